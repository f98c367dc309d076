"""The program tries itself out without a person."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.errors import ModelError
from desktop.program.self_test import SelfTest
from tests.journeys.driver import Driver


@pytest.fixture
def driver(qtbot: QtBot, tmp_path: Path) -> Iterator[Driver]:
    driver = Driver(qtbot, tmp_path)
    yield driver
    driver.window.deleteLater()


def follow(driver: Driver, *, patience: int = 60_000) -> SelfTest:
    clock = count(1)
    test = SelfTest(driver.window, seconds=lambda: next(clock), patience=patience)
    with driver.qtbot.waitSignal(driver.window.closed, timeout=60_000):
        driver.show()
        driver.window.panel.start_page.sample_requested.emit()
    return test


def test_it_waits_for_the_window_then_the_photo_then_the_fill(driver: Driver) -> None:
    test = follow(driver)
    assert test.report == {"window": 1, "photo": 2, "fill": 3, "trouble": ""}
    assert not test.has_failed
    assert len(driver.engine.jobs) == 1


def test_nobody_is_asked_about_the_repair(driver: Driver) -> None:
    follow(driver)
    assert driver.asker.asked == []


def test_it_tells_what_went_wrong(driver: Driver) -> None:
    driver.engine.error = ModelError("landscape", "Its weights are broken.")
    test = follow(driver)
    assert test.has_failed
    assert test.report["trouble"] != ""
    assert "fill" not in test.report


def test_a_fill_that_never_comes_is_a_failure(driver: Driver) -> None:
    driver.engine.block_fill()
    test = follow(driver, patience=300)
    driver.engine.release_fill()
    assert test.has_failed
    assert "in time" in str(test.report["trouble"])

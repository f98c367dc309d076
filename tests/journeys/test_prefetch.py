"""What dialogs stand on is imported before it is asked for, in a worker."""

import threading
from collections.abc import Callable

import pytest

from desktop.window.actions import ActionId
from tests.journeys.driver import Driver


def test_the_wizard_is_imported_once_the_model_is_ready(
    make_driver: Callable[[str], Driver], monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[str] = []

    def work(_report: object) -> None:
        threads.append(threading.current_thread().name)

    monkeypatch.setattr("desktop.wiring.import_wizard", work)
    driver = make_driver("first")
    driver.engine.block_prepare()
    driver.show()
    assert threads == []
    driver.engine.release_prepare()
    driver.wait_until_ready()
    driver.wait(lambda: len(threads) == 1)
    assert threads != [threading.main_thread().name]
    driver.window.model_menu.chosen.emit("classic")
    driver.wait(lambda: driver.window.status.model.text() == "classic")
    driver.trigger(ActionId.TRAIN)
    assert len(threads) == 1

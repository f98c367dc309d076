"""The sample is one click away, and a person's first repair with it safe."""

from pathlib import Path

import numpy as np
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QPushButton

import resources
from core.geometry import Box
from desktop.window.actions import ActionId
from tests.journeys.driver import Driver, read


def _open_sample(driver: Driver) -> None:
    buttons = driver.window.panel.start_page.findChildren(QPushButton)
    (sample,) = [b for b in buttons if b.text() == "Try the sample photo"]
    with driver.qtbot.waitSignal(driver.document.photo_changed):
        sample.click()


def test_the_sample_is_opened_by_its_button(driver: Driver) -> None:
    _open_sample(driver)
    assert driver.title == "sample.jpg - Mendscape"
    assert driver.settings.recent_files == ()


def test_saving_the_repaired_sample_asks_for_a_place(
    driver: Driver, tmp_path: Path, monkeypatch
) -> None:
    monkeypatch.setattr(
        QStandardPaths, "writableLocation", staticmethod(lambda _: str(tmp_path))
    )
    before = resources.sample_photo().read_bytes()
    _open_sample(driver)
    driver.fill(Box.square(300, 600, 200))
    driver.asker.places.append(tmp_path / "mine.png")
    driver.trigger(ActionId.SAVE)
    driver.wait(lambda: not driver.document.is_modified)
    assert driver.asker.suggestions == [tmp_path / "sample-repaired.jpg"]
    assert np.array_equal(read(tmp_path / "mine.png"), driver.shown)
    assert resources.sample_photo().read_bytes() == before

    driver.fill(Box.square(900, 600, 200))
    driver.trigger(ActionId.SAVE)
    driver.wait(lambda: not driver.document.is_modified)
    assert np.array_equal(read(tmp_path / "mine.png"), driver.shown)


def test_the_zoom_goes_between_the_whole_photo_and_its_pixels(driver: Driver) -> None:
    _open_sample(driver)
    fitted = driver.view.zoom
    assert fitted < 1.0
    driver.window.status.zoom.click()
    assert driver.window.status.zoom.text() == "100 %"
    driver.window.status.zoom.click()
    assert driver.view.zoom == fitted
    driver.trigger(ActionId.ACTUAL_SIZE)
    assert driver.view.zoom == 1.0
    driver.trigger(ActionId.FIT)
    assert driver.view.zoom == fitted

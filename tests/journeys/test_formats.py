"""Photos of kinds that cannot go out as they came in."""

from pathlib import Path

import numpy as np
import pytest

from core.geometry import Box
from desktop.window.actions import ActionId
from tests.deep import deep_noise, write_deep
from tests.journeys.driver import Driver


def save_as(driver: Driver, path: Path) -> None:
    driver.asker.places = [path]
    driver.trigger(ActionId.SAVE_AS)
    driver.wait(lambda: path.exists() and driver.document.name == path.name)


@pytest.mark.parametrize("name", ["deep.jpg", "deep.webp"])
def test_that_16_bits_become_8_is_told(
    driver: Driver, tmp_path: Path, name: str
) -> None:
    driver.open(write_deep(tmp_path / "deep.png", deep_noise("RGB")))
    save_as(driver, tmp_path / name)
    driver.wait(lambda: f"{name} holds 8 of the photo's 16 bits" in driver.message)


def test_where_nothing_is_lost_nothing_is_told(driver: Driver, tmp_path: Path) -> None:
    samples = deep_noise("RGB")
    driver.open(write_deep(tmp_path / "deep.png", samples))
    driver.fill(Box.square(20, 10, 24))
    save_as(driver, tmp_path / "deep.tif")
    driver.open(tmp_path / "deep.tif")
    saved = driver.document.photo.raster.samples
    is_hole = np.zeros(saved.shape[:2], bool)
    is_hole[10:34, 20:44] = True
    assert np.array_equal(saved[~is_hole], samples[~is_hole])
    assert driver.message == ""


def test_a_photo_that_is_only_opened_is_saved_as_a_usual_one(
    driver: Driver, photo: Path, tmp_path: Path
) -> None:
    driver.open(photo)
    driver.document.set_target(tmp_path / "snow.heic")
    driver.fill(Box.square(100, 80, 40))
    driver.asker.places = [tmp_path / "snow-repaired.jpg"]
    driver.trigger(ActionId.SAVE)
    driver.wait(lambda: driver.title == "snow-repaired.jpg - Mendscape")
    assert driver.asker.suggestions == [tmp_path / "snow-repaired.jpg"]
    assert not (tmp_path / "snow.heic").exists()

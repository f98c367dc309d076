"""A phone's photo looks on the screen as it does on the phone, and stays what it is."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.geometry import Box, Point
from desktop.window.actions import ActionId
from tests.journeys.driver import Driver
from tests.profiles import display_p3_profile

PALE = (200, 100, 100)
SEEN = (215, 93, 97)
"""What `PALE` of Display P3 is in sRGB."""
HOLE = Box.square(40, 40, 30)


@pytest.fixture
def phone(tmp_path: Path) -> Path:
    path = tmp_path / "phone.png"
    picture = Image.new("RGB", (320, 240), PALE)
    picture.paste((0, 0, 255), (50, 50, 60, 60))
    picture.save(path, icc_profile=display_p3_profile())
    return path


def is_seen(driver: Driver, point: Point) -> bool:
    return all(
        abs(one - other) <= 2
        for one, other in zip(driver.on_screen(point), SEEN, strict=True)
    )


def test_it_is_shown_in_its_own_colours(driver: Driver, phone: Path) -> None:
    driver.open(phone)
    assert is_seen(driver, Point(160, 120))
    assert not is_seen(driver, Point(55, 55))
    driver.fill(HOLE)
    driver.wait(lambda: is_seen(driver, Point(55, 55)))


def test_what_is_saved_is_in_the_colours_of_the_file(
    driver: Driver, phone: Path, tmp_path: Path
) -> None:
    driver.open(phone)
    driver.fill(HOLE)
    (patch,) = driver.document.patches
    copy = tmp_path / "copy.png"
    driver.asker.places.append(copy)
    driver.trigger(ActionId.SAVE_AS)
    driver.wait(lambda: not driver.document.is_modified)
    with Image.open(copy) as image:
        saved = np.array(image)
        assert image.info["icc_profile"] == display_p3_profile()
    assert np.array_equal(saved[patch.box.slices], patch.pixels)
    saved[patch.box.slices] = PALE
    assert (saved == PALE).all()


def test_a_copied_square_brings_its_profile(driver: Driver, phone: Path) -> None:
    from desktop.files.clipboard_picture import picture_of

    driver.open(phone)
    photo = driver.document.photo
    picture = picture_of(photo, (), Box.square(0, 0, 10))
    assert picture.colorSpace().isValid()
    assert picture.pixelColor(3, 3).getRgb()[:3] == PALE

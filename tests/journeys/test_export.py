"""A copy in another format, its size told beforehand."""

import re
import tempfile
import time
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.geometry import Box
from desktop.dialogs.export_dialog import ExportDialog
from desktop.files.export_choice import EXPORT_FORMATS, ExportFormat, ExportHabit
from desktop.window.actions import ActionId
from tests.factories import landscape
from tests.journeys.driver import Driver, read

CAMERA = 0x0110


@pytest.fixture
def jpeg(tmp_path: Path) -> Path:
    exif = Image.Exif()
    exif[CAMERA] = "Box of tin"
    path = tmp_path / "peak.jpg"
    Image.fromarray(landscape(320, 240)).save(path, quality=85, exif=exif)
    return path


def dialog_of(driver: Driver) -> ExportDialog:
    driver.trigger(ActionId.EXPORT)
    dialog = driver.window.findChild(ExportDialog)
    wait_for_size(driver, dialog)
    return dialog


def wait_for_size(driver: Driver, dialog: ExportDialog) -> None:
    driver.wait(lambda: dialog.size_text.text().startswith("About "))


def choose(dialog: ExportDialog, text: str) -> None:
    index = dialog.format.findText(text)
    dialog.format.setCurrentIndex(index)
    dialog.format.activated.emit(index)


def bytes_in(text: str) -> float:
    number, unit = re.fullmatch(r"About ([\d.,]+) (\w+)", text).groups()
    return float(number.replace(",", "")) * {"bytes": 1, "kB": 1e3, "MB": 1e6}[unit]


def test_a_copy_is_exported_and_the_photo_stays_unsaved(
    driver: Driver, jpeg: Path, tmp_path: Path
) -> None:
    before = jpeg.read_bytes()
    driver.open(jpeg)
    driver.fill(Box.square(100, 80, 40))
    dialog = dialog_of(driver)
    choose(dialog, "PNG")
    wait_for_size(driver, dialog)
    told = bytes_in(dialog.size_text.text())
    target = tmp_path / "copy.png"
    driver.asker.places = [target]
    dialog.export_button.click()
    driver.wait(lambda: "copy.png is written" in driver.message)
    assert driver.asker.suggestions == [tmp_path / "peak-export.png"]
    assert np.array_equal(read(target), driver.shown)
    assert told == pytest.approx(target.stat().st_size, rel=0.01)
    assert driver.title == "peak.jpg* - Mendscape"
    assert jpeg.read_bytes() == before


def test_a_lower_quality_is_told_to_be_smaller(driver: Driver, jpeg: Path) -> None:
    driver.open(jpeg)
    dialog = dialog_of(driver)
    as_source = bytes_in(dialog.size_text.text())
    dialog.as_source.setChecked(False)
    dialog.slider.setValue(20)
    assert dialog.quality.value() == 20
    assert dialog.size_text.text() == "Working it out…"
    wait_for_size(driver, dialog)
    assert bytes_in(dialog.size_text.text()) < as_source / 1.5
    dialog.reject()


def test_metadata_goes_along_unless_it_is_not_wanted(
    driver: Driver, jpeg: Path, tmp_path: Path
) -> None:
    driver.open(jpeg)
    for is_wanted in (True, False):
        target = tmp_path / f"{is_wanted}.jpg"
        dialog = dialog_of(driver)
        dialog.metadata.setChecked(is_wanted)
        driver.asker.places.append(target)
        dialog.export_button.click()
        driver.wait(lambda target=target: target.name in driver.message)
        with Image.open(target) as image:
            assert (image.getexif().get(CAMERA) == "Box of tin") == is_wanted
        driver.wait(lambda: driver.window.findChild(ExportDialog) is None)


def test_only_what_has_an_effect_can_be_chosen(driver: Driver, jpeg: Path) -> None:
    driver.open(jpeg)
    dialog = dialog_of(driver)
    assert dialog.as_source.isVisible()
    assert not dialog.quality.isEnabled()
    choose(dialog, "WebP")
    assert not dialog.as_source.isVisible()
    assert dialog.quality.isEnabled()
    choose(dialog, "WebP without loss")
    assert not dialog.quality.isEnabled()
    choose(dialog, "BMP")
    assert not dialog.metadata.isEnabled()
    dialog.reject()


def test_a_format_that_cannot_hold_the_photo_is_refused_beforehand(
    driver: Driver, tmp_path: Path
) -> None:
    path = tmp_path / "hole.png"
    Image.new("RGBA", (80, 60), (90, 120, 200, 40)).save(path)
    driver.open(path)
    dialog = dialog_of(driver)
    choose(dialog, "JPEG")
    driver.wait(lambda: "transparency" in dialog.size_text.text())
    assert not dialog.export_button.isEnabled()
    choose(dialog, "PNG")
    wait_for_size(driver, dialog)
    assert dialog.export_button.isEnabled()
    dialog.reject()


def test_the_first_format_is_the_photos_own(driver: Driver, photo: Path) -> None:
    driver.open(photo)
    dialog = dialog_of(driver)
    assert isinstance(dialog.format.value, ExportFormat)
    assert dialog.format.value.format.name == "PNG"
    assert dialog.format.count() == len(EXPORT_FORMATS)
    dialog.reject()


def test_format_and_quality_are_offered_again(
    driver: Driver, jpeg: Path, photo: Path, tmp_path: Path
) -> None:
    driver.open(jpeg)
    dialog = dialog_of(driver)
    choose(dialog, "WebP")
    dialog.quality.setValue(61)
    dialog.metadata.setChecked(False)
    driver.asker.places = [tmp_path / "copy.webp"]
    dialog.export_button.click()
    driver.wait(lambda: "copy.webp is written" in driver.message)
    driver.open(photo)
    again = dialog_of(driver)
    assert (again.format.currentText(), again.quality.value()) == ("WebP", 61)
    assert again.metadata.isChecked()
    again.reject()


def test_what_was_cancelled_is_not_offered_again(driver: Driver, jpeg: Path) -> None:
    driver.open(jpeg)
    dialog = dialog_of(driver)
    choose(dialog, "PNG")
    dialog.reject()
    assert driver.settings.export_habit is None


@pytest.mark.parametrize(
    ("mode", "suffix", "first"),
    [
        ("RGBA", ".png", "PNG"),  # a JPEG has no transparency
        ("CMYK", ".tif", "TIFF"),
        ("I;16", ".tif", "TIFF"),  # 16 bits
        ("L", ".png", "WebP"),  # grey is kept
        ("RGB", ".png", "WebP"),
    ],
)
def test_a_habit_takes_nothing_from_a_photo(
    driver: Driver, tmp_path: Path, mode: str, suffix: str, first: str
) -> None:
    lossy = "WebP" if first == "WebP" else "JPEG"
    if mode == "CMYK":
        lossy = "WebP"
    habit = next(one for one in EXPORT_FORMATS if one.text == lossy)
    driver.settings.set_export_habit(ExportHabit(habit, 50, is_as_source=False))
    path = tmp_path / f"photo{suffix}"
    Image.new(mode, (64, 48)).save(path)
    driver.open(path)
    dialog = dialog_of(driver)
    assert dialog.format.currentText() == first
    dialog.reject()


def test_a_changed_mind_writes_nothing(
    driver: Driver, jpeg: Path, tmp_path: Path
) -> None:
    driver.open(jpeg)
    files = set(tmp_path.iterdir())
    dialog = dialog_of(driver)
    driver.asker.places = [None]
    dialog.export_button.click()
    assert driver.asker.asked[-1] == "place_to_save"
    assert {path for path in tmp_path.iterdir() if path.is_file()} == {
        path for path in files if path.is_file()
    }


def test_a_place_that_cannot_be_written_is_told(
    driver: Driver, jpeg: Path, tmp_path: Path
) -> None:
    driver.open(jpeg)
    dialog = dialog_of(driver)
    driver.asker.places = [tmp_path / "gone" / "copy.jpg"]
    dialog.export_button.click()
    driver.wait(lambda: "copy.jpg could not be saved" in driver.message)


def test_without_a_photo_there_is_nothing_to_export(driver: Driver) -> None:
    assert not driver.window.action(ActionId.EXPORT).isEnabled()


def test_the_dialog_opens_at_once(driver: Driver, jpeg: Path) -> None:
    driver.open(jpeg)
    dialog_of(driver).reject()  # what is imported once is there from now on
    driver.wait(lambda: driver.window.findChild(ExportDialog) is None)
    started = time.thread_time()  # what other programs take does not count
    driver.trigger(ActionId.EXPORT)
    assert time.thread_time() - started < 0.1
    driver.window.findChild(ExportDialog).reject()


def test_nothing_of_a_measurement_is_left(
    driver: Driver, jpeg: Path, tmp_path: Path, monkeypatch
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    driver.open(jpeg)
    dialog_of(driver).reject()
    assert list(scratch.iterdir()) == []

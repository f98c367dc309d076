"""Pictures come from the clipboard and go to it; whatever else is there is told."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QClipboard, QColorSpace, QGuiApplication, QImage

from core.geometry import Box
from desktop.window.actions import ActionId
from tests.factories import landscape
from tests.journeys.driver import Driver, read


@pytest.fixture
def clipboard(driver: Driver) -> Iterator[QClipboard]:
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    yield clipboard
    clipboard.clear()


def picture(pixels: np.ndarray) -> QImage:
    height, width, channels = pixels.shape
    formats = QImage.Format
    layout = formats.Format_RGBA8888 if channels == 4 else formats.Format_RGB888
    return QImage(pixels.tobytes(), width, height, width * channels, layout).copy()


def pixels_of(image: QImage) -> np.ndarray:
    plain = image.convertToFormat(QImage.Format.Format_RGBA8888)
    data = np.frombuffer(plain.constBits(), np.uint8)
    return data.reshape(plain.height(), plain.width(), 4).copy()


def paste(driver: Driver) -> None:
    with driver.qtbot.waitSignal(driver.document.photo_changed):
        driver.trigger(ActionId.PASTE)


def test_a_pasted_picture_is_a_new_photo(
    driver: Driver, clipboard: QClipboard, tmp_path: Path
) -> None:
    pixels = landscape(101, 70)  # rows of no round number of bytes
    clipboard.setImage(picture(pixels))
    paste(driver)
    assert driver.title == "Pasted picture.png - Mendscape"
    assert np.array_equal(driver.shown, pixels)
    driver.fill(Box.square(30, 20, 24))
    driver.asker.places = [tmp_path / "pasted.png"]
    driver.trigger(ActionId.SAVE)
    driver.wait(lambda: not driver.document.is_modified)
    assert driver.asker.suggestions[0].name == "Pasted picture-repaired.png"
    assert np.array_equal(read(tmp_path / "pasted.png"), driver.shown)


def test_transparency_and_colours_come_along(
    driver: Driver, clipboard: QClipboard
) -> None:
    alpha = np.arange(60 * 40, dtype=np.uint8).reshape(40, 60, 1)
    image = picture(np.concatenate([landscape(60, 40), alpha], axis=2))
    image.setColorSpace(QColorSpace(QColorSpace.NamedColorSpace.DisplayP3))
    clipboard.setImage(image)
    paste(driver)
    photo = driver.document.photo
    assert photo.raster.mode == "RGBA"
    assert np.array_equal(photo.raster.samples[..., 3:], alpha)
    assert QColorSpace.fromIccProfile(photo.info.icc_profile) == image.colorSpace()


def test_a_copied_file_is_opened(
    driver: Driver, clipboard: QClipboard, photo: Path
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(photo))])
    clipboard.setMimeData(data)
    paste(driver)
    assert driver.title == "ridge.png - Mendscape"


def _text(data: QMimeData) -> None:
    data.setText("a sentence")


def _sound(data: QMimeData) -> None:
    data.setData("audio/x-wav", b"RIFF")


def _nothing(data: QMimeData) -> None:
    pass


def _broken(data: QMimeData) -> None:
    data.setData("image/png", b"\x89PNG\r\n\x1a\nbut no more")
    data.setImageData(QImage())


def _website(data: QMimeData) -> None:
    data.setUrls([QUrl("https://example.org/peak.jpg")])


@pytest.mark.parametrize(
    ("fill", "words"),
    [
        (_text, "holds text"),
        (_sound, "no picture"),
        (_nothing, "empty"),
        (_broken, "cannot be read"),
        (_website, "holds text"),
    ],
)
def test_what_cannot_be_pasted_is_told_and_the_photo_stays(
    driver: Driver, clipboard: QClipboard, photo: Path, fill, words: str
) -> None:
    driver.open(photo)
    data = QMimeData()
    fill(data)
    clipboard.setMimeData(data)
    driver.trigger(ActionId.PASTE)
    assert words in driver.message
    assert driver.title == "ridge.png - Mendscape"


def test_a_clipboard_that_nobody_has_used_is_empty(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QClipboard, "mimeData", lambda *_: None)
    driver.trigger(ActionId.PASTE)
    assert "empty" in driver.message


def test_a_copied_file_that_is_no_photo_is_told(
    driver: Driver, clipboard: QClipboard, tmp_path: Path
) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("no picture")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    clipboard.setMimeData(data)
    driver.trigger(ActionId.PASTE)
    driver.wait(lambda: "notes.txt cannot be opened" in driver.message)


def test_the_repaired_photo_is_copied(
    driver: Driver, clipboard: QClipboard, photo: Path
) -> None:
    driver.open(photo)
    driver.fill(Box.square(100, 80, 40))
    driver.trigger(ActionId.COPY)
    driver.wait(lambda: "repaired photo" in driver.message)
    assert np.array_equal(pixels_of(clipboard.image())[..., :3], driver.shown)
    assert driver.activity != "Copying"


def test_the_square_is_copied(
    driver: Driver, clipboard: QClipboard, photo: Path
) -> None:
    driver.open(photo)
    assert not driver.window.action(ActionId.COPY_SQUARE).isEnabled()
    box = Box.square(60, 40, 32)
    driver.view.set_selection(box)
    driver.trigger(ActionId.COPY_SQUARE)
    driver.wait(lambda: "square" in driver.message)
    copied = pixels_of(clipboard.image())
    assert np.array_equal(copied[..., :3], driver.document.shown(box))


def test_transparency_goes_along(driver: Driver, clipboard: QClipboard) -> None:
    alpha = np.full((40, 60, 1), 255, np.uint8)
    alpha[:, :20] = 0
    pixels = np.concatenate([landscape(60, 40), alpha], axis=2)
    clipboard.setImage(picture(pixels))
    paste(driver)
    clipboard.clear()
    driver.trigger(ActionId.COPY)
    driver.wait(lambda: "repaired photo" in driver.message)
    copied = pixels_of(clipboard.image())
    assert np.array_equal(copied[..., 3:], alpha)
    assert np.array_equal(copied[:, 20:], pixels[:, 20:])


def test_without_a_photo_there_is_nothing_to_copy(driver: Driver) -> None:
    assert not driver.window.action(ActionId.COPY).isEnabled()

"""Photos come in by every door; bad ones leave the good one alone."""

import threading
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.arrays import Pixels
from core.errors import HoleTooSmall, PhotoTooLarge
from core.geometry import Box, Size
from core.photo.halving import halved
from desktop.files.file_controller import FileController
from desktop.window.actions import ActionId
from tests.factories import landscape
from tests.journeys.driver import Driver, read


def test_without_a_photo_the_window_says_how_to_begin(driver: Driver) -> None:
    assert driver.window.panel.start_page.isVisible()
    assert driver.title == "Mendscape"
    for key in (ActionId.SAVE, ActionId.SAVE_AS, ActionId.UNDO, ActionId.FIT):
        assert not driver.window.action(key).isEnabled()


def test_a_dropped_photo_is_opened(driver: Driver, photo: Path) -> None:
    with driver.qtbot.waitSignal(driver.document.photo_changed):
        assert driver.drop(photo)
    assert np.array_equal(driver.shown, read(photo))
    assert driver.view.isVisible()


def test_the_sizes_to_show_are_made_beside_the_window(
    driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, makers = tmp_path / "large.png", set()
    Image.fromarray(landscape(1100, 700)).save(path)

    def watched(pixels: Pixels, *rest: object) -> Pixels:
        makers.add(threading.current_thread())
        return halved(pixels, *rest)

    monkeypatch.setattr("core.photo.halving.halved", watched)
    driver.open(path)
    assert makers
    assert threading.main_thread() not in makers
    assert np.array_equal(driver.shown, read(path))


def test_things_that_are_no_files_cannot_be_dropped(driver: Driver) -> None:
    assert not driver.drop()


def test_the_keyboard_goes_to_the_opened_photo(driver: Driver, photo: Path) -> None:
    driver.open(photo)
    assert driver.window.focusWidget() is driver.view


def test_a_photo_opened_before_is_in_the_recent_menu(
    driver: Driver, photo: Path, other_photo: Path
) -> None:
    driver.open(photo)
    driver.open(other_photo)
    menu = driver.window.recent_menu
    menu.aboutToShow.emit()
    assert [a.text() for a in menu.actions()][:2] == ["lake.png", "ridge.png"]
    with driver.qtbot.waitSignal(driver.document.photo_changed):
        menu.actions()[1].trigger()
    assert driver.title == "ridge.png - Mendscape"
    menu.aboutToShow.emit()
    driver.trigger(ActionId.CLEAR_RECENT)
    assert driver.settings.recent_files == ()


def test_a_recent_photo_that_is_gone_is_forgotten(
    driver: Driver, photo: Path, other_photo: Path
) -> None:
    driver.open(photo)
    driver.open(other_photo)
    photo.unlink()
    driver.window.recent_menu.chosen.emit(photo)
    driver.wait(lambda: "ridge.png cannot be opened" in driver.message)
    assert driver.settings.recent_files == (other_photo,)


def _text(path: Path) -> None:
    path.write_text("no picture")


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:500])


@pytest.mark.parametrize("spoil", [_text, _empty, _truncated, Path.unlink])
def test_a_bad_file_keeps_the_photo_and_its_repairs(
    driver: Driver, photo: Path, other_photo: Path, spoil
) -> None:
    driver.open(photo)
    driver.fill(Box.square(100, 80, 40))
    shown = driver.shown
    spoil(other_photo)
    driver.drop(other_photo)
    driver.wait(lambda: "lake.png cannot be opened" in driver.message)
    assert driver.title == "ridge.png* - Mendscape"
    assert np.array_equal(driver.shown, shown)
    assert "unsaved" not in driver.asker.asked


def test_a_bad_first_file_leaves_the_start_page(driver: Driver, photo: Path) -> None:
    _text(photo)
    driver.drop(photo)
    driver.wait(lambda: "ridge.png cannot be opened" in driver.message)
    assert driver.window.panel.start_page.isVisible()
    assert driver.activity == "Ready"


@pytest.mark.parametrize("is_wanted", [True, False])
def test_a_very_large_photo_is_opened_when_it_is_wanted(
    driver: Driver, photo: Path, monkeypatch, *, is_wanted: bool
) -> None:
    from core.photo import photo_io

    def open_photo(path: Path, *, pixel_limit: int):
        if pixel_limit < huge.pixels:
            raise PhotoTooLarge(path, huge, pixel_limit)
        return real(path)

    huge = Size(100_000, 100_000)
    real = photo_io.open_photo
    monkeypatch.setattr(photo_io, "open_photo", open_photo)
    driver.asker.large_choices.append(is_wanted)
    driver.drop(photo)
    driver.wait(lambda: "open_large" in driver.asker.asked)
    if is_wanted:
        driver.wait(lambda: driver.title == "ridge.png - Mendscape")
    assert (driver.document.photo is not None) == is_wanted


def test_only_the_latest_of_two_photos_is_shown(
    driver: Driver, photo: Path, other_photo: Path
) -> None:
    shown = []
    driver.document.photo_changed.connect(lambda: shown.append(driver.document.name))
    files = driver.window.findChild(FileController)
    files.open_photo(photo)
    files.open_photo(other_photo)
    driver.wait(lambda: driver.document.name == "lake.png")
    assert shown == ["lake.png"]


def test_a_square_that_is_too_small_is_told(driver: Driver, photo: Path) -> None:
    driver.engine.error = HoleTooSmall(4, 8)
    driver.open(photo)
    driver.drag(Box.square(50, 50, 20))
    driver.wait(lambda: "at least 8 px" in driver.message)
    assert not driver.document.is_modified


def test_a_closed_photo_leaves_the_start_page(driver: Driver, photo: Path) -> None:
    driver.open(photo)
    driver.trigger(ActionId.CLOSE_PHOTO)
    assert driver.window.panel.start_page.isVisible()
    assert driver.title == "Mendscape"
    assert not driver.window.action(ActionId.SAVE_AS).isEnabled()


def test_the_window_remembers_its_size(driver: Driver) -> None:
    driver.window.resize(700, 500)
    driver.window.close()
    assert not driver.settings.geometry.isEmpty()

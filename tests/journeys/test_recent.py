"""The photos of before, as pictures on the start page and in the menu."""

from pathlib import Path
from threading import get_ident

import pytest
from PIL import Image
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QToolButton

from core.geometry import Box
from core.patch import Patch
from core.photo.photo import Photo
from desktop.recent.recent_store import SIDE, RecentStore, small_picture
from desktop.window.actions import ActionId
from tests.factories import landscape, noise
from tests.journeys.driver import Driver

RED = (200, 30, 30)


@pytest.fixture
def red(tmp_path: Path) -> Path:
    path = tmp_path / "red & wide.png"
    Image.new("RGB", (400, 200), RED).save(path)
    return path


def buttons(driver: Driver) -> list[QToolButton]:
    row = driver.window.panel.start_page.recent
    return [one for one in row.findChildren(QToolButton) if one.isVisible()]


def store_of(driver: Driver) -> RecentStore:
    return RecentStore(driver.paths.cache / "recent")


def wait_for_picture(driver: Driver, path: Path) -> None:
    driver.wait(lambda: not store_of(driver).picture(path).isNull())


def test_at_first_there_is_nothing_to_go_on_with(driver: Driver) -> None:
    assert buttons(driver) == []


def test_a_photo_of_before_is_one_click_away(
    driver: Driver, red: Path, photo: Path
) -> None:
    for path in (photo, red):
        driver.open(path)
        wait_for_picture(driver, path)
    driver.trigger(ActionId.CLOSE_PHOTO)
    driver.wait(lambda: len(buttons(driver)) == 2)
    first, second = buttons(driver)
    assert first.text() == "red && wide.png"
    assert first.toolTip() == str(red)
    pixmap = first.icon().pixmap(first.iconSize())
    middle = pixmap.toImage().pixelColor(pixmap.rect().center())
    assert abs(middle.red() - RED[0]) < 12
    with driver.qtbot.waitSignal(driver.document.photo_changed):
        second.click()
    assert driver.title == "ridge.png - Mendscape"


def test_the_menu_shows_them_too(driver: Driver, red: Path) -> None:
    driver.open(red)
    wait_for_picture(driver, red)
    menu = driver.window.recent_menu
    menu.aboutToShow.emit()
    entry = menu.actions()[0]
    image = entry.icon().pixmap(40, 40).toImage()
    assert abs(QColor(image.pixel(image.rect().center())).red() - RED[0]) < 12


def test_a_saved_repair_is_seen_in_the_picture(
    driver: Driver, photo: Path, tmp_path: Path
) -> None:
    driver.open(photo)
    wait_for_picture(driver, photo)
    driver.fill(Box.square(100, 80, 40))
    target = tmp_path / "saved.png"
    driver.asker.places = [target]
    driver.trigger(ActionId.SAVE_AS)
    wait_for_picture(driver, target)
    store = store_of(driver)
    assert store.picture(target) != store.picture(photo)


def test_a_photo_that_is_gone_leaves_the_page(
    driver: Driver, red: Path, photo: Path
) -> None:
    for path in (photo, red):
        driver.open(path)
        wait_for_picture(driver, path)
    driver.trigger(ActionId.CLOSE_PHOTO)
    driver.wait(lambda: len(buttons(driver)) == 2)
    red.unlink()
    buttons(driver)[0].click()
    driver.wait(lambda: "cannot be opened" in driver.message)
    assert [one.text() for one in buttons(driver)] == ["ridge.png"]


def test_clearing_the_list_forgets_the_pictures(driver: Driver, red: Path) -> None:
    driver.open(red)
    wait_for_picture(driver, red)
    driver.trigger(ActionId.CLOSE_PHOTO)
    driver.wait(lambda: len(buttons(driver)) == 1)
    driver.trigger(ActionId.CLEAR_RECENT)
    assert buttons(driver) == []
    assert driver.settings.recent_files == ()
    assert list((driver.paths.cache / "recent").iterdir()) == []


def test_pictures_of_photos_long_ago_are_removed(
    driver: Driver, red: Path, photo: Path
) -> None:
    driver.open(red)
    wait_for_picture(driver, red)
    driver.settings.remove_recent_file(red)
    driver.open(photo)
    wait_for_picture(driver, photo)
    driver.wait(lambda: store_of(driver).picture(red).isNull())


def test_none_is_removed_while_another_is_made(
    driver: Driver, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads = []
    for step in (RecentStore.keep, RecentStore.keep_only):

        def heard(*of: object, step=step) -> None:
            threads.append(get_ident())
            step(*of)

        monkeypatch.setattr(RecentStore, step.__name__, heard)
    driver.open(photo)
    driver.wait(lambda: len(threads) == 2)
    assert threads[0] == threads[1] != get_ident()


def test_a_small_window_shows_as_many_as_fit(driver: Driver, tmp_path: Path) -> None:
    for number in range(6):
        driver.settings.add_recent_file(tmp_path / f"{number}.png")
    driver.window.recent_menu.aboutToShow.emit()
    page = driver.window.panel.start_page
    shown = [
        (path, store_of(driver).picture(path))
        for path in (driver.settings.recent_files)
    ]
    page.show_recent(shown)
    driver.window.resize(1100, 760)
    driver.wait(lambda: len(buttons(driver)) == 6)
    driver.window.resize(480, 600)
    driver.wait(lambda: len(buttons(driver)) == 3)
    driver.window.resize(480, 360)
    driver.wait(lambda: buttons(driver) == [])


def test_a_cache_that_cannot_be_written_is_no_trouble(
    driver: Driver, red: Path
) -> None:
    driver.paths.cache.parent.mkdir(parents=True, exist_ok=True)
    driver.paths.cache.write_text("a file where the folder should be")
    driver.open(red)
    driver.trigger(ActionId.CLOSE_PHOTO)
    driver.wait(lambda: len(buttons(driver)) == 1)
    assert driver.message == ""


@pytest.mark.parametrize("size", [(3000, 2000), (900, 700), (40, 30), (5000, 3)])
def test_a_picture_is_small_and_whole(size: tuple[int, int]) -> None:
    width, height = size
    picture = small_picture(Photo.from_pixels(landscape(width, height)), ())
    assert not picture.isNull()
    assert max(picture.width(), picture.height()) == min(SIDE, max(size))


@pytest.mark.parametrize("corner", [(1501, 1001), (0, 0), (7, 1999)])
def test_a_picture_shows_the_repaired_photo(corner: tuple[int, int]) -> None:
    left, top = corner
    pixels = noise(3000, 2000)
    box = Box(left, top, min(left + 1400, 3000), min(top + 900, 2000))
    patch = Patch(box, noise(box.width, box.height, seed=1))
    repaired = pixels.copy()
    repaired[box.slices] = patch.pixels
    picture = small_picture(Photo.from_pixels(pixels), (patch,))
    assert picture == small_picture(Photo.from_pixels(repaired), ())

"""Failures that nobody expected leave the photo and the window alone."""

from pathlib import Path

from core.geometry import Box
from desktop.window.actions import ActionId
from tests.journeys.driver import Driver

HOLE = Box.square(100, 80, 40)


def test_an_unexpected_error_in_a_fill_reaches_the_hook_and_the_next_fill_works(
    driver: Driver, photo: Path
) -> None:
    driver.open(photo)
    driver.engine.error = ZeroDivisionError("inside the engine")
    with driver.qtbot.captureExceptions() as caught:
        driver.drag(HOLE)
        driver.wait(lambda: len(caught) == 1)
    assert "inside the engine" in str(caught[0][1])
    assert "Filling" not in driver.activity
    driver.engine.error = None
    driver.fill(Box.square(20, 20, 30))


def test_an_unexpected_error_while_opening_keeps_the_photo(
    driver: Driver, photo: Path, other_photo: Path, monkeypatch
) -> None:
    from core.photo import photo_io

    def fail(path: Path, *, pixel_limit: int):
        raise ZeroDivisionError

    driver.open(photo)
    monkeypatch.setattr(photo_io, "open_photo", fail)
    with driver.qtbot.captureExceptions() as caught:
        driver.drop(other_photo)
        driver.wait(lambda: len(caught) == 1)
    assert driver.title == "ridge.png - Mendscape"


def test_an_unexpected_error_while_saving_keeps_the_repairs(
    driver: Driver, photo: Path, tmp_path: Path, monkeypatch
) -> None:
    from core.photo import photo_io

    def fail(*_: object) -> None:
        raise ZeroDivisionError

    driver.open(photo)
    driver.fill(HOLE)
    monkeypatch.setattr(photo_io, "save_photo", fail)
    driver.document.set_target(tmp_path / "copy.png")
    with driver.qtbot.captureExceptions() as caught:
        driver.trigger(ActionId.SAVE)
        driver.wait(lambda: len(caught) == 1)
    assert driver.document.is_modified
    assert driver.title == "copy.png* - Mendscape"


def test_too_little_memory_is_told_in_words(driver: Driver, photo: Path) -> None:
    driver.open(photo)
    driver.engine.error = MemoryError()
    driver.drag(HOLE)
    driver.wait(lambda: "not enough free memory" in driver.message)

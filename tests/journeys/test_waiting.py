"""Queues, cancels, and results that nobody wants any more."""

from pathlib import Path

import numpy as np
from PySide6.QtCore import Qt

from core.errors import ModelDamaged
from core.geometry import Box
from core.inpainting.engine import FillJob
from core.photo.photo import Photo
from desktop.window.actions import ActionId
from tests.desktop.fakes import fake_fill
from tests.journeys.driver import Driver, read

FIRST = Box.square(20, 20, 40)
SECOND = Box.square(100, 100, 50)
THIRD = Box.square(200, 30, 60)


def test_a_drag_before_the_model_is_ready_is_filled_afterwards(
    hidden: Driver, photo: Path
) -> None:
    hidden.engine.block_prepare()
    hidden.show()
    hidden.wait(lambda: "Preparing the model" in hidden.activity)
    hidden.open(photo)
    hidden.drag(FIRST)
    assert hidden.view.selection == FIRST
    assert "Filling" in hidden.activity
    assert hidden.document.repairs == ()
    hidden.engine.release_prepare()
    hidden.wait(lambda: len(hidden.document.repairs) == 1)
    assert hidden.document.holes == (FIRST,)


def test_squares_wait_for_each_other(driver: Driver, photo: Path) -> None:
    driver.engine.block_fill()
    driver.open(photo)
    for box in (FIRST, SECOND, THIRD):
        driver.drag(box)
    driver.wait(lambda: len(driver.engine.jobs) == 1)
    assert "1 of 3" in driver.activity
    driver.engine.release_fill()
    driver.wait(lambda: len(driver.document.repairs) == 3)
    assert driver.document.holes == (FIRST, SECOND, THIRD)
    assert "Filling" not in driver.activity


def test_squares_that_waited_look_as_if_given_at_once(
    driver: Driver, photo: Path
) -> None:
    holes = (FIRST, FIRST.shifted(52, 0), FIRST.shifted(20, 52))
    driver.engine.block_fill()
    driver.open(photo)
    for box in holes:
        driver.drag(box)
    driver.engine.release_fill()
    driver.wait(lambda: len(driver.document.repairs) == 3)
    original = Photo.from_pixels(read(photo))
    for repair in driver.document.repairs:
        job = FillJob(original, repair.box, holes)
        assert np.array_equal(repair.patch.pixels, fake_fill(job))


def test_escape_cancels_the_running_and_the_waiting_fill(
    driver: Driver, photo: Path
) -> None:
    original = read(photo)
    driver.engine.block_fill()
    driver.open(photo)
    driver.drag(FIRST)
    driver.drag(SECOND)
    driver.wait(lambda: len(driver.engine.jobs) == 1)
    driver.press(Qt.Key.Key_Escape)
    assert "Filling" not in driver.activity
    driver.engine.release_fill()
    driver.fill(THIRD)
    assert driver.document.holes == (THIRD,)
    assert [job.hole for job in driver.engine.jobs] == [FIRST, THIRD]
    assert np.array_equal(driver.shown[FIRST.slices], original[FIRST.slices])


def test_a_cancelled_square_can_be_filled_with_enter(
    driver: Driver, photo: Path
) -> None:
    driver.engine.block_fill()
    driver.open(photo)
    driver.drag(FIRST)
    driver.press(Qt.Key.Key_Escape)
    driver.engine.release_fill()
    driver.press(Qt.Key.Key_Return)
    driver.wait(lambda: driver.document.holes == (FIRST,))


def test_a_square_that_is_being_filled_is_not_filled_twice(
    driver: Driver, photo: Path
) -> None:
    driver.engine.block_fill()
    driver.open(photo)
    driver.drag(FIRST)
    driver.press(Qt.Key.Key_Return)
    driver.drag(SECOND)
    driver.engine.release_fill()
    driver.wait(lambda: driver.document.holes == (FIRST, SECOND))


def test_a_result_for_another_photo_is_dropped(
    driver: Driver, photo: Path, other_photo: Path
) -> None:
    driver.engine.block_fill()
    driver.open(photo)
    driver.drag(FIRST)
    driver.wait(lambda: len(driver.engine.jobs) == 1)
    driver.open(other_photo)
    driver.engine.release_fill()
    driver.fill(SECOND)
    assert driver.document.holes == (SECOND,)
    assert driver.title == "lake.png* - Mendscape"


def test_an_undo_while_filling_starts_the_fill_again(
    driver: Driver, photo: Path
) -> None:
    driver.open(photo)
    driver.fill(FIRST)
    driver.engine.block_fill()
    driver.drag(SECOND)
    driver.wait(lambda: len(driver.engine.jobs) == 2)
    driver.trigger(ActionId.UNDO)
    driver.engine.release_fill()
    driver.wait(lambda: driver.document.holes == (SECOND,))
    assert FIRST not in driver.engine.jobs[-1].holes


def test_files_do_not_wait_for_a_fill(
    driver: Driver, photo: Path, tmp_path: Path
) -> None:
    driver.open(photo)
    driver.fill(FIRST)
    driver.engine.block_fill()
    driver.drag(SECOND)
    driver.asker.places.append(tmp_path / "copy.png")
    driver.trigger(ActionId.SAVE_AS)
    driver.wait((tmp_path / "copy.png").exists)
    driver.wait(lambda: not driver.document.is_modified)
    driver.engine.release_fill()
    driver.wait(lambda: len(driver.document.repairs) == 2)
    assert driver.document.is_modified


def test_closing_does_not_wait_for_a_fill(driver: Driver, photo: Path) -> None:
    driver.engine.block_fill()
    driver.open(photo)
    driver.drag(FIRST)
    driver.wait(lambda: len(driver.engine.jobs) == 1)
    assert driver.window.close()


def test_another_model_is_used_and_remembered(driver: Driver, photo: Path) -> None:
    driver.open(photo)
    driver.window.model_menu.aboutToShow.emit()
    entries = {a.text(): a for a in driver.window.model_menu.actions()}
    assert {text: a.isChecked() for text, a in entries.items() if a.isCheckable()} == {
        "landscape": True,
        "classic": False,
    }
    entries["classic"].trigger()
    driver.wait(lambda: driver.window.status.model.text() == "classic")
    driver.fill(FIRST)
    assert driver.document.repairs[0].model == "classic"
    assert driver.library.current == "classic"


def test_a_damaged_model_leaves_the_one_in_use(driver: Driver) -> None:
    driver.engine.prepare_error = ModelDamaged("classic", "its weights are missing")
    driver.window.model_menu.chosen.emit("classic")
    driver.wait(lambda: "classic is damaged" in driver.message)
    assert driver.window.status.model.text() == "landscape"
    assert driver.library.current == "landscape"


def test_a_model_in_use_that_is_damaged_gives_way_to_the_default(
    hidden: Driver,
) -> None:
    hidden.library.use("classic")
    hidden.engine.prepare_error = ModelDamaged("classic", "its weights are missing")
    hidden.show()
    hidden.wait_until_ready()
    assert hidden.window.status.model.text() == "landscape"
    assert "classic is damaged" in hidden.message
    assert hidden.library.current == "landscape"

"""What is offered at the next start, and what is not."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from desktop.questions.asker import UnsavedChoice
from desktop.window.actions import ActionId
from tests.journeys.crashes import answer, buttons, crash, noted, restore
from tests.journeys.driver import Driver
from tests.journeys.leaving import SQUARES

HOLE, SECOND = SQUARES
MakeDriver = Callable[[str], Driver]


@pytest.mark.parametrize("way", ["saved", "undone", "discarded", "closed photo"])
def test_nothing_is_offered_after_a_clean_end(
    unsaved: Driver, later: Driver, tmp_path: Path, way: str
) -> None:
    match way:
        case "saved":
            unsaved.asker.places.append(tmp_path / "copy.png")
            unsaved.trigger(ActionId.SAVE_AS)
        case "undone":
            unsaved.trigger(ActionId.UNDO)
            unsaved.trigger(ActionId.UNDO)
        case "discarded":
            unsaved.asker.unsaved_choices.append(UnsavedChoice.DISCARD)
            unsaved.window.close()
        case _:
            unsaved.asker.unsaved_choices.append(UnsavedChoice.DISCARD)
            unsaved.trigger(ActionId.CLOSE_PHOTO)
    unsaved.wait(lambda: list(unsaved.paths.sessions.iterdir()) == [])


def test_a_photo_without_repairs_is_not_noted(driver: Driver, photo: Path) -> None:
    driver.open(photo)
    driver.fill(HOLE)
    driver.trigger(ActionId.UNDO)
    driver.trigger(ActionId.REDO)
    driver.wait(lambda: noted(driver) == 1)


def test_what_is_discarded_is_gone(unsaved: Driver, later: Driver) -> None:
    crash(unsaved, later)
    later.show()
    answer(later, "Discard")
    later.wait(lambda: list(later.paths.sessions.iterdir()) == [])
    assert later.message == ""
    assert later.document.photo is None


def test_what_is_not_answered_is_offered_at_the_next_start(
    unsaved: Driver, make_driver: MakeDriver
) -> None:
    one, other = make_driver("same"), make_driver("same")
    crash(unsaved, one)
    one.show()
    one.wait(lambda: "Restore" in buttons(one))
    one.window.close()
    restore(other)
    assert np.array_equal(other.shown, unsaved.shown)


def test_two_crashed_sessions_are_offered_one_after_the_other(
    unsaved: Driver, make_driver: MakeDriver, later: Driver, other_photo: Path
) -> None:
    second = make_driver("second")
    second.show()
    second.open(other_photo)
    second.fill(HOLE)
    second.wait(lambda: noted(second) == 1)
    crash(unsaved, later)
    crash(second, later)
    later.show()
    later.wait(lambda: "Restore" in buttons(later))
    first = "lake.png" if "lake.png" in later.message else "ridge.png"
    answer(later, "Restore")
    later.wait(lambda: later.title == f"{first}* - Mendscape")
    later.wait(lambda: later.message != "" and first not in later.message)
    later.asker.unsaved_choices.append(UnsavedChoice.DISCARD)
    last = {"lake.png": "ridge.png", "ridge.png": "lake.png"}[first]
    answer(later, "Restore")
    later.wait(lambda: later.title == f"{last}* - Mendscape")
    expected = {"lake.png": second, "ridge.png": unsaved}[last]
    assert np.array_equal(later.shown, expected.shown)

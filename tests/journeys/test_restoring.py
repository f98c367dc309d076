"""What was open when the program ended comes back as it was."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from core.geometry import Box
from core.inpainting.engine import FillJob
from core.photo.photo import Photo
from desktop.questions.asker import ReplaceChoice, UnsavedChoice
from desktop.window.actions import ActionId
from tests.desktop.fakes import fake_fill
from tests.journeys.crashes import answer, buttons, crash, journals, noted, restore
from tests.journeys.driver import Driver, read
from tests.journeys.leaving import SQUARES

HOLE, SECOND = SQUARES


def test_repairs_come_back_after_a_crash(
    unsaved: Driver, later: Driver, photo: Path
) -> None:
    before = photo.read_bytes()
    crash(unsaved, later)
    later.show()
    later.wait(lambda: later.message.startswith("Mendscape ended before the repairs"))
    assert "ridge.png" in later.message
    restore(later)
    assert np.array_equal(later.shown, unsaved.shown)
    assert later.engine.jobs == []
    assert later.title == "ridge.png* - Mendscape"
    assert later.document.path == photo
    assert photo.read_bytes() == before


def test_what_was_restored_is_noted_again_and_saved_like_any_other(
    unsaved: Driver, later: Driver, photo: Path
) -> None:
    crash(unsaved, later)
    (old,) = journals(later)
    restore(later)
    later.wait(lambda: not old.exists() and noted(later) == 2)
    later.fill(Box.square(20, 180, 24))
    later.wait(lambda: noted(later) == 3)
    later.asker.replace_choices.append(ReplaceChoice.REPLACE)
    later.trigger(ActionId.SAVE)
    later.wait(lambda: not later.document.is_modified and not journals(later))
    assert np.array_equal(read(photo), later.shown)


def test_one_step_takes_the_restored_repairs_back(
    unsaved: Driver, later: Driver, photo: Path
) -> None:
    crash(unsaved, later)
    restore(later)
    later.trigger(ActionId.UNDO)
    assert np.array_equal(later.shown, read(photo))
    assert not later.document.is_modified
    later.trigger(ActionId.REDO)
    assert np.array_equal(later.shown, unsaved.shown)
    assert later.document.is_modified


def test_a_program_that_was_killed_is_restored(
    later: Driver, photo: Path, tmp_path: Path
) -> None:
    child = subprocess.Popen(  # noqa: S603 - our own interpreter and module
        [
            sys.executable,
            "-m",
            "tests.journeys.leaving",
            str(later.paths.settings),
            str(photo),
        ],
        cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE,
        text=True,
    )
    with child:
        assert child.stdout is not None
        assert child.stdout.readline() == "noted\n"
        later.show()
        later.wait_until_ready()
        assert "Restore" not in buttons(later)
        child.kill()
    again = Driver(later.qtbot, tmp_path / "later")
    restore(again)
    original = Photo.from_pixels(read(photo))
    for hole in SQUARES:
        expected = fake_fill(FillJob(original, hole, SQUARES))
        assert np.array_equal(again.shown[hole.slices], expected)
    again.asker.unsaved_choices = [UnsavedChoice.DISCARD]
    again.window.close()
    again.window.deleteLater()


@pytest.mark.parametrize(
    ("text", "words"),
    [('{"schema": 99}', "newer Mendscape"), ("{", "cannot be restored")],
)
def test_a_journal_that_cannot_be_read_is_told(
    unsaved: Driver, later: Driver, text: str, words: str
) -> None:
    crash(unsaved, later)
    journals(later)[0].write_text(text)
    later.show()
    later.wait(lambda: words in later.message)
    assert list(buttons(later)) == ["Discard"]


def test_pixels_that_were_changed_are_told(unsaved: Driver, later: Driver) -> None:
    crash(unsaved, later)
    patch = next(p for p in later.paths.sessions.glob("*/*") if len(p.name) == 64)
    patch.write_bytes(bytes(patch.stat().st_size))
    later.show()
    answer(later, "Restore")
    later.wait(lambda: "cannot be restored" in later.message)
    assert later.document.photo is None


def test_a_profile_that_cannot_be_written_to_is_told_once(
    driver: Driver, photo: Path
) -> None:
    driver.paths.sessions.parent.mkdir(parents=True, exist_ok=True)
    driver.paths.sessions.touch()
    driver.open(photo)
    driver.fill(HOLE)
    driver.wait(lambda: "Save the photo soon" in driver.message)
    driver.window.panel.messages.dismiss()
    driver.fill(SECOND)
    driver.paths.sessions.unlink()
    driver.fill(Box.square(20, 180, 24))
    driver.wait(lambda: noted(driver) == 3)
    assert driver.message == ""

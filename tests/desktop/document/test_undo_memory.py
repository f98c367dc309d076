"""The history forgets its oldest steps, never what is on the photo."""

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from core.geometry import Box
from core.patch import Patch
from core.photo.photo import Photo
from core.repair import Repair
from desktop.document.commands import ChangeRepairs
from desktop.document.document import Document
from desktop.document.undo_memory import UndoMemory
from tests.factories import landscape

SIDE = 10
BYTES = SIDE * SIDE * 3


@pytest.fixture
def document(qtbot: QtBot) -> Document:
    document = Document()
    document.load(Photo.from_pixels(landscape(64, 64)), name="peak", path=None)
    return document


def repair(seed: int) -> Repair:
    box = Box.square(0, 0, SIDE)
    pixels = np.full((SIDE, SIDE, 3), seed, np.uint8)
    return Repair(box, "landscape", seed, Patch(box, pixels))


def push(document: Document, *repairs: Repair) -> None:
    words = f"step {len(repairs)}"
    change = ChangeRepairs(document, document.repairs, repairs, lambda: words)
    document.undo_stack.push(change)


def exchange(document: Document, count: int) -> None:
    """Try again and again: each step leaves one repair to the history alone."""
    for seed in range(count):
        push(document, repair(seed))


def test_what_is_on_the_photo_costs_nothing(qtbot: QtBot, document: Document) -> None:
    memory = UndoMemory(document, limit=0)
    with qtbot.waitSignals([memory.changed, memory.changed]):
        push(document, repair(1))
        push(document, *document.repairs, repair(2))
    assert memory.used == 0
    assert document.undo_stack.count() == 2


def test_repairs_that_were_replaced_are_counted(document: Document) -> None:
    memory = UndoMemory(document, limit=10 * BYTES)
    exchange(document, 4)
    assert memory.used == 3 * BYTES
    document.undo_stack.setIndex(0)
    assert memory.used == 4 * BYTES


def test_the_oldest_steps_go_when_there_are_too_many(
    qtbot: QtBot, document: Document
) -> None:
    memory = UndoMemory(document, limit=3 * BYTES)
    with qtbot.waitSignal(memory.changed):
        exchange(document, 9)
    qtbot.waitUntil(lambda: document.undo_stack.count() == 3)
    assert memory.used == 3 * BYTES
    before = document.repairs
    stack = document.undo_stack
    assert (stack.canUndo(), stack.canRedo()) == (True, False)
    latest = stack.command(2)
    assert isinstance(latest, ChangeRepairs)
    assert latest.words() == "step 1"
    stack.setIndex(0)
    assert [one.seed for one in document.repairs] == [5]
    stack.setIndex(3)
    assert document.repairs == before


def test_forgetting_changes_no_repair(qtbot: QtBot, document: Document) -> None:
    memory = UndoMemory(document, limit=BYTES)
    exchange(document, 4)
    told: list[str] = []
    document.repairs_changed.connect(lambda: told.append("repairs"))
    document.modified_changed.connect(lambda _: told.append("modified"))
    qtbot.waitUntil(lambda: document.undo_stack.count() == 1)
    assert told == []
    assert memory.used <= BYTES


def test_the_latest_step_can_be_undone_whatever_the_limit(
    qtbot: QtBot, document: Document
) -> None:
    memory = UndoMemory(document, limit=0)
    with qtbot.waitSignal(memory.changed):
        exchange(document, 5)
    qtbot.waitUntil(lambda: document.undo_stack.count() == 1)
    document.undo_stack.undo()
    assert [one.seed for one in document.repairs] == [3]


@pytest.mark.parametrize(("saved_after", "clean"), [(5, 2), (3, 0), (2, -1)])
def test_what_was_saved_stays_known(
    qtbot: QtBot, document: Document, saved_after: int, clean: int
) -> None:
    memory = UndoMemory(document, limit=100 * BYTES)
    for seed in range(5):
        push(document, repair(seed))
        if seed + 1 == saved_after:
            document.undo_stack.setClean()
    is_modified = document.is_modified
    memory.set_limit(2 * BYTES)
    qtbot.waitUntil(lambda: document.undo_stack.count() == 2)
    assert document.undo_stack.cleanIndex() == clean
    assert document.is_modified == is_modified


def test_steps_that_were_undone_can_be_done_again(
    qtbot: QtBot, document: Document
) -> None:
    memory = UndoMemory(document, limit=100 * BYTES)
    exchange(document, 5)
    document.undo_stack.undo()
    memory.set_limit(0)
    assert document.undo_stack.count() == 5
    document.undo_stack.redo()
    qtbot.waitUntil(lambda: document.undo_stack.count() == 1)

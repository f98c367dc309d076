"""What a document shows, and what undo does to it."""

from dataclasses import replace

import numpy as np
import pytest

from core.geometry import Box
from core.patch import Patch
from core.photo.photo import Photo
from core.repair import Repair
from desktop.document.commands import ChangeRepairs
from desktop.document.document import Document
from tests.factories import landscape

WHOLE = Box(0, 0, 64, 48)
LOW = Box.square(10, 10, 20)
HIGH = Box.square(20, 20, 20)


@pytest.fixture
def document(qapp) -> Document:
    document = Document()
    document.load(Photo.from_pixels(landscape()), name="a.png", path=None)
    return document


def repair(box: Box, value: int, *, is_enabled: bool = True) -> Repair:
    pixels = np.full((box.height, box.width, 3), value, np.uint8)
    return Repair(box, "classic", 0, Patch(box, pixels), is_enabled)


def put(document: Document, new: Repair) -> None:
    document.set_repairs((*document.repairs, new))


def push(document: Document, new: Repair) -> None:
    before = document.repairs
    command = ChangeRepairs(document, before, (*before, new), lambda: "Fill")
    document.undo_stack.push(command)


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_what_lies_on_top_does_not_depend_on_the_order_of_repairing(
    document: Document, order: tuple[int, int]
) -> None:
    repairs = (repair(LOW, 1), repair(HIGH, 2))
    for number in order:
        put(document, repairs[number])
    expected = landscape()
    expected[LOW.slices] = 1
    expected[HIGH.slices] = 2
    assert np.array_equal(document.shown(WHOLE), expected)


@pytest.mark.parametrize(
    "box", [LOW, Box(0, 0, 15, 12), Box(25, 5, 64, 48), Box(40, 40, 50, 48)]
)
def test_a_part_is_shown_as_in_the_whole(document: Document, box: Box) -> None:
    put(document, repair(LOW, 1))
    put(document, repair(HIGH, 2))
    assert np.array_equal(document.shown(box), document.shown(WHOLE)[box.slices])


def test_a_repair_that_is_off_is_neither_shown_nor_saved_nor_a_hole(
    document: Document,
) -> None:
    put(document, repair(LOW, 1, is_enabled=False))
    assert np.array_equal(document.shown(WHOLE), landscape())
    assert document.patches == ()
    assert document.holes == ()


def test_undo_shows_what_lay_below(document: Document) -> None:
    push(document, repair(LOW, 1))
    before = document.shown(WHOLE)
    push(document, repair(HIGH, 2))
    document.undo_stack.undo()
    assert np.array_equal(document.shown(WHOLE), before)
    document.undo_stack.redo()
    assert document.holes == (LOW, HIGH)


def test_the_changed_box_is_told(document: Document, qtbot) -> None:
    with qtbot.waitSignal(document.region_changed) as told:
        put(document, repair(LOW, 1))
    assert told.args == [LOW]


def test_only_what_looks_different_is_told(document: Document) -> None:
    low, high = repair(LOW, 1), repair(HIGH, 2)
    document.set_repairs((low, high))
    told: list[Box] = []
    document.region_changed.connect(told.append)
    document.set_repairs((replace(low, is_enabled=False), high))
    assert told == [LOW]
    document.set_repairs((replace(low, is_enabled=False), repair(HIGH, 3)))
    assert told == [LOW, HIGH]
    document.set_repairs(())
    assert told == [LOW, HIGH, HIGH]


def test_another_photo_begins_anew(document: Document) -> None:
    push(document, repair(LOW, 1))
    revision = document.revision
    photo = Photo.from_pixels(landscape(seed=2))
    document.load(photo, name="b.png", path=None)
    assert document.repairs == ()
    assert not document.is_modified
    assert not document.undo_stack.canUndo()
    assert document.revision > revision


def test_the_first_of_many_repairs_can_still_be_undone(document: Document) -> None:
    for _ in range(300):
        push(document, repair(LOW, 1))
    for _ in range(300):
        document.undo_stack.undo()
    assert document.repairs == ()
    assert not document.is_modified


def test_without_a_photo_nothing_can_be_shown(qapp) -> None:
    with pytest.raises(ValueError, match="no photo"):
        Document().shown(LOW)

"""Which repair is the chosen one while the list changes."""

from dataclasses import replace

import numpy as np
import pytest

from core.geometry import Box
from core.patch import Patch
from core.photo.photo import Photo
from core.repair import GroupKind, Repair, RepairGroup, WantedRepair
from desktop.document.document import Document
from desktop.repairs.chosen_repair import ChosenRepair
from tests.factories import landscape


def repair(left: int) -> Repair:
    box = Box.square(left, 10, 8)
    return Repair(box, "classic", 0, Patch(box, np.zeros((8, 8, 3), np.uint8)))


ONE, TWO, THREE = (repair(left) for left in (0, 20, 40))
GROUP = RepairGroup(GroupKind.BRUSH, 1)


@pytest.fixture
def document(qapp) -> Document:
    document = Document()
    document.load(Photo.from_pixels(landscape()), name="a.png", path=None)
    document.set_repairs((ONE, TWO))
    return document


@pytest.fixture
def chosen(document: Document) -> ChosenRepair:
    chosen = ChosenRepair(document, document)
    chosen.choose(1)
    return chosen


def test_it_is_told(document: Document, chosen: ChosenRepair) -> None:
    told: list[WantedRepair | None] = []
    chosen.changed.connect(told.append)
    chosen.choose(0)
    chosen.choose(0)
    chosen.drop()
    assert told == [ONE.wanted, None]


def test_it_stays_chosen_wherever_it_is_in_the_list(
    document: Document, chosen: ChosenRepair
) -> None:
    document.set_repairs((ONE, THREE, TWO))
    assert (chosen.wanted, chosen.row) == (TWO.wanted, 2)
    document.set_repairs((TWO,))
    assert (chosen.wanted, chosen.row) == (TWO.wanted, 0)


def test_what_it_became_is_chosen(document: Document, chosen: ChosenRepair) -> None:
    off = replace(TWO, is_enabled=False)
    document.set_repairs((ONE, off))
    assert chosen.wanted == off.wanted


def test_one_that_was_deleted_is_not(document: Document, chosen: ChosenRepair) -> None:
    document.set_repairs((ONE,))
    assert (chosen.wanted, chosen.row) == (None, -1)


def test_another_photo_has_none(document: Document, chosen: ChosenRepair) -> None:
    document.load(Photo.from_pixels(landscape()), name="b.png", path=None)
    assert chosen.wanted is None


def test_a_group_or_a_repair_is_chosen_never_both(
    document: Document, chosen: ChosenRepair
) -> None:
    told: list[object] = []
    chosen.changed.connect(told.append)
    chosen.group_changed.connect(told.append)
    document.set_repairs((ONE, replace(TWO, group=GROUP), replace(THREE, group=GROUP)))
    told.clear()
    chosen.choose_group(GROUP)
    assert chosen.wanted is None
    chosen.choose(0)
    assert chosen.group is None
    assert told[-2:] == [None, ONE.wanted]
    assert GROUP in told


def test_a_group_that_is_gone_is_not_chosen(
    document: Document, chosen: ChosenRepair
) -> None:
    grouped = (replace(TWO, group=GROUP), replace(THREE, group=GROUP))
    document.set_repairs((ONE, *grouped))
    chosen.choose_group(GROUP)
    document.set_repairs((ONE, *(replace(one, is_enabled=False) for one in grouped)))
    assert chosen.group == GROUP
    document.set_repairs((ONE,))
    assert not chosen.has_any


def test_who_hears_of_another_group_finds_it_chosen(
    document: Document, chosen: ChosenRepair
) -> None:
    other = RepairGroup(GroupKind.DUST, 2)
    grouped = (replace(TWO, group=GROUP), replace(THREE, group=other))
    document.set_repairs((ONE, *grouped))
    chosen.choose_group(GROUP)
    found: list[RepairGroup | None] = []
    chosen.group_changed.connect(lambda _: found.append(chosen.group))
    chosen.changed.connect(lambda _: found.append(chosen.group))
    chosen.choose_group(other)
    assert found == [other]

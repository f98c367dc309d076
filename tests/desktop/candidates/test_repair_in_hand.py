"""Which repair a key without any choice speaks of."""

from dataclasses import replace

import numpy as np
import pytest

from core.geometry import Box
from core.patch import Patch
from core.repair import Repair
from desktop.candidates.repair_in_hand import RepairInHand
from desktop.document.document import Document
from desktop.repairs.chosen_repair import ChosenRepair
from tests.factories import photo


def repair(left: int) -> Repair:
    box = Box.square(left, 10, 8)
    return Repair(box, "landscape", 0, Patch(box, np.zeros((8, 8, 3), np.uint8)))


FIRST, SECOND, THIRD = repair(0), repair(20), repair(40)


@pytest.fixture
def document(qapp) -> Document:
    document = Document()
    document.load(photo(), name="ridge", path=None)
    return document


@pytest.fixture
def chosen(document) -> ChosenRepair:
    return ChosenRepair(document)


@pytest.fixture
def in_hand(document, chosen) -> RepairInHand:
    return RepairInHand(document, chosen)


def test_it_is_the_last_of_those_that_came(document, in_hand):
    assert in_hand.wanted is None
    document.set_repairs((FIRST, SECOND))
    assert in_hand.wanted == SECOND.wanted
    document.set_repairs((FIRST, SECOND, THIRD))
    assert in_hand.wanted == THIRD.wanted


def test_it_is_the_one_that_changed(document, in_hand):
    document.set_repairs((FIRST, SECOND))
    again = replace(FIRST, seed=1)
    document.set_repairs((again, SECOND))
    assert in_hand.wanted == again.wanted


def test_the_chosen_one_comes_first(document, chosen, in_hand):
    document.set_repairs((FIRST, SECOND))
    chosen.choose(0)
    assert in_hand.wanted == FIRST.wanted
    chosen.drop()
    assert in_hand.wanted == SECOND.wanted


def test_it_is_never_switched_off(document, chosen, in_hand):
    document.set_repairs((FIRST, SECOND))
    document.set_repairs((FIRST, replace(SECOND, is_enabled=False)))
    chosen.choose(1)
    assert in_hand.wanted == FIRST.wanted


def test_it_goes_with_the_repairs(document, in_hand, qtbot):
    document.set_repairs((FIRST, SECOND))
    document.set_repairs((FIRST,))
    assert in_hand.wanted == FIRST.wanted
    with qtbot.waitSignal(in_hand.changed) as told:
        document.close()
    assert told.args == [None]

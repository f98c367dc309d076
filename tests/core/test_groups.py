"""Repairs that were made together are changed together, and filled as if alone."""

from dataclasses import replace

import numpy as np
import pytest

from core.changes import added, refilled, switched, without_group
from core.geometry import Box
from core.inpainting.settle import settle
from core.photo.photo import Photo
from core.progress import silent
from core.repair import Change, GroupKind, Repair, RepairGroup
from tests.factories import noise
from tests.fakes import FakeEngine

PHOTO = Photo.from_pixels(noise(200, 120))
STROKE = (Box.square(20, 20, 20), Box.square(36, 30, 20))
SPECKS = (Box.square(120, 60, 10), Box.square(150, 90, 10))
ALONE = Box.square(170, 20, 12)
FIRST, SECOND = RepairGroup(GroupKind.BRUSH, 1), RepairGroup(GroupKind.DUST, 2)


def after(repairs: tuple[Repair, ...], change: Change, engine=None):
    wanted = change(tuple(repair.wanted for repair in repairs))
    return settle(engine or FakeEngine(), PHOTO, wanted, repairs, silent).repairs


@pytest.fixture
def repairs() -> tuple[Repair, ...]:
    stroke = after((), added(STROKE, kind=GroupKind.BRUSH))
    specks = after(stroke, added(SPECKS, kind=GroupKind.DUST))
    return after(specks, added([ALONE]))


def test_what_is_added_together_is_a_group_of_its_own(repairs) -> None:
    groups = [repair.group for repair in repairs]
    assert groups == [FIRST, FIRST, SECOND, SECOND, None]


def test_a_group_is_numbered_after_those_that_are_there(repairs) -> None:
    left = after(repairs, without_group(FIRST))
    *_, new = after(left, added([STROKE[0]], kind=GroupKind.DUST))
    assert new.group == RepairGroup(GroupKind.DUST, 3)


def test_a_group_is_switched_as_one(repairs) -> None:
    off = after(repairs, switched(SECOND, is_on=False))
    assert [repair.is_enabled for repair in off] == [True, True, False, False, True]
    on = after(off, switched(SECOND, is_on=True))
    assert all(repair.is_enabled for repair in on)
    assert [repair.group for repair in on] == [repair.group for repair in repairs]


def test_a_group_is_taken_away_as_one(repairs) -> None:
    left = after(repairs, without_group(FIRST))
    assert [repair.box for repair in left] == [*SPECKS, ALONE]


def test_a_group_is_filled_again_as_one(repairs) -> None:
    engine = FakeEngine()
    again = after(repairs, refilled("mine", group=SECOND), engine)
    assert [(job.hole, job.model) for job in engine.jobs] == [
        (box, "mine") for box in SPECKS
    ]
    assert [repair.group for repair in again] == [repair.group for repair in repairs]


def test_the_fill_does_not_depend_on_the_group(repairs) -> None:
    alone = after((), added((*STROKE, *SPECKS, ALONE)))
    for one, other in zip(repairs, alone, strict=True):
        assert np.array_equal(one.patch.pixels, other.patch.pixels)


def test_a_repair_that_only_changes_its_group_is_not_filled_again(repairs) -> None:
    engine = FakeEngine()

    def leave(wanted):
        return tuple(replace(each, group=None) for each in wanted)

    left = after(repairs, leave, engine)
    assert not engine.jobs
    assert [repair.group for repair in left] == [None] * len(repairs)

"""Holes that touch are filled as one piece, whichever of them is asked for."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.changes import added, exchanged, without_group
from core.geometry import Box, Size
from core.inpainting.company import company, surroundings
from core.inpainting.crop import Crop
from core.inpainting.detail.step import add_detail
from core.inpainting.fill import Filler
from core.inpainting.settle import settle
from core.near_boxes import NearBoxes
from core.photo.photo import Photo
from core.progress import silent
from core.repair import GroupKind, RepairGroup, WantedRepair
from tests.factories import noise
from tests.fakes import SMALL, FakeEngine, FakePredictor

CHAIN = tuple(Box.square(70 + 9 * n, 70 + 9 * n, 12) for n in range(5))
APART = Box.square(8, 130, 12)
PHOTO = Photo.from_pixels(noise(200, 160))

squares = st.builds(
    Box.square, st.integers(0, 90), st.integers(0, 90), st.integers(8, 30)
)
boxes = st.lists(squares, min_size=1, max_size=12)


@given(boxes)
def test_all_of_a_company_have_the_same_one(holes: list[Box]) -> None:
    for hole in holes:
        members = company(hole, holes)
        assert hole in members
        assert all(company(one, holes) == members for one in members)


@given(boxes)
def test_a_company_is_the_same_in_any_order_and_told_by_what_is_near(
    holes: list[Box],
) -> None:
    for hole in holes:
        near = NearBoxes(holes).in_reach(surroundings(hole))
        assert company(hole, holes) == company(hole, reversed(near))


@given(boxes)
def test_who_touches_nobody_is_alone(holes: list[Box]) -> None:
    for one in holes:
        others = [other for other in holes if other != one]
        if all(one.grown(1).intersection(other).is_empty for other in others):
            assert company(one, holes) == (one,)


@given(squares)
def test_alone_a_hole_has_its_own_crop(hole: Box) -> None:
    size = Size(120, 120)
    one = Crop.around_all((hole,), size=size, spec=SMALL)
    assert one == Crop.around(hole, size=size, spec=SMALL)


def test_a_short_chain_is_one_company_and_a_long_one_is_divided() -> None:
    assert len(company(CHAIN[0], CHAIN)) > 1
    long = [Box.square(10 * n, 40, 12) for n in range(200)]
    companies = {company(hole, long) for hole in long}
    assert 2000 // 512 <= len(companies) <= 6
    assert sum(map(len, companies)) == 200


def test_what_is_far_away_has_no_say() -> None:
    long = [Box.square(10 * n, 40, 12) for n in range(200)]
    assert company(long[100], long) == company(long[100], long[40:140])


@pytest.mark.parametrize("detail", [None, add_detail])
def test_to_fill_any_of_them_gives_the_same_patches(detail) -> None:
    filler = Filler(FakePredictor(), detail)
    members = company(CHAIN[1], CHAIN)
    found = [filler.fill_company(PHOTO, hole, CHAIN, seed=3) for hole in members]
    assert [patch.box for patch in found[0]] == list(members)
    for one, other in combinations(found, 2):
        for patch, same in zip(one, other, strict=True):
            assert np.array_equal(patch.pixels, same.pixels)
    for hole in members:
        alone = filler.fill(PHOTO, hole, CHAIN, seed=3)
        (patch,) = (one for one in found[0] if one.box == hole)
        assert np.array_equal(patch.pixels, alone.pixels)


def pixels(repairs):
    return [repair.patch.pixels for repair in repairs]


def test_a_chain_is_settled_with_one_fill_for_each_company() -> None:
    engine = FakeEngine()
    told: list[float] = []
    wanted = added((*CHAIN, APART))(())
    repairs = settle(engine, PHOTO, wanted, (), told.append).repairs
    holes = tuple(one.box for one in wanted)
    companies = {company(hole, holes) for hole in holes}
    assert len(engine.jobs) == len(companies) < len(holes)
    assert told == sorted(told)
    assert told[-1] == 1
    for repair in repairs:
        alone = Filler(FakePredictor()).fill(PHOTO, repair.box, holes)
        assert np.array_equal(repair.patch.pixels, alone.pixels)


def test_one_of_a_chain_with_another_seed_leaves_the_others_alone() -> None:
    wanted = added(CHAIN)(())
    repairs = settle(FakeEngine(), PHOTO, wanted, (), silent).repairs
    one = repairs[1].wanted
    again = exchanged(one, WantedRepair(one.box, one.model, seed=5))
    engine = FakeEngine()
    change = again(tuple(repair.wanted for repair in repairs))
    after = settle(engine, PHOTO, change, repairs, silent).repairs
    assert [job.hole for job in engine.jobs] == [one.box]
    kept = [old is new for old, new in zip(repairs, after, strict=True)]
    assert kept == [True, False, True, True, True]


def test_a_square_that_is_off_is_filled_without_the_chain_knowing() -> None:
    """To the others it is no hole, so what is painted beside it is not theirs."""
    on, off = CHAIN[:3], WantedRepair(CHAIN[3], is_enabled=False)
    wanted = (off, *(WantedRepair(box) for box in on))
    repairs = settle(FakeEngine(), PHOTO, wanted, (), silent).repairs
    alone = settle(FakeEngine(), PHOTO, wanted[1:], (), silent).repairs
    assert all(map(np.array_equal, pixels(repairs[1:]), pixels(alone)))


def test_what_is_taken_out_of_a_chain_has_the_rest_filled_again() -> None:
    wanted = (*added(CHAIN[:2])(()), *added(CHAIN[2:3], kind=GroupKind.BRUSH)(()))
    repairs = settle(FakeEngine(), PHOTO, wanted, (), silent).repairs
    change = without_group(RepairGroup(GroupKind.BRUSH, 1))
    left = change(tuple(repair.wanted for repair in repairs))
    after = settle(FakeEngine(), PHOTO, left, repairs, silent).repairs
    fresh = settle(FakeEngine(), PHOTO, wanted[:2], (), silent).repairs
    assert all(map(np.array_equal, pixels(after), pixels(fresh)))


def test_those_of_a_chain_that_are_wanted_in_other_ways_are_filled_so() -> None:
    engine = FakeEngine()
    seeds = (0, 5, 0, 5, 5)
    wanted = [
        WantedRepair(box, seed=seed) for box, seed in zip(CHAIN, seeds, strict=True)
    ]
    repairs = settle(engine, PHOTO, wanted, (), silent).repairs
    assert [job.seed for job in engine.jobs] == [0, 5]
    assert [repair.seed for repair in repairs] == list(seeds)

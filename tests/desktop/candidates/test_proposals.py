"""Which other fills of a square are made."""

import pytest

from core.geometry import Box
from core.repair import WantedRepair
from desktop.candidates.proposals import proposals, tried_again

ONE = WantedRepair(Box.square(5, 6, 40), "landscape", seed=3)
SMOOTH = WantedRepair(Box.square(5, 6, 40), "landscape", is_smooth=True)
CLASSIC = WantedRepair(Box.square(5, 6, 40), "classic")


@pytest.mark.parametrize("one", [ONE, SMOOTH, CLASSIC])
def test_all_are_others_for_the_same_square(one):
    others = proposals(one)
    assert len({one, *others}) == len(others) + 1 >= 4
    assert {other.box for other in others} == {one.box}


def test_texture_comes_before_smooth_and_classic():
    assert [(p.seed, p.is_smooth, p.model) for p in proposals(ONE)] == [
        (4, False, "landscape"),
        (5, False, "landscape"),
        (3, True, "landscape"),
        (3, False, "classic"),
    ]


def test_beside_a_smooth_fill_there_is_texture():
    assert [other.is_smooth for other in proposals(SMOOTH)] == [False] * 3


def test_beside_a_classic_fill_there_are_those_of_the_prepared_model():
    assert {other.model for other in proposals(CLASSIC)} == {None}


@pytest.mark.parametrize("one", [ONE, SMOOTH, CLASSIC])
def test_trying_again_gives_texture_of_another_seed(one):
    again = tried_again(one)
    assert again.seed != one.seed
    assert not again.is_smooth
    assert (again.box, again.model) == (one.box, one.model)

"""Where squares are hidden as a trial."""

from hypothesis import given
from hypothesis import strategies as st

from core.geometry import Box, Size
from core.inpainting.confidence.hidden_squares import hidden_squares

SIZE = Size(400, 300)
HOLE = Box.square(180, 130, 40)


def test_they_lie_on_both_sides_of_a_hole_with_room() -> None:
    left, right = hidden_squares(HOLE, SIZE, ())
    assert left.right < HOLE.left
    assert right.left > HOLE.right
    assert (left.top, right.top) == (HOLE.top, HOLE.top)


def test_other_holes_are_in_the_way() -> None:
    beside = HOLE.shifted(-45, 0)
    found = hidden_squares(HOLE, SIZE, (beside,))
    assert len(found) == 2
    assert all(box.intersection(beside).is_empty for box in found)


def test_one_among_many_looks_farther_away() -> None:
    others = [HOLE.shifted(45 * x, 45 * y) for x in (-1, 0, 1) for y in (-1, 0, 1)]
    assert len(hidden_squares(HOLE, SIZE, others)) == 2


def test_a_hole_that_fills_its_photo_has_none() -> None:
    assert hidden_squares(Box.square(60, 10, 280), SIZE, ()) == ()


@given(
    x=st.integers(0, 390),
    y=st.integers(0, 290),
    side=st.integers(8, 300),
    other=st.integers(0, 390),
)
def test_they_are_wholly_known_and_of_the_same_size(
    x: int, y: int, side: int, other: int
) -> None:
    hole = Box.square(x, y, side).clipped(SIZE)
    holes = (hole, Box.square(other, y, 10))
    found = hidden_squares(hole, SIZE, holes)
    assert len(found) <= 2
    for box in found:
        assert box.fits(SIZE)
        assert box.size == hole.size
        assert all(box.grown(1).intersection(one).is_empty for one in holes)

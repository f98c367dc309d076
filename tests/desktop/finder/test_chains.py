"""Squares that touch are one spot of damage."""

from core.geometry import Box
from desktop.finder.chains import chains

ONE, TWO, THREE = (Box.square(10 * n, 5 * n, 10) for n in range(3))
"""Each begins where the one before ends."""
ALONE = Box.square(100, 3, 8)
CORNER = Box.square(30, 20, 4)
"""Touches the last of the three by its corner."""


def test_what_touches_is_one() -> None:
    assert chains((ONE, ALONE, THREE, TWO)) == ((ONE, THREE, TWO), (ALONE,))
    assert chains((THREE, CORNER)) == ((THREE, CORNER),)


def test_what_has_a_gap_is_two() -> None:
    assert chains((ONE, THREE)) == ((ONE,), (THREE,))


def test_the_same_box_counts_once() -> None:
    assert chains((ONE, ONE)) == ((ONE,),)
    assert chains(()) == ()


def test_thousands_in_one_row_are_one() -> None:
    row = [Box.square(5 * n, 0, 5) for n in range(3000)]
    assert chains(row) == (tuple(row),)

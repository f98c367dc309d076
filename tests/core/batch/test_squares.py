"""The same squares lie where people mean them in photos of other sizes."""

from hypothesis import given
from hypothesis import strategies as st

from core.batch.squares import Squares
from core.geometry import Box, Size

DRAWN_ON = Size(400, 300)
STAMP = Box.square(340, 260, 40)


def test_as_pixels_they_stay_where_they_are() -> None:
    assert Squares((STAMP,)).on(Size(100, 100)) == (STAMP,)


def test_as_parts_they_grow_with_the_photo() -> None:
    squares = Squares((STAMP, Box.square(0, 0, 10)), of=DRAWN_ON)
    assert squares.on(DRAWN_ON) == squares.boxes
    assert squares.on(Size(800, 600)) == (
        Box.square(680, 520, 80),
        Box.square(0, 0, 20),
    )


def test_as_parts_they_cover_the_same_part_of_a_photo_of_another_shape() -> None:
    (box,) = Squares((STAMP,), of=DRAWN_ON).on(Size(300, 400))
    assert box.width == box.height
    assert box.left <= 340 * 300 // 400
    assert box.bottom == 400
    assert box.top <= 260 * 400 // 300


sides = st.integers(16, 3000)


@given(st.builds(Size, sides, sides), st.builds(Size, sides, sides), st.data())
def test_as_parts_they_never_leave_the_photo(old: Size, new: Size, data) -> None:
    side = data.draw(st.integers(8, old.short_side))
    x = data.draw(st.integers(0, old.width - side))
    y = data.draw(st.integers(0, old.height - side))
    (box,) = Squares((Box.square(x, y, side),), of=old).on(new)
    assert box.fits(new)
    assert not box.is_empty

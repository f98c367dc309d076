import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.geometry import Box, Point, Size, square_from_drag

sizes = st.builds(Size, st.integers(1, 16), st.integers(1, 16))
coordinates = st.integers(-8, 24)
boxes = st.builds(
    lambda left, top, width, height: Box(left, top, left + width, top + height),
    coordinates,
    coordinates,
    st.integers(0, 12),
    st.integers(0, 12),
)
positions = st.floats(-8, 24, allow_nan=False)
points = st.builds(Point, positions, positions)


def covered(box: Box) -> set[tuple[int, int]]:
    return {
        (x, y) for x in range(box.left, box.right) for y in range(box.top, box.bottom)
    }


def clamped(point: Point, size: Size) -> tuple[int, int]:
    return (
        round(min(max(point.x, 0), size.width)),
        round(min(max(point.y, 0), size.height)),
    )


@pytest.mark.parametrize("sides", [(5, 0, 4, 9), (0, 5, 9, 4)])
def test_a_box_does_not_end_before_it_begins(sides):
    with pytest.raises(ValueError, match="Received"):
        Box(*sides)


def test_sides_of_a_size():
    assert Size(30, 20).short_side == 20
    assert Size(30, 20).pixels == 600


@given(boxes, boxes)
def test_an_intersection_holds_exactly_what_both_share(one, other):
    assert covered(one.intersection(other)) == covered(one) & covered(other)


@given(boxes, sizes)
def test_a_clipped_box_fits_and_keeps_what_was_inside(box, size):
    clipped = box.clipped(size)
    assert clipped.is_empty or clipped.fits(size)
    whole = covered(Box(0, 0, size.width, size.height))
    assert covered(clipped) == covered(box) & whole


@given(boxes, sizes)
def test_a_box_pushed_inside_fits_and_is_not_cut_unless_it_must(box, size):
    pushed = box.pushed_inside(size)
    assert pushed.fits(size)
    if box.width <= size.width and box.height <= size.height:
        assert pushed.size == box.size
    if box.fits(size):
        assert pushed == box


@given(boxes, st.integers(0, 20))
def test_a_grown_box_has_a_margin_on_every_side(box, margin):
    grown = box.grown(margin)
    assert grown.size == Size(box.width + 2 * margin, box.height + 2 * margin)
    assert grown.shifted(margin, margin).left == box.left


@given(boxes, sizes)
def test_slices_cut_the_box_out_of_an_array(box, size):
    box = box.clipped(size)
    cells = np.zeros((size.height, size.width), np.uint8)
    cells[box.slices] = 1
    assert {(x, y) for y, x in np.argwhere(cells).tolist()} == covered(box)


@given(boxes, points)
def test_a_box_contains_what_lies_on_its_pixels(box, point):
    pixel = (int(np.floor(point.x)), int(np.floor(point.y)))
    assert box.contains(point) == (pixel in covered(box))


@pytest.mark.parametrize(
    ("point", "is_inside"),
    [
        (Point(2, 5), True),
        (Point(2, 3), True),
        (Point(4.99, 6.99), True),
        (Point(1.99, 5), False),
        (Point(4, 2.99), False),
        (Point(5, 5), False),
        (Point(4, 7), False),
    ],
)
def test_a_box_begins_on_its_first_pixel_and_ends_before_its_end(point, *, is_inside):
    assert Box(2, 3, 5, 7).contains(point) is is_inside


@given(points, points, sizes)
def test_a_drag_selects_a_square_inside_the_photo(anchor, pointer, size):
    box = square_from_drag(anchor, pointer, size)
    assert box.width == box.height
    assert box.fits(size)


@given(points, points, sizes)
def test_the_square_keeps_a_corner_where_the_button_was_pressed(anchor, pointer, size):
    box = square_from_drag(anchor, pointer, size)
    corner = clamped(anchor, size)
    assert corner[0] in (box.left, box.right)
    assert corner[1] in (box.top, box.bottom)


@given(points, points, sizes)
def test_the_longer_way_gives_the_side_where_there_is_room(anchor, pointer, size):
    box = square_from_drag(anchor, pointer, size)
    x, y = clamped(anchor, size)
    longer = round(max(abs(pointer.x - x), abs(pointer.y - y)))
    assert box.width <= longer
    touches_edge = (
        box.left == 0
        or box.top == 0
        or box.right == size.width
        or box.bottom == size.height
    )
    assert box.width == longer or touches_edge


@pytest.mark.parametrize(
    ("pointer", "expected"),
    [
        (Point(30, 25), Box(20, 20, 30, 30)),
        (Point(12, 18), Box(12, 12, 20, 20)),
        (Point(27, 17), Box(20, 13, 27, 20)),
        (Point(20, 20), Box(20, 20, 20, 20)),
        (Point(500, 20), Box(20, 20, 40, 40)),
        (Point(20, 30), Box(20, 20, 30, 30)),
        (Point(30, 20), Box(20, 20, 30, 30)),
    ],
)
def test_the_square_opens_towards_the_pointer(pointer, expected):
    assert square_from_drag(Point(20, 20), pointer, Size(60, 40)) == expected


@pytest.mark.parametrize("sideways", [0, 0.4, 0.5, 0.9])
def test_a_drag_along_an_edge_opens_into_the_photo_and_ends_there(sideways):
    along_the_bottom = square_from_drag(
        Point(20, 35), Point(40, 35 + sideways), Size(60, 40)
    )
    assert along_the_bottom == Box(20, 35, 25, 40)
    along_the_right = square_from_drag(
        Point(35, 20), Point(35 + sideways, 40), Size(40, 60)
    )
    assert along_the_right == Box(35, 20, 40, 25)

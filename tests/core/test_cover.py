import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from core.cover import MIN_SIDE, sensible_sides, squares_covering
from core.geometry import Box, Size
from core.inpainting.crop import MIN_HOLE_SIDE

masks = arrays.arrays(
    np.bool_,
    st.tuples(st.integers(1, 60), st.integers(1, 60)),
    elements=st.booleans(),
    fill=st.just(value=False),
)


def line(size: Size, start: tuple[int, int], way: tuple[float, float], thick: float):
    """A straight scratch from a point, so many pixels along x and y."""
    rows, columns = np.mgrid[: size.height, : size.width]
    along_x, along_y = way
    length = np.hypot(along_x, along_y)
    dx, dy = columns - start[0], rows - start[1]
    along = (dx * along_x + dy * along_y) / length
    aside = (dx * along_y - dy * along_x) / length
    return (abs(aside) <= thick / 2) & (along >= 0) & (along <= length)


def painted(squares: tuple[Box, ...], shape: tuple[int, ...]):
    covered = np.zeros(shape, dtype=np.bool_)
    for square in squares:
        covered[square.slices] = True
    return covered


def test_the_smallest_square_can_be_filled():
    assert MIN_SIDE == MIN_HOLE_SIDE


@given(masks, st.integers(1, 20), st.integers(0, 40))
def test_every_masked_pixel_is_in_a_square_inside_the_photo(mask, least, more):
    height, width = mask.shape
    squares = squares_covering(mask, at_least=least, at_most=least + more)
    assert not (mask & ~painted(squares, mask.shape)).any()
    for square in squares:
        assert square.width == square.height
        assert square.fits(Size(width, height))
        assert min(least, width, height) <= square.width <= least + more
        assert mask[square.slices].any()


@given(masks)
def test_the_same_mask_gives_the_same_squares_and_none_within_another(mask):
    squares = squares_covering(mask, at_least=4, at_most=30)
    assert squares == squares_covering(mask.copy(), at_least=4, at_most=30)
    for one in squares:
        others = [other for other in squares if other is not one]
        assert not any(one.intersection(other) == one for other in others)


def bars(*bars: tuple[int, int, int, int]):
    """A mask of 400 x 400 pixels with bars in it: left, top, right, bottom."""
    mask = np.zeros((400, 400), np.bool_)
    for bar in bars:
        mask[Box(*bar).slices] = True
    return mask


def ring():
    rows, columns = np.mgrid[:400, :400]
    distance = np.hypot(rows - 200, columns - 200)
    return (distance > 140) & (distance < 150)


@pytest.mark.parametrize(
    ("mask", "most", "share"),
    [
        (bars((40, 40, 48, 360), (40, 352, 360, 360)), 62, 1.96),
        (bars((196, 40, 204, 360), (40, 196, 360, 204)), 62, 1.94),
        (bars((40, 40, 48, 360), (40, 40, 360, 48), (40, 352, 360, 360)), 92, 2.42),
        (bars((20, 20, 60, 60), (200, 300, 280, 380), (300, 100, 390, 110)), 9, 1.21),
        (bars((10, 10, 390, 90)), 4, 1.26),
        (line(Size(400, 400), (20, 380), (360, -360), 8), 100, 2.36),
        (ring(), 270, 2.06),
    ],
    ids=["corner", "cross", "frame", "three places", "bar", "scratch", "ring"],
)
def test_few_squares_cover_a_shape_and_little_else(mask, most, share):
    for shape in (mask, mask.T):
        squares = squares_covering(shape, at_least=8, at_most=100)
        assert len(squares) <= most
        assert painted(squares, shape.shape).sum() <= share * shape.sum()


def test_places_come_from_left_to_right_and_from_the_top_down():
    beside = bars(*((left, 100, left + 20, 120) for left in range(20, 400, 90)))
    for mask, start in ((beside, "left"), (beside.T, "top")):
        squares = squares_covering(mask, at_least=8, at_most=100)
        places = [getattr(square, start) for square in squares]
        assert len(places) == 5
        assert places == sorted(places)


@pytest.mark.parametrize(
    "size",
    [Size(1, 1), Size(20, 30), Size(641, 479), Size(1000, 1500), Size(6000, 4003)],
)
def test_the_sensible_sides_can_be_filled_and_leave_context(size):
    least, most = sensible_sides(size)
    assert MIN_SIDE <= least <= most
    assert most == max(least, size.short_side // 4)
    assert least == max(MIN_SIDE, min(24, size.short_side // 60))


def test_nothing_masked_needs_no_square():
    assert squares_covering(np.zeros((50, 80), np.bool_), at_most=40) == ()


def test_a_speck_gets_the_smallest_square_with_the_speck_in_its_middle():
    mask = np.zeros((100, 200), np.bool_)
    mask[50, 90] = True
    assert squares_covering(mask, at_most=40) == (Box(86, 46, 94, 54),)


def test_a_speck_in_the_corner_gets_a_square_that_stays_inside():
    mask = np.zeros((100, 200), np.bool_)
    mask[99, 199] = True
    assert squares_covering(mask, at_most=40) == (Box(192, 92, 200, 100),)


def test_a_photo_smaller_than_the_smallest_square_is_covered():
    mask = np.ones((5, 12), np.bool_)
    squares = squares_covering(mask, at_least=8, at_most=40)
    assert painted(squares, mask.shape).all()


def test_a_blob_gets_one_square_a_little_larger():
    rows, columns = np.mgrid[:200, :300]
    mask = (columns - 150) ** 2 + (rows - 90) ** 2 <= 30**2
    (square,) = squares_covering(mask, at_most=100)
    assert 61 < square.width <= 70
    assert abs(square.left + square.right - 2 * 150) <= 2


def test_two_blobs_get_a_square_each():
    mask = np.zeros((300, 300), np.bool_)
    mask[20:60, 30:70] = True
    mask[200:280, 180:260] = True
    assert len(squares_covering(mask, at_most=200)) == 2


@pytest.mark.parametrize("way", [(500, 0), (0, 500), (400, 400), (450, -170)])
def test_a_long_scratch_becomes_a_chain_of_small_squares(way):
    mask = line(Size(600, 600), (50, 50 if way[1] >= 0 else 500), way, 10)
    squares = squares_covering(mask, at_least=16, at_most=300)
    assert 10 <= len(squares) <= 90
    assert max(square.width for square in squares) <= 60
    assert painted(squares, mask.shape).sum() <= 2.5 * mask.sum()


def test_a_large_place_is_divided_into_few_squares():
    rows, columns = np.mgrid[:900, :900]
    mask = (columns - 450) ** 2 + (rows - 450) ** 2 <= 400**2
    squares = squares_covering(mask, at_least=8, at_most=300)
    assert len(squares) <= 20
    assert max(square.width for square in squares) <= 300


def test_specks_all_over_a_photo_get_a_square_each():
    mask = np.zeros((1000, 1500), np.bool_)
    mask[10::50, 20::50] = True
    squares = squares_covering(mask, at_most=300)
    assert len(squares) == mask.sum()


@pytest.mark.parametrize(("least", "most"), [(20, 10), (0, 10), (-1, 10)])
def test_unordered_sides_are_refused(least, most):
    with pytest.raises(ValueError, match=f"at_least={least}, at_most={most}"):
        squares_covering(np.ones((50, 50), np.bool_), at_least=least, at_most=most)

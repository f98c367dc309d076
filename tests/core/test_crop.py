"""Which part of a photo a model sees."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import HoleOutside, HoleTooSmall
from core.geometry import Box, Size
from core.inpainting.crop import Crop
from core.model.spec import CLASSIC, RESIDUAL, Architecture, ModelSpec

SMALL = ModelSpec(Architecture.RESIDUAL, crop_side=32, hole_side=7)


@st.composite
def holes(draw: st.DrawFn) -> tuple[Box, Size]:
    size = Size(draw(st.integers(8, 3000)), draw(st.integers(8, 3000)))
    side = draw(st.integers(8, size.short_side))
    left = draw(st.integers(0, size.width - side))
    top = draw(st.integers(0, size.height - side))
    return Box.square(left, top, side), size


@given(holes(), st.sampled_from([CLASSIC, RESIDUAL, SMALL]))
def test_the_crop_lies_in_the_photo_and_holds_the_hole(
    case: tuple[Box, Size], spec: ModelSpec
) -> None:
    hole, size = case
    crop = Crop.around(hole, size=size, spec=spec)
    assert crop.box.fits(size)
    assert crop.box.intersection(hole) == hole


@given(holes(), st.sampled_from([CLASSIC, RESIDUAL, SMALL]))
def test_up_to_half_of_the_short_side_the_crop_is_square(
    case: tuple[Box, Size], spec: ModelSpec
) -> None:
    hole, size = case
    if hole.width * 2 > size.short_side:
        return
    crop = Crop.around(hole, size=size, spec=spec)
    wanted = round(hole.width * spec.crop_side / spec.hole_side)
    assert crop.box.width == crop.box.height == min(wanted, size.short_side)


def test_the_tutorials_hole_is_seen_pixel_for_pixel() -> None:
    crop = Crop.around(Box.square(400, 300, 50), size=Size(900, 700), spec=CLASSIC)
    assert crop.box == Box.square(311, 211, 228)
    assert crop.is_native
    assert crop.on_network(crop.local(Box.square(400, 300, 50))) == Box.square(
        89, 89, 50
    )


@pytest.mark.parametrize(
    ("hole", "box"),
    [
        (Box.square(0, 0, 50), Box.square(0, 0, 228)),
        (Box.square(850, 0, 50), Box.square(672, 0, 228)),
        (Box.square(0, 650, 50), Box.square(0, 472, 228)),
        (Box.square(850, 650, 50), Box.square(672, 472, 228)),
    ],
)
def test_in_corners_the_crop_is_shifted_not_cut(hole: Box, box: Box) -> None:
    assert Crop.around(hole, size=Size(900, 700), spec=CLASSIC).box == box


def test_a_large_hole_sees_the_whole_short_side() -> None:
    crop = Crop.around(Box.square(500, 200, 300), size=Size(1500, 800), spec=CLASSIC)
    assert crop.box == Box(250, 0, 1050, 800)


def test_a_hole_across_the_short_side_sees_along_the_long_one() -> None:
    crop = Crop.around(Box.square(5000, 0, 60), size=Size(10_000, 60), spec=CLASSIC)
    assert crop.box == Box(4970, 0, 5090, 60)
    crop = Crop.around(Box.square(0, 5000, 60), size=Size(60, 10_000), spec=CLASSIC)
    assert crop.box == Box(0, 4970, 60, 5090)


def test_a_network_pixel_that_the_hole_touches_belongs_to_it() -> None:
    crop = Crop.around(Box.square(100, 100, 100), size=Size(900, 900), spec=CLASSIC)
    assert crop.box.width == 456
    assert crop.on_network(Box(178, 178, 279, 278)) == Box(89, 89, 140, 139)


@pytest.mark.parametrize(
    ("side", "size", "has_little"),
    [
        (50, Size(900, 700), False),
        (280, Size(900, 700), False),
        (281, Size(900, 700), True),
        (20, Size(900, 227), True),
        (20, Size(900, 228), False),
    ],
)
def test_little_context_is_told(side: int, size: Size, *, has_little: bool) -> None:
    crop = Crop.around(Box.square(0, 0, side), size=size, spec=CLASSIC)
    assert crop.has_little_context is has_little


def test_a_hole_below_eight_pixels_is_too_small() -> None:
    with pytest.raises(HoleTooSmall) as caught:
        Crop.around(Box(0, 0, 20, 7), size=Size(100, 100), spec=CLASSIC)
    assert (caught.value.side, caught.value.needed) == (7, 8)


@pytest.mark.parametrize(
    "hole", [Box.square(-1, 0, 20), Box.square(0, 81, 20), Box.square(200, 200, 20)]
)
def test_a_hole_must_not_leave_the_photo(hole: Box) -> None:
    with pytest.raises(HoleOutside):
        Crop.around(hole, size=Size(100, 100), spec=CLASSIC)

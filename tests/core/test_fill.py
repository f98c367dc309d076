"""The whole act from a hole to a patch, with a predictor that needs no model."""

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.arrays import Mask, Pixels
from core.errors import Cancelled, HoleOutside, HoleTooSmall
from core.geometry import Box, Size
from core.inpainting.detail.step import add_detail
from core.inpainting.fill import Filler
from core.model.spec import CLASSIC
from core.photo.photo import Photo
from core.photo.photo_io import open_photo, save_photo
from core.progress import Report
from tests.fakes import FakePredictor

GARBAGE = ("black", "white", "noise", "stripes")


def scene(size: Size) -> Pixels:
    """Something with structure at every scale."""
    rows, columns = np.mgrid[0 : size.height, 0 : size.width]
    hills = 40 * np.sin(columns / 17) + 30 * np.cos(rows / 11) + (rows * 7) % 13
    grain = np.random.default_rng(5).integers(0, 30, (size.height, size.width, 3))
    return (hills[..., None] + grain + 90).astype(np.uint8)


def damaged(pixels: Pixels, boxes: list[Box], kind: str) -> Photo:
    pixels = pixels.copy()
    for box in boxes:
        part = pixels[box.slices]
        if kind == "noise":
            part[:] = np.random.default_rng(9).integers(0, 256, part.shape)
        elif kind == "stripes":
            part[::2], part[1::2] = 255, 0
        else:
            part[:] = 0 if kind == "black" else 255
    return Photo.from_pixels(pixels)


def copy_texture(
    crop: Pixels, mask: Mask, guide: Pixels, *, seed: int, report: Report
) -> Pixels:
    """A detail step: the guide, and grain taken from all that it was given."""
    report(0.5)
    grain = np.random.default_rng(seed).permutation(guide.reshape(-1, 3)) // 8
    return np.where(mask[..., None], guide // 2 + grain.reshape(crop.shape), crop)


@st.composite
def damages(draw: st.DrawFn) -> tuple[Size, list[Box]]:
    """A photo and some holes in it, often at its borders or over one another."""
    size = Size(draw(st.integers(16, 160)), draw(st.integers(16, 160)))
    boxes = []
    for _ in range(draw(st.integers(1, 3))):
        side = draw(st.integers(8, max(8, size.short_side * 6 // 10)))
        room = (size.width - side, size.height - side)
        left, top = (
            draw(st.one_of(st.just(0), st.just(most), st.integers(0, most)))
            for most in room
        )
        boxes.append(Box.square(left, top, side))
    return size, boxes


@settings(max_examples=60, deadline=None)
@given(case=damages(), has_detail=st.booleans())
def test_whatever_the_holes_held_the_patch_is_the_same(
    *,
    case: tuple[Size, list[Box]],
    has_detail: bool,
) -> None:
    size, boxes = case
    filler = Filler(FakePredictor(), copy_texture if has_detail else None)
    pixels = scene(size)
    patches = [
        filler.fill(damaged(pixels, boxes, kind), boxes[0], boxes).pixels.tobytes()
        for kind in GARBAGE
    ]
    assert len(set(patches)) == 1


@settings(max_examples=8, deadline=None)
@given(damages())
def test_nor_does_the_products_own_detail_depend_on_it(
    case: tuple[Size, list[Box]],
) -> None:
    size, boxes = case
    filler = Filler(FakePredictor(), add_detail)
    pixels = scene(size)
    patches = [
        filler.fill(damaged(pixels, boxes, kind), boxes[0], boxes).pixels.tobytes()
        for kind in ("white", "noise")
    ]
    assert len(set(patches)) == 1


@settings(max_examples=25, deadline=None)
@given(damages())
def test_outside_the_holes_every_byte_is_equal_after_saving(
    case: tuple[Size, list[Box]],
) -> None:
    size, boxes = case
    photo = damaged(scene(size), boxes, "noise")
    filler = Filler(FakePredictor())
    patches = [filler.fill(photo, box, boxes) for box in boxes]
    with TemporaryDirectory() as folder:
        target = Path(folder) / "repaired.png"
        save_photo(photo, patches, target)
        saved = open_photo(target).pixels
    outside = np.ones(saved.shape[:2], np.bool_)
    for box in boxes:
        outside[box.slices] = False
    assert (saved[outside] == photo.pixels[outside]).all()
    last = patches[-1]
    assert (saved[last.box.slices] == last.pixels).all()


@settings(max_examples=40, deadline=None)
@given(damages())
def test_whatever_the_holes_held_the_network_sees_the_same(
    case: tuple[Size, list[Box]],
) -> None:
    size, boxes = case
    predictor = FakePredictor()
    for kind in GARBAGE:
        Filler(predictor).fill(damaged(scene(size), boxes, kind), boxes[0], boxes)
    (crop, mask), *others = predictor.seen
    assert mask.any()
    assert not crop[mask].any()
    for other_crop, other_mask in others:
        assert (other_crop == crop).all()
        assert (other_mask == mask).all()


@settings(max_examples=40, deadline=None)
@given(damages(), st.randoms(use_true_random=False))
def test_a_patch_does_not_depend_on_the_order_of_the_holes(
    case: tuple[Size, list[Box]], random: Random
) -> None:
    size, boxes = case
    photo = damaged(scene(size), boxes, "noise")
    mixed = random.sample(boxes, len(boxes))
    filler = Filler(FakePredictor(), copy_texture)
    assert (
        filler.fill(photo, boxes[0], boxes).pixels
        == filler.fill(photo, boxes[0], mixed[1:] + mixed).pixels
    ).all()


@pytest.mark.parametrize(
    ("size", "hole"),
    [
        (Size(10_000, 60), Box.square(5000, 20, 24)),
        (Size(10_000, 60), Box.square(9940, 0, 60)),
        (Size(60, 10_000), Box(0, 400, 60, 900)),
        (Size(40, 30), Box.square(10, 10, 8)),
        (Size(8, 8), Box.square(0, 0, 8)),
        (Size(500, 400), Box.square(100, 100, 290)),
    ],
)
@pytest.mark.parametrize("spec", [CLASSIC, FakePredictor().spec])
def test_odd_photos_and_large_holes_are_filled(size: Size, hole: Box, spec) -> None:
    photo = damaged(scene(size), [hole], "white")
    patch = Filler(FakePredictor(spec)).fill(photo, hole)
    assert patch.box == hole
    assert patch.pixels.shape == (hole.height, hole.width, 3)
    assert patch.pixels.dtype == np.uint8


def test_a_flat_photo_gets_its_colour_back() -> None:
    photo = damaged(np.full((90, 90, 3), (30, 90, 200), np.uint8), [MIDDLE], "noise")
    patch = Filler(FakePredictor()).fill(photo, MIDDLE)
    assert np.abs(patch.pixels.astype(int) - (30, 90, 200)).max() <= 1


def test_far_holes_and_far_pixels_change_nothing() -> None:
    pixels = scene(Size(600, 500))
    filler = Filler(FakePredictor())
    alone = filler.fill(Photo.from_pixels(pixels), MIDDLE)
    pixels[300:, 300:] = 0
    far = filler.fill(Photo.from_pixels(pixels), MIDDLE, [Box.square(400, 400, 50)])
    assert (alone.pixels == far.pixels).all()


def test_the_seed_reaches_the_detail() -> None:
    photo = Photo.from_pixels(scene(Size(90, 90)))
    filler = Filler(FakePredictor(), copy_texture)
    first, again, other = (filler.fill(photo, MIDDLE, seed=s).pixels for s in (1, 1, 2))
    assert (first == again).all()
    assert (first != other).any()


def test_the_detail_is_guided_by_the_join_in_every_hole() -> None:
    guides: list[Pixels] = []

    def look(crop: Pixels, mask: Mask, guide: Pixels, *, seed: int, report: Report):
        guides.append(guide)
        assert not crop[mask].any()
        assert (guide[~mask] == crop[~mask]).all()
        return guide

    flat = np.full((90, 90, 3), 128, np.uint8)
    patch = Filler(FakePredictor(), look).fill(
        damaged(flat, [MIDDLE, Box.square(20, 40, 15)], "white"),
        MIDDLE,
        [Box.square(20, 40, 15)],
    )
    assert np.abs(guides[0].astype(int) - 128).max() <= 1
    assert np.abs(patch.pixels.astype(int) - 128).max() <= 1


def test_progress_only_grows_and_ends_at_one() -> None:
    told: list[float] = []
    photo = Photo.from_pixels(scene(Size(90, 90)))
    Filler(FakePredictor(), copy_texture).fill(photo, MIDDLE, report=told.append)
    assert told == sorted(told)
    assert told[0] == 0
    assert told[-1] == 1
    assert len(told) >= 4


def test_a_cancelled_fill_stops_at_the_next_report() -> None:
    predictor = FakePredictor()

    def report(done: float) -> None:
        if done > 0:
            raise Cancelled

    photo = Photo.from_pixels(scene(Size(90, 90)))
    with pytest.raises(Cancelled):
        Filler(predictor).fill(photo, MIDDLE, report=report)
    assert predictor.seen == []


def test_holes_that_cannot_be_filled_are_refused() -> None:
    photo = Photo.from_pixels(scene(Size(90, 90)))
    with pytest.raises(HoleTooSmall):
        Filler(FakePredictor()).fill(photo, Box.square(5, 5, 7))
    with pytest.raises(HoleOutside):
        Filler(FakePredictor()).fill(photo, Box.square(80, 5, 11))


MIDDLE = Box.square(40, 40, 20)

"""The detail step: what is promised to whoever fills a hole."""

import numpy as np
import pytest

from core.arrays import Mask, Pixels
from core.errors import Cancelled
from core.geometry import Box
from core.inpainting.detail import step
from core.inpainting.detail.step import add_detail
from core.progress import silent


def striped_rock(*, height: int, width: int) -> Pixels:
    """Grey texture of grain and slanted bands, everywhere alike."""
    rng = np.random.default_rng(7)
    rows, columns = np.mgrid[:height, :width]
    bands = 30 * np.sin((rows + columns) / 3)
    grain = rng.normal(0, 8, (height, width))
    levels = np.clip(120 + bands + grain, 0, 255)
    return np.repeat(levels[..., None], 3, axis=2).astype(np.uint8)


def mask_of(box: Box, picture: Pixels) -> Mask:
    mask = np.zeros(picture.shape[:2], np.bool_)
    mask[box.slices] = True
    return mask


def smooth_guide(picture: Pixels, mask: Mask) -> Pixels:
    guide = picture.copy()
    guide[mask] = picture[~mask].mean(axis=0).astype(np.uint8)
    return guide


def roughness(picture: Pixels, box: Box) -> float:
    return float(np.abs(np.diff(picture[box.slices][..., 1].astype(float))).mean())


CASES = {
    "small": (90, 100, Box.square(40, 30, 24)),
    "at a corner": (90, 90, Box.square(66, 0, 24)),
    "reduced scale": (520, 500, Box.square(150, 170, 170)),
    "not a square": (120, 140, Box(30, 40, 70, 60)),
}


@pytest.fixture(params=CASES.values(), ids=CASES.keys())
def case(request: pytest.FixtureRequest) -> tuple[Pixels, Mask, Box]:
    height, width, box = request.param
    picture = striped_rock(height=height, width=width)
    return picture, mask_of(box, picture), box


def test_only_unknown_pixels_change(case: tuple[Pixels, Mask, Box]) -> None:
    picture, mask, _ = case
    painted = add_detail(picture, mask, smooth_guide(picture, mask))
    assert painted.dtype == np.uint8
    assert np.array_equal(painted[~mask], picture[~mask])
    assert painted is not picture


def test_unknown_pixels_are_never_read(case: tuple[Pixels, Mask, Box]) -> None:
    picture, mask, _ = case
    guide = smooth_guide(picture, mask)
    damaged = picture.copy()
    damaged[mask] = np.random.default_rng(1).integers(0, 256, (int(mask.sum()), 3))
    first, second = (add_detail(known, mask, guide) for known in (picture, damaged))
    assert np.array_equal(first, second)


def test_the_fill_is_as_rough_as_its_surroundings(
    case: tuple[Pixels, Mask, Box],
) -> None:
    picture, mask, box = case
    painted = add_detail(picture, mask, smooth_guide(picture, mask))
    assert 0.75 < roughness(painted, box) / roughness(picture, box) < 1.25


def test_a_seed_gives_the_same_candidate_and_another_seed_another() -> None:
    picture = striped_rock(height=90, width=100)
    mask = mask_of(Box.square(40, 30, 24), picture)
    guide = smooth_guide(picture, mask)
    first, again, other = (
        add_detail(picture, mask, guide, seed=seed) for seed in (3, 3, 4)
    )
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


def test_progress_goes_up_to_one() -> None:
    picture = striped_rock(height=90, width=100)
    mask = mask_of(Box.square(40, 30, 24), picture)
    heard: list[float] = []
    add_detail(picture, mask, smooth_guide(picture, mask), report=heard.append)
    assert heard == sorted(heard)
    assert heard[0] >= 0
    assert heard[-1] == pytest.approx(1)


def test_it_can_be_cancelled_at_every_report() -> None:
    picture = striped_rock(height=90, width=100)
    mask = mask_of(Box.square(40, 30, 24), picture)
    guide = smooth_guide(picture, mask)
    count = 0

    def counting(_done: float) -> None:
        nonlocal count
        count += 1

    add_detail(picture, mask, guide, report=counting)
    for last in range(0, count, max(1, count // 7)):
        left = last

        def cancelling(_done: float) -> None:
            nonlocal left
            left -= 1
            if left < 0:
                raise Cancelled

        with pytest.raises(Cancelled):
            add_detail(picture, mask, guide, report=cancelling)


def test_a_flat_photo_stays_flat() -> None:
    picture = np.full((80, 80, 3), (90, 120, 200), np.uint8)
    mask = mask_of(Box.square(20, 20, 30), picture)
    painted = add_detail(picture, mask, picture)
    assert np.abs(painted.astype(int) - picture).max() <= 1


def test_a_grey_photo_stays_grey() -> None:
    picture = striped_rock(height=90, width=100)
    mask = mask_of(Box.square(40, 30, 24), picture)
    painted = add_detail(picture, mask, smooth_guide(picture, mask))
    assert np.ptp(painted.astype(int), axis=2).max() <= 1


@pytest.mark.parametrize(
    ("height", "width", "box"),
    [
        (60, 4000, Box.square(1000, 0, 60)),
        (40, 40, Box.square(2, 2, 36)),
        (3, 3, Box.square(1, 1, 1)),
        (30, 30, Box.square(0, 0, 30)),
    ],
    ids=["a strip", "hardly any context", "tiny", "nothing known"],
)
def test_poor_context_still_fills(height: int, width: int, box: Box) -> None:
    picture = striped_rock(height=height, width=width)
    mask = mask_of(box, picture)
    guide = np.full_like(picture, 100)
    painted = add_detail(picture, mask, guide)
    assert np.array_equal(painted[~mask], picture[~mask])


def test_several_holes_are_all_filled() -> None:
    picture = striped_rock(height=120, width=140)
    boxes = (Box.square(20, 20, 24), Box.square(90, 70, 20))
    mask = mask_of(boxes[0], picture) | mask_of(boxes[1], picture)
    painted = add_detail(picture, mask, smooth_guide(picture, mask), report=silent)
    for box in boxes:
        assert 0.7 < roughness(painted, box) / roughness(picture, box) < 1.3


def test_nothing_unknown_changes_nothing() -> None:
    picture = striped_rock(height=40, width=40)
    mask = np.zeros((40, 40), np.bool_)
    assert np.array_equal(add_detail(picture, mask, picture), picture)


def test_a_calm_place_beside_a_rough_one_stays_calm() -> None:
    picture = striped_rock(height=160, width=160)
    calm, hole = Box(0, 60, 160, 160), Box.square(50, 64, 60)
    grain = np.random.default_rng(3).integers(0, 3, (calm.height, calm.width, 1))
    picture[calm.slices] = 132 + grain
    mask = mask_of(hole, picture)
    guide = picture.copy()
    guide[mask] = 133
    painted = add_detail(picture, mask, guide)
    assert np.abs(painted[hole.slices].astype(int) - picture[hole.slices]).max() < 10
    assert 0.75 < roughness(painted, hole) / roughness(picture, hole) < 1.25


@pytest.mark.parametrize("count", [1, 9])
def test_a_long_chain_is_not_worked_on_as_coarsely_as_a_large_square(
    count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nine squares of 50 px hold as much as one of 150 px, which takes a third."""
    picture = striped_rock(height=520, width=520)
    mask = np.zeros(picture.shape[:2], np.bool_)
    for number in range(count):
        mask[Box.square(20 + 48 * number, 20 + 48 * number, 50).slices] = True
    factors: set[int] = set()
    reduce = step.reduced

    def look(pixels: Pixels, factor: int) -> Pixels:
        factors.add(factor)
        return reduce(pixels, factor)

    monkeypatch.setattr(step, "reduced", look)
    add_detail(picture, mask, smooth_guide(picture, mask), seed=1)
    assert factors == {1}

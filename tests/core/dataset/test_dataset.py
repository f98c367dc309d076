from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from core.dataset.examples import RandomCrop, WholePicture
from core.dataset.holes import mask_of, random_square, random_squares
from core.dataset.split import Split, is_held_out_by_name
from tests.factories import landscape


def save(path: Path, width: int = 200, height: int = 150, seed: int = 0) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(landscape(width, height, seed=seed)).save(path, quality=95)
    return path


@given(seed=st.integers(0, 10_000), side=st.integers(40, 200))
def test_a_random_square_lies_inside_its_crop(seed: int, side: int) -> None:
    hole = random_square(np.random.default_rng(seed), side, 40)
    assert (hole.width, hole.height) == (40, 40)
    assert 0 <= hole.left <= hole.right <= side
    assert 0 <= hole.top <= hole.bottom <= side


def test_random_squares_reach_every_border() -> None:
    rng = np.random.default_rng(0)
    holes = [random_square(rng, 20, 10) for _ in range(500)]
    assert {hole.left for hole in holes} == set(range(11))
    assert {hole.top for hole in holes} == set(range(11))


@given(seed=st.integers(0, 10_000))
def test_several_holes_are_apart_and_of_the_asked_sizes(seed: int) -> None:
    holes = random_squares(
        np.random.default_rng(seed), 128, smallest=18, largest=48, most=3
    )
    assert 1 <= len(holes) <= 3
    assert all(18 <= hole.width <= 48 for hole in holes)
    assert mask_of(holes, 128).sum() == sum(hole.width**2 for hole in holes)
    for number, hole in enumerate(holes):
        for other in holes[:number]:
            assert hole.grown(8).intersection(other).is_empty


def test_the_split_parts_photos_by_name_alone() -> None:
    photos = [Path("a", f"{number}.jpg") for number in range(1000)]
    split = Split.by(photos, is_held_out_by_name)
    assert set(split.training) | set(split.held_out) == set(photos)
    assert not set(split.training) & set(split.held_out)
    assert 150 < len(split.held_out) < 250
    moved = Split.by([Path("b", path.name) for path in photos], is_held_out_by_name)
    assert [path.name for path in moved.held_out] == [
        path.name for path in split.held_out
    ]


def test_a_photo_that_counts_more_is_proved_once() -> None:
    photos = [Path(f"{number}.jpg") for number in range(100)] * 3
    split = Split.by(photos, is_held_out_by_name)
    assert len(split.held_out) == len(set(split.held_out))
    assert len(split.training) == 3 * len(set(split.training))


def test_the_tutorials_example_is_the_whole_picture_with_one_square(
    tmp_path: Path,
) -> None:
    path = save(tmp_path / "a.png", 150, 150)
    example = WholePicture(228, 50).make(path, np.random.default_rng(1))
    expected = np.asarray(Image.open(path).resize((228, 228)))
    np.testing.assert_array_equal(example.pixels, expected)
    assert example.mask.sum() == 50 * 50


def test_the_tutorials_example_is_upright(tmp_path: Path) -> None:
    image = Image.fromarray(landscape(200, 150))
    exif = Image.Exif()
    exif[0x0112] = 6
    image.save(tmp_path / "turned.jpg", exif=exif, quality=95)
    image.transpose(Image.Transpose.ROTATE_270).save(tmp_path / "up.jpg", quality=95)
    made = [
        WholePicture(100, 20).make(tmp_path / name, np.random.default_rng(1)).pixels
        for name in ("turned.jpg", "up.jpg")
    ]
    difference = made[0].astype(int) - made[1]
    assert np.abs(difference).mean() < 2


@pytest.mark.parametrize("name", ["a.jpg", "a.png"])
@pytest.mark.parametrize("size", [(150, 150), (1200, 700), (700, 1500), (128, 4000)])
def test_random_crops_have_the_asked_side_whatever_the_photo(
    tmp_path: Path, name: str, size: tuple[int, int]
) -> None:
    path = save(tmp_path / name, *size)
    maker = RandomCrop(128, smallest=18, largest=48)
    for seed in range(5):
        example = maker.make(path, np.random.default_rng(seed))
        assert example.pixels.shape == (128, 128, 3)
        assert example.mask.any()


def test_the_same_generator_makes_the_same_example(tmp_path: Path) -> None:
    path = save(tmp_path / "a.jpg", 600, 400)
    maker = RandomCrop(128, smallest=18, largest=48)
    one, two, other = (
        maker.make(path, np.random.default_rng(seed)) for seed in (3, 3, 4)
    )
    np.testing.assert_array_equal(one.pixels, two.pixels)
    np.testing.assert_array_equal(one.mask, two.mask)
    assert (one.pixels != other.pixels).any()

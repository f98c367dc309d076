"""Large photos are decoded once."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.dataset.examples import CropInUse
from core.dataset.reduced import ReducedPhotos
from tests.factories import landscape


def photo(folder: Path, name: str, width: int, height: int, **saved: object) -> Path:
    Image.fromarray(landscape(width, height)).save(folder / name, **saved)
    return folder / name


def size_of(file: object) -> tuple[int, int]:
    with Image.open(file) as image:
        return image.size


def test_a_large_photo_is_reduced_to_what_the_crops_need(tmp_path: Path) -> None:
    path = photo(tmp_path, "large.jpg", 900, 600)
    assert size_of(ReducedPhotos(200).open(path)) == (300, 200)


def test_a_photo_of_about_the_needed_size_is_read_itself(tmp_path: Path) -> None:
    path = photo(tmp_path, "small.png", 400, 290)
    assert ReducedPhotos(200).open(path) == path


def test_a_reduced_photo_is_not_decoded_again(tmp_path: Path) -> None:
    path = photo(tmp_path, "large.png", 900, 600)
    reduced = ReducedPhotos(200)
    reduced.open(path)
    path.unlink()
    assert size_of(reduced.open(path)) == (300, 200)


def test_only_the_latest_are_kept(tmp_path: Path) -> None:
    paths = [photo(tmp_path, f"{n}.png", 900, 600) for n in range(3)]
    reduced = ReducedPhotos(200, most_bytes=1)
    for path in paths:
        reduced.open(path)
        path.unlink()
    assert size_of(reduced.open(paths[-1])) == (300, 200)
    with pytest.raises(FileNotFoundError):
        reduced.open(paths[0])


@pytest.mark.parametrize("orientation", [1, 6])
def test_crops_of_a_reduced_photo_are_those_of_the_photo(
    tmp_path: Path, orientation: int
) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    path = photo(tmp_path, "large.jpg", 1600, 1200, quality=98, exif=exif)
    maker = CropInUse(32, usual_hole=7, smallest=7, largest=7)
    reduced = ReducedPhotos(maker.short_side)
    for seed in range(5):
        one, two = (
            maker.make(file, np.random.default_rng(seed)).pixels.astype(int)
            for file in (path, reduced.open(path))
        )
        assert np.abs(one - two).mean() < 4

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.dataset.examples import RandomCrop, WholePicture
from core.split import is_validation_name
from tests.factories import landscape
from tools.base_training.batches import TrainingBatches, held_out_batches
from tools.base_training.shards import PackedPhoto, Shards, write_shard
from tools.pack_photos import Packing, pack

SMALL, LARGE = (160, 150), (900, 620)
PACKING = Packing(side=96, crops=3)


@pytest.fixture(scope="module")
def photos(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    folder = tmp_path_factory.mktemp("photos")
    paths = []
    for number in range(24):
        size = LARGE if number % 6 == 0 else SMALL
        path = folder / f"{number}.jpg"
        Image.fromarray(landscape(*size, seed=number)).save(path)
        paths.append(path)
    return tuple(paths)


def split(photos: tuple[Path, ...], *, large: bool) -> tuple[int, int]:
    """How many of that size are trained on and held out."""
    chosen = [p for p in photos if (int(p.stem) % 6 == 0) == large]
    held_out = sum(is_validation_name(path.name) for path in chosen)
    return len(chosen) - held_out, held_out


def size_of(photo: PackedPhoto) -> tuple[int, int]:
    with Image.open(io.BytesIO(photo.data)) as image:
        return image.size


def test_small_photos_are_whole_and_large_ones_many_crops(photos) -> None:
    packed = pack(photos, PACKING)
    sizes = [size_of(photo) for photo in packed if not photo.is_held_out]
    assert sizes.count(SMALL) == split(photos, large=False)[0]
    assert sizes.count((96, 96)) == 3 * split(photos, large=True)[0]


def test_held_out_names_stay_held_out_and_large_ones_are_reduced(photos) -> None:
    packed = pack(photos, PACKING)
    sizes = [size_of(photo) for photo in packed if photo.is_held_out]
    small, large = split(photos, large=False)[1], split(photos, large=True)[1]
    assert small > 0
    assert large > 0
    assert sizes.count(SMALL) == small
    assert sizes.count((139, 96)) == large
    assert len(sizes) == small + large


def test_a_limit_takes_crops_away_and_never_whole_photos(photos) -> None:
    everything = pack(photos, PACKING)
    whole = [photo for photo in everything if size_of(photo) != (96, 96)]
    size = sum(len(photo.data) for photo in whole)
    limited = pack(photos, Packing(side=96, crops=3, limit=size + 8_000))
    assert sum(len(photo.data) for photo in limited) <= size + 8_000
    assert len(whole) < len(limited) < len(everything)
    with pytest.raises(ValueError, match="higher limit"):
        pack(photos, Packing(side=96, limit=size - 1))


def test_the_order_is_mixed_and_the_same_every_time(photos) -> None:
    first, second = pack(photos, PACKING), pack(photos, PACKING)
    assert first == second
    kinds = [size_of(photo) == SMALL for photo in first]
    assert kinds != sorted(kinds)
    assert kinds != sorted(kinds, reverse=True)


@pytest.fixture
def shards(photos: tuple[Path, ...], tmp_path: Path) -> Path:
    packed = pack(photos, PACKING)
    for number in range(2):
        write_shard(tmp_path / f"{number}.safetensors", packed[number::2])
    return tmp_path


def test_shards_give_back_what_was_packed(photos, shards: Path) -> None:
    packed, found = pack(photos, PACKING), Shards(shards)
    assert len(found.training) + len(found.held_out) == len(packed)
    both = packed[0::2] + packed[1::2]
    for number in found.training:
        assert found.open(number).read() == both[number].data
        assert not both[number].is_held_out


def test_a_folder_without_shards_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no shard"):
        Shards(tmp_path)


def test_held_out_batches_are_the_same_every_time(shards: Path) -> None:
    found, maker = Shards(shards), WholePicture(64, 14)
    first, second = (
        held_out_batches(found, maker, batch_size=2, most=4) for _ in range(2)
    )
    assert sum(len(batch.pixels) for batch in first) == 4
    for one, other in zip(first, second, strict=True):
        assert np.array_equal(one.pixels, other.pixels)
        assert np.array_equal(one.masks, other.masks)
    assert (first[0].masks.sum(axis=(1, 2)) == 14**2).all()


def test_training_batches_are_examples_of_the_maker_and_differ(shards: Path) -> None:
    maker = RandomCrop(64, smallest=10, largest=20)
    with TrainingBatches(shards, maker, batch_size=5, seed=0, processes=1) as batches:
        endless = iter(batches)
        # More than one epoch of the 19 or so photos.
        taken = [next(endless) for _ in range(9)]
    assert all(batch.pixels.shape == (5, 64, 64, 3) for batch in taken)
    assert all((batch.masks.sum(axis=(1, 2)) >= 100).all() for batch in taken)
    assert len({batch.pixels.tobytes() for batch in taken}) == len(taken)

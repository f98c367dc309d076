"""From files to batches: which photos are visited when, and which crops are judged."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.dataset.batches import Batches
from core.dataset.examples import CropInUse, Example, PhotoFile, RandomCrop
from core.dataset.held_out import HeldOutCrops
from core.dataset.pipeline import Pipeline
from core.model.spec import CLASSIC
from core.photo import any_picture
from tests.core.dataset.test_dataset import save
from tests.factories import landscape
from tests.tiny import TINY_SPEC, photo_files

pytestmark = pytest.mark.slow


class Numbered:
    """Tells by its colour which photo an example is from."""

    side = 32
    short_side = None

    def __init__(self) -> None:
        self.made: list[int] = []

    def make(self, photo: PhotoFile, rng: np.random.Generator) -> Example:
        number = int(Path(str(photo)).stem)
        self.made.append(number)
        if not Path(str(photo)).exists():
            raise FileNotFoundError(photo)
        pixels = np.full((32, 32, 3), number, np.uint8)
        return Example(pixels, np.zeros((32, 32), np.bool_))


def numbers_in(batches: Batches) -> list[int]:
    pictures = [picture for batch in batches for picture in batch[1].numpy()]
    return [round(255 * float(picture.mean())) for picture in pictures]


@pytest.fixture
def photos(tmp_path: Path) -> tuple[Path, ...]:
    return photo_files(tmp_path, 10)


def pipeline(photos: tuple[Path, ...], **changes: object) -> Pipeline:
    given = {"batch_size": 4, "seed": 1, "maker": Numbered(), "spec": TINY_SPEC}
    return Pipeline(photos, **(given | changes))


def test_an_epoch_without_a_size_takes_whole_batches_of_different_photos(
    photos,
) -> None:
    training = pipeline(photos)
    first, second = (numbers_in(training.epoch(number)) for number in (0, 1))
    assert training.steps == 2
    assert len(first) == len(set(first)) == 8
    assert first != second


def test_an_epoch_of_a_fixed_size_goes_on_where_the_last_one_ended(photos) -> None:
    training = pipeline(photos, crops=16)
    visited = [n for number in range(5) for n in numbers_in(training.epoch(number))]
    assert len(visited) == 80
    for turn in range(8):
        assert sorted(visited[10 * turn : 10 * turn + 10]) == list(range(10))


def test_an_epoch_begins_at_any_step(photos) -> None:
    training = pipeline(photos, crops=16)
    whole = numbers_in(training.epoch(3))
    assert numbers_in(training.epoch(3, first_step=2)) == whole[8:]
    assert numbers_in(training.epoch(3, first_step=4)) == []


def test_the_same_visit_gives_the_same_example_and_another_one_another(photos) -> None:
    maker = RandomCrop(32, smallest=6, largest=12)
    training = pipeline(photos[:1], maker=maker, crops=2, batch_size=1)
    one, two = (batch[1].numpy() for batch in training.epoch(0))
    again, _ = (batch[1].numpy() for batch in training.epoch(0))
    np.testing.assert_array_equal(one, again)
    assert (one != two).any()


def test_an_unreadable_photo_is_left_out_of_its_batch(photos) -> None:
    photos[3].unlink()
    visited = numbers_in(pipeline(photos, batch_size=10).epoch(0))
    assert sorted(visited) == [0, 1, 2, 4, 5, 6, 7, 8, 9]


def test_a_picture_that_pillow_refuses_is_left_out(photos, monkeypatch) -> None:
    monkeypatch.setattr(any_picture, "PIXEL_LIMIT", 100)
    maker = RandomCrop(32, smallest=6, largest=12)
    assert numbers_in(pipeline(photos, maker=maker).epoch(0)) == []


@pytest.mark.parametrize(
    ("photos_in_all", "most", "crops"), [(10, 4, 4), (10, 10, 10), (10, 24, 16)]
)
def test_held_out_crops_are_bounded(photos, photos_in_all, most, crops) -> None:
    held_out = HeldOutCrops(
        photos[:photos_in_all], Numbered(), spec=TINY_SPEC, most=most
    )
    judged = numbers_in(held_out.batches(4))
    assert len(judged) == len(held_out) == crops
    assert len(set(judged)) == min(crops, photos_in_all)


def test_few_photos_give_many_crops_but_not_hundreds_each(photos) -> None:
    held_out = HeldOutCrops(photos[:2], Numbered(), spec=TINY_SPEC, most=256)
    assert len(held_out) == 32


def test_bounded_crops_are_cut_once(photos) -> None:
    maker = Numbered()
    held_out = HeldOutCrops(photos, maker, spec=TINY_SPEC, most=8)
    assert numbers_in(held_out.batches(4)) == numbers_in(held_out.batches(2))
    assert len(maker.made) == 8


def test_crops_of_one_photo_differ(photos) -> None:
    maker = CropInUse(32, usual_hole=8, smallest=8, largest=8, is_varied=False)
    held_out = HeldOutCrops(photos[:1], maker, spec=TINY_SPEC, most=4)
    masks = [batch[2].numpy().tobytes() for batch in held_out.batches(1)]
    assert len(set(masks)) > 1


@pytest.mark.parametrize(("spec", "channels"), [(TINY_SPEC, 4), (CLASSIC, 3)])
def test_a_batch_holds_what_the_network_takes(photos, spec, channels) -> None:
    ((inputs, targets, masks),) = pipeline(photos[:4], spec=spec).epoch(0)
    assert inputs.shape == (4, 32, 32, channels)
    assert targets.shape == (4, 32, 32, 3)
    assert masks.shape == (4, 32, 32, 1)


def scale_of(maker: CropInUse, folder: Path, seed: int) -> float:
    """How much of a photo's width a crop covers, read from a ramp of grey."""
    path = folder / "ramp.png"
    if not path.exists():
        ramp = np.tile(np.linspace(0, 255, 1000), (1000, 1)).astype(np.uint8)
        Image.fromarray(ramp).convert("RGB").save(path)
    pixels = maker.make(path, np.random.default_rng(seed)).pixels.astype(float)
    return float(pixels[:, -1].mean() - pixels[:, 0].mean()) / 255


def test_crops_have_the_scales_of_peoples_holes(tmp_path: Path) -> None:
    maker = CropInUse(32, usual_hole=7, smallest=7, largest=7, is_varied=False)
    parts = [scale_of(maker, tmp_path, seed) for seed in range(200)]
    assert 0.12 < min(parts) < 0.2
    assert 0.6 < max(parts) < 0.7
    smaller = sum(part < 0.31 for part in parts)  # the middle of holes of 3 to 15 %
    assert 70 < smaller < 130


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_crops_are_upright(tmp_path: Path, orientation: int) -> None:
    rows = np.linspace(255, 0, 400).astype(np.uint8)
    upright = Image.fromarray(np.tile(rows[:, None], (1, 400))).convert("RGB")
    turns = {
        3: Image.Transpose.ROTATE_180,
        6: Image.Transpose.ROTATE_90,
        8: Image.Transpose.ROTATE_270,
    }
    stored = upright.transpose(turns[orientation]) if orientation in turns else upright
    exif = Image.Exif()
    exif[0x0112] = orientation
    stored.save(tmp_path / "photo.jpg", exif=exif, quality=95)
    maker = RandomCrop(64, smallest=8, largest=8)
    pixels = maker.make(tmp_path / "photo.jpg", np.random.default_rng(1)).pixels
    assert pixels[:8].mean() > pixels[-8:].mean() + 20


def test_validation_crops_are_neither_mirrored_nor_relit(tmp_path: Path) -> None:
    path = save(tmp_path / "a.png", 64, 64)
    truth = landscape(64, 64)
    maker = CropInUse(64, usual_hole=8, smallest=8, largest=8, is_varied=False)
    for seed in range(4):
        pixels = maker.make(path, np.random.default_rng(seed)).pixels
        np.testing.assert_array_equal(pixels, truth)

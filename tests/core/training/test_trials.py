import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.errors import Cancelled
from core.inpainting.crop import MIN_HOLE_SIDE
from core.training.proof import trials
from core.training.proof.trials import Trial, random_hole, read_photos, read_reduced
from tests.factories import landscape, picture, write_turned


def ignore() -> None:
    """For waits that nobody ends."""


@pytest.fixture
def photos(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / f"{number}.png" for number in range(4)]
    for seed, path in enumerate(paths):
        Image.fromarray(landscape(80, 60, seed=seed)).save(path)
    return paths


def read(paths: list[Path]) -> list[np.ndarray]:
    with closing(read_photos(paths, short_side=1000, look=ignore)) as found:
        return list(found)


def test_a_filler_never_gets_the_truth() -> None:
    truth = landscape(80, 60)
    hole = random_hole(truth, np.random.default_rng(1), parts=(0.2, 0.4))
    trial = Trial.of(truth, hole, np.random.default_rng(2))
    seen = trial.damaged.pixels
    assert (seen[hole.slices] == truth[hole.slices]).mean() < 0.05
    assert seen[hole.slices].std() > 60
    assert np.array_equal(trial.truth, landscape(80, 60))
    seen = seen.copy()
    seen[hole.slices] = truth[hole.slices]
    assert np.array_equal(seen, truth)


def test_holes_lie_anywhere_and_small_ones_are_as_likely_as_large_ones() -> None:
    pixels = np.zeros((400, 600, 3), np.uint8)
    rng = np.random.default_rng(0)
    holes = [random_hole(pixels, rng, parts=(0.05, 0.2)) for _ in range(2000)]
    sides = [hole.width for hole in holes]
    assert min(sides) == 20
    assert max(sides) == 80
    assert np.median(sides) == pytest.approx(40, abs=2)
    assert min(hole.left for hole in holes) == 0
    assert max(hole.right for hole in holes) == 600
    assert max(hole.bottom for hole in holes) == 400


def test_a_hole_can_be_filled_in_the_smallest_photo() -> None:
    pixels = np.zeros((20, 16, 3), np.uint8)
    hole = random_hole(pixels, np.random.default_rng(0), parts=(0.04, 0.14))
    assert hole.width == MIN_HOLE_SIDE


@pytest.mark.parametrize("name", ["photo.jpg", "photo.png"])
def test_a_large_photo_is_reduced_and_a_small_one_is_not(tmp_path, name) -> None:
    Image.fromarray(landscape(900, 600)).save(tmp_path / name)
    assert read_reduced(tmp_path / name, short_side=100).shape == (100, 150, 3)
    assert read_reduced(tmp_path / name, short_side=5000).shape == (600, 900, 3)


@pytest.mark.parametrize("mode", ["L", "LA", "P", "RGBA", "CMYK"])
def test_photos_of_all_modes_are_read_as_rgb(tmp_path: Path, mode: str) -> None:
    path = tmp_path / "photo.tif"
    picture(mode, 64, 48).save(path)
    assert read_reduced(path, short_side=24).shape == (24, 32, 3)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_is_read_upright(tmp_path: Path, orientation: int) -> None:
    upright = picture("RGB", 96, 64)
    path = write_turned(tmp_path / "photo.jpg", upright, orientation)
    found = read_reduced(path, short_side=32)
    wanted = np.asarray(upright.resize((48, 32), Image.Resampling.BOX), np.float32)
    assert found.shape == wanted.shape
    assert np.abs(found - wanted).mean() < 6


def test_a_picture_without_room_for_a_hole_is_refused(tmp_path: Path) -> None:
    Image.fromarray(landscape(100, 12)).save(tmp_path / "strip.png")
    with pytest.raises(ValueError, match="room"):
        read_reduced(tmp_path / "strip.png", short_side=100)


def test_photos_that_are_gone_or_damaged_are_left_out(photos: list[Path]) -> None:
    photos[1].unlink()
    photos[2].write_bytes(photos[2].read_bytes()[:500])
    first, last = read(photos)
    assert np.array_equal(first, landscape(80, 60, seed=0))
    assert np.array_equal(last, landscape(80, 60, seed=3))


def test_no_photos_are_no_trouble() -> None:
    assert read([]) == []


@pytest.fixture
def stuck_drive(monkeypatch) -> Iterator[None]:
    """Reads do not come back before the test has ended."""
    answer = threading.Event()
    monkeypatch.setattr(trials, "read_reduced", lambda *_args, **_more: answer.wait())
    yield
    answer.set()


@pytest.mark.usefixtures("stuck_drive")
def test_a_drive_that_does_not_answer_keeps_nobody_from_cancelling(photos) -> None:
    looks = 0

    def cancel_at_the_third_look() -> None:
        nonlocal looks
        looks += 1
        if looks == 3:
            raise Cancelled

    with (
        pytest.raises(Cancelled),
        closing(
            read_photos(photos, short_side=9, look=cancel_at_the_third_look)
        ) as found,
    ):
        next(found)
    assert looks == 3

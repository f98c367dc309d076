from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from PIL import Image

from core.errors import Cancelled, PhotosGone
from core.model.metrics import measure
from core.progress import silent
from core.training.comparison import Comparison
from core.training.proof import scoring
from core.training.proof.compare import compare_models
from core.training.proof.scoring import HOLE_PARTS, measured, score_photos, summary
from core.training.proof.trials import Trial, random_hole
from tests.core.training.fillers import Painter, Spy, bad, good
from tests.factories import landscape


@pytest.fixture(scope="module")
def photos(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    folder = tmp_path_factory.mktemp("held-out")
    paths = [folder / f"{number}.png" for number in range(6)]
    for seed, path in enumerate(paths):
        Image.fromarray(landscape(240, 200, seed=seed)).save(path)
    return tuple(paths)


def compare(new, current, photos, *, report=silent, seed: int = 1) -> Comparison:
    return compare_models(
        new, current, photos, current_name="current", report=report, seed=seed
    )


def test_the_better_model_is_told_from_the_worse_one(photos) -> None:
    found = compare(good(), bad(), photos)
    assert found.is_better
    assert 0 < found.low < found.gain < found.high <= 1
    assert found.new.l1 < found.current.l1
    assert found.new.psnr > found.current.psnr
    assert found.gain == pytest.approx(1 - found.new.l1 / found.current.l1, abs=2e-3)
    assert found.photos == found.new.pictures == len(photos)
    assert found.holes == 8 * len(photos)
    assert found.current_name == "current"
    assert not compare(bad(), good(), photos).is_better


def test_a_model_is_not_better_than_itself(photos) -> None:
    found = compare(good(), good(), photos)
    assert (found.gain, found.low, found.high) == (0, 0, 0)
    assert found.new == found.current
    assert not found.is_better


def test_one_photo_makes_no_model_better(photos) -> None:
    found = compare(good(), bad(), photos[:1])
    assert found.gain > 0
    assert not found.is_better


def test_the_same_seed_gives_the_same_figures(photos) -> None:
    assert compare(good(), bad(), photos) == compare(good(), bad(), photos)
    assert compare(good(), bad(), photos) != compare(good(), bad(), photos, seed=2)


def test_both_models_fill_the_same_holes_and_neither_sees_the_truth(photos) -> None:
    new, current = Spy(), Spy()
    found = compare(new, current, photos)
    assert [hole for _, hole in new.shown] == [hole for _, hole in current.shown]
    assert len({hole for _, hole in new.shown}) > 40
    for (one, hole), (other, _) in zip(new.shown, current.shown, strict=True):
        assert np.array_equal(one.pixels, other.pixels)
        assert HOLE_PARTS[0] <= (hole.width + 0.5) / 200
        assert (hole.width - 0.5) / 200 <= HOLE_PARTS[1]
    # Whoever copies what stands in the hole copies noise.
    assert found.new.l1 > 0.25


def test_photos_that_vanished_are_left_out(photos, tmp_path: Path) -> None:
    with_gone = (tmp_path / "gone.jpg", *photos)
    assert compare(good(), bad(), with_gone).photos == len(photos)


def test_without_any_photo_there_is_no_verdict(tmp_path: Path) -> None:
    with pytest.raises(PhotosGone):
        compare(good(), bad(), (tmp_path / "gone.jpg", tmp_path / "too.jpg"))
    with pytest.raises(PhotosGone):
        compare(good(), bad(), ())


def test_progress_rises_to_the_end_and_never_falls(photos) -> None:
    told: list[float] = []
    compare(good(), bad(), photos, report=told.append)
    assert told == sorted(told)
    assert told[0] == 0
    assert 0.8 <= told[-1] <= 1
    assert len(told) >= 2 * 8 * len(photos)


def test_a_cancelled_comparison_ends_at_once(photos) -> None:
    told: list[float] = []

    def cancel(done: float) -> None:
        told.append(done)
        if len(told) == 20:
            raise Cancelled

    with pytest.raises(Cancelled):
        compare(good(), bad(), photos, report=cancel)
    assert len(told) == 20


def test_a_huge_folder_is_judged_by_a_sample(photos, monkeypatch) -> None:
    monkeypatch.setattr(scoring, "_MOST_PHOTOS", 10)
    monkeypatch.setattr(scoring, "_MOST_HOLES", 30)
    new = Spy()
    found = score_photos((new,), 500 * photos, report=silent, seed=0)
    assert len(found) == 10
    assert [len(holes) for (holes,) in found] == [3] * 10
    # A sample, not the first ones of the list.
    assert len({photo.pixels[0].tobytes() for photo, _ in new.shown}) > 3


def test_a_slow_computer_judges_by_fewer_photos(photos, monkeypatch) -> None:
    monkeypatch.setattr(scoring, "_LONGEST", 1e-9)
    monkeypatch.setattr(scoring, "_FEWEST_PHOTOS", 4)
    told: list[float] = []
    found = score_photos((good(),), photos, report=told.append, seed=0)
    assert len(found) == 4
    assert told[-1] == 0.75


def test_a_pause_does_not_count_as_slowness(photos, monkeypatch) -> None:
    now = 0.0

    def pause(_done: float) -> None:
        nonlocal now
        now += 10_000

    monkeypatch.setattr(scoring, "_FEWEST_PHOTOS", 1)
    monkeypatch.setattr(scoring, "time", SimpleNamespace(monotonic=lambda: now))
    assert len(score_photos((Spy(),), photos, report=pause, seed=0)) == len(photos)


def test_looking_near_the_hole_gives_the_figures_of_the_whole_photo() -> None:
    truth = landscape(120, 90)
    rng = np.random.default_rng(0)
    for _ in range(10):
        trial = Trial.of(truth, random_hole(truth, rng, parts=(0.1, 0.3)), rng)
        patch = good().fill(trial.damaged, trial.hole)
        filled = truth.copy()
        filled[trial.hole.slices] = patch.pixels
        assert measured(trial, patch) == measure(truth, filled, trial.hole)


def test_figures_stay_numbers_where_the_truth_is_flat(tmp_path: Path) -> None:
    for number in range(2):
        grey = Image.new("RGB", (200, 160), (90, 90, 90))
        grey.save(tmp_path / f"{number}.png")
    paths = tuple(tmp_path.iterdir())
    for painter in (Painter(90), Painter(20)):
        found = score_photos((painter,), paths, report=silent, seed=0)
        score = summary(holes for (holes,) in found)
        assert np.isfinite([score.psnr, score.ssim, score.sharp, score.seam]).all()
    assert compare(Painter(90), Painter(90), paths).gain == 0

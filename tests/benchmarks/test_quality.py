"""The command that puts fillers side by side."""

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from benchmarks import detector, quality
from benchmarks.fillers import Filler
from benchmarks.peers import biharmonic, peers
from benchmarks.protocols import Protocol, cases, load
from benchmarks.runs import Wishes, attempt, run, untouched
from core.arrays import Pixels
from core.geometry import Box
from tests.benchmarks.conftest import landscape

CHEAP = [filler for filler in peers() if filler.name != "gmic"]


@pytest.mark.parametrize("protocol", list(Protocol))
@pytest.mark.parametrize("filler", CHEAP, ids=lambda filler: filler.name)
def test_peers_fill_the_hole_and_nothing_else(
    photos: Path, filler: Filler, protocol: Protocol
) -> None:
    holes = list(cases(photos, protocol, limit=3))[:3]
    for outcome in run(filler, holes, Wishes()):
        assert outcome.scores.outside == 0
        assert outcome.scores.psnr > 15


@pytest.mark.parametrize("filler", CHEAP, ids=lambda filler: filler.name)
def test_peers_do_not_depend_on_what_the_hole_held(
    photos: Path, filler: Filler
) -> None:
    trial = load(next(cases(photos, Protocol.HIRES)))
    fill = filler.make()
    assert fill is not None
    other = trial.noisy.copy()
    other[trial.hole.slices] = 0
    first, second = (fill(pixels, trial.hole, 0) for pixels in (trial.noisy, other))
    assert np.array_equal(first, second)


def test_a_large_hole_is_filled_at_reduced_size_without_its_noise() -> None:
    photo, hole = landscape(1), Box.square(90, 70, 100)
    noisy, black = photo.copy(), photo.copy()
    noisy[hole.slices] = 255
    black[hole.slices] = 0
    first, second = (biharmonic(pixels, hole, 0) for pixels in (noisy, black))
    assert np.array_equal(first[hole.slices], second[hole.slices])


def test_a_filler_cannot_change_what_it_is_given(photos: Path) -> None:
    def careless(pixels: Pixels, hole: Box, _seed: int) -> Pixels:
        pixels[hole.slices] = 0
        return pixels

    with pytest.raises(ValueError, match="read-only"):
        attempt(load(next(cases(photos, Protocol.SCENE))), careless)


def test_two_processes_measure_what_one_does(photos: Path) -> None:
    holes = list(cases(photos, Protocol.SCENE))
    alone, together = (run(CHEAP[0], holes, Wishes(jobs=jobs)) for jobs in (1, 2))
    assert [o.scores for o in alone] == [o.scores for o in together]
    assert [o.case for o in together] == holes


def test_untouched_is_perfect(photos: Path) -> None:
    for outcome in untouched(list(cases(photos, Protocol.SCENE, limit=2)), Wishes()):
        assert outcome.scores.l1 == 0
        assert outcome.scores.sharp == 1


def test_the_command_prints_the_table_and_writes_the_files(
    photos: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # What the detector sees is tested beside it; here it need not be sure.
    monkeypatch.setattr(detector, "_FOLDS", 2)
    monkeypatch.setattr(detector, "_SEEDS", (0,))
    data, sheet = tmp_path / "scene.json", tmp_path / "scene.png"
    options = ["--fillers", "telea", "noise", "--jobs", "1", "--rows", "2", "--detect"]
    files = ["--json", str(data), "--sheet", str(sheet)]
    quality.main(["--photos", str(photos), *options, *files])
    printed = capsys.readouterr().out
    assert "| telea" in printed
    assert "Detector not checked" in printed
    rows = {row["filler"]: row for row in json.loads(data.read_text())["rows"]}
    assert rows["untouched"]["psnr"] is None
    assert rows["untouched"]["detect"] == pytest.approx(0.5)
    assert rows["telea"]["outside"] == 0
    assert rows["noise"]["psnr"] < rows["telea"]["psnr"]
    with Image.open(sheet) as image:  # hole, telea, truth x two rows
        assert 3 * 228 < image.width < 4 * 228
        assert 2 * 228 < image.height < 3 * 228

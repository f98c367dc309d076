"""The probes that read, write and weigh; the costly ones are answered for."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from benchmarks import detail, files, memory
from benchmarks.probe import in_turns
from benchmarks.speed import answer
from core.photo.photo import Photo


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    rng = np.random.default_rng(3)
    path = tmp_path / "photo.jpg"
    Image.fromarray(rng.integers(0, 256, (1600, 2000, 3), np.uint8)).save(path)
    return path


def test_things_are_done_in_turns_and_the_first_round_does_not_count() -> None:
    done: list[str] = []
    works = {name: lambda name=name: done.append(name) for name in "ab"}
    assert set(in_turns(works, rounds=2)) == {"a", "b"}
    assert "".join(done) == "ababab"


@pytest.mark.parametrize("kind", ["open", "save"])
def test_a_file_is_timed_beside_pillow_and_opencv(kind: str, photo: Path) -> None:
    told = answer(("probe_files", kind, "jpg", "1", str(photo)))
    assert set(told) == {"ours", "pillow", "opencv"}
    assert min(told.values()) > 0


def test_a_peak_of_memory_is_that_of_the_process_that_tells(photo: Path) -> None:
    pixels = 1600 * 2000 * 3
    mine = np.ones(400_000_000, np.uint8)
    told = answer(("probe_bare_memory", "open", str(photo)))
    assert pixels < told["peak"] < mine.nbytes


def test_files_of_three_formats_stand_beside_pillow(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told = {"ours": 0.3, "pillow": 0.2, "opencv": 0.1}
    monkeypatch.setattr(files, "answer", lambda _probe: told)
    figures = [*files.opening(1), *files.saving(1)]
    assert len(figures) == 6
    assert all(figure.ratio == pytest.approx(1.5) for figure in figures)
    assert all("OpenCV 100 ms" in figure.parts for figure in figures)


def test_detail_stands_beside_a_fill_without_and_the_peers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = {"detail": 0.6, "smooth": 0.1, "telea": 0.2, "navier-stokes": 0.3}
    monkeypatch.setattr(detail, "answer", lambda _probe: told)
    figures = detail.detail(tmp_path, 1)
    assert [figure.ratio for figure in figures] == pytest.approx([6, 3, 2])


def test_each_peak_stands_beside_the_bare_one_of_its_kind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = Photo.from_pixels(np.zeros((24, 30, 3), np.uint8))
    peaks = {"open": 1e8, "save": 2e8, "fill": 4e8, "window": 8e8}

    def told(probe: tuple[str, ...]) -> dict[str, float]:
        kind = "window" if probe[0] == "probe_memory_window" else probe[1]
        return {"peak": peaks[kind] * (1 if "bare" in probe[0] else 3)}

    monkeypatch.setattr(memory, "large_photo", lambda: small)
    monkeypatch.setattr(memory, "answer", told)
    figures = memory.peaks(tmp_path)
    assert [figure.baseline for figure in figures] == [100, 200, 400, 800]
    assert all(figure.ratio == pytest.approx(3) for figure in figures)

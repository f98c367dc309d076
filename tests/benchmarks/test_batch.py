"""The figures of lists, and the watch over the processes that make them."""

from pathlib import Path

import pytest

from benchmarks import batch, timed_batch
from core.batch.job import BatchJob
from core.batch.squares import Squares
from core.geometry import Box
from tests.core.batch import engines
from tests.core.cli.conftest import pixels_of
from tests.factories import landscape


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "LAND", (120, 90))
    monkeypatch.setattr(batch, "landscape", landscape)  # drawn in no time
    monkeypatch.setattr(batch, "SCENE", 64)


def test_each_number_of_cores_stands_beside_one_by_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []

    def answer(probe: tuple[str, ...]) -> dict[str, float]:
        _, workers, cores, scenes, _ = probe
        assert len(list(Path(scenes).iterdir())) == 5
        asked.append([workers, cores])
        is_alone = workers != cores
        each = 0.2 if is_alone else 0.2 / int(cores)
        return {"each": each, "starting": 5.0, "memory": 1e9 * int(workers)}

    monkeypatch.setattr(batch, "answer", answer)
    monkeypatch.setattr(batch, "usable_cores", lambda: 6)
    figures = batch.batch(tmp_path, 2, scenes=5)
    assert asked == [["1", "6"], ["1", "1"], ["2", "2"], ["4", "4"]] * 2
    paces, weights = figures[:3], figures[3:]
    assert [each.ratio for each in paces] == pytest.approx([1, 0.5, 0.25])
    assert [each.ratio for each in weights] == pytest.approx([1, 2, 4])
    assert paces[2].goal == 0.5
    assert paces[2].parts.startswith("20.0 / 5.0 photos/s")
    assert all(each.is_met for each in figures)


def test_no_more_cores_are_asked_for_than_there_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = {"each": 0.2, "starting": 5.0, "memory": 1e9}
    monkeypatch.setattr(batch, "answer", lambda _probe: told)
    monkeypatch.setattr(batch, "usable_cores", lambda: 2)
    assert len(batch.batch(tmp_path, 1, scenes=1)) == 4


@pytest.mark.parametrize("workers", [1, 2])
def test_the_watch_tells_the_pace_once_all_are_at_work(
    tmp_path: Path, workers: int
) -> None:
    scenes = batch.make_scenes(tmp_path / "scenes", 6)
    assert {pixels_of(path).shape for path in scenes.iterdir()} == {(64, 64, 3)}
    jobs = [
        BatchJob(path, tmp_path / path.name, Squares((Box.square(20, 20, 16),)))
        for path in sorted(scenes.iterdir())
    ]
    watch = timed_batch.Watch()
    timed_batch.run(jobs, engines.plain, watch, workers=workers)
    assert watch.each > 0
    assert watch.starting > 0
    assert all(job.output.exists() for job in jobs)

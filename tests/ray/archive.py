"""Lists of photos to be repaired on a cluster, and engines that travel to it."""

import os
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from core.batch.control import BatchControl
from core.batch.events import BatchEvent, JobEnded
from core.batch.job import BatchJob, JobResult
from core.batch.ledger import Ledger
from core.batch.options import BatchOptions
from core.batch.squares import Squares
from core.geometry import Box
from core.inpainting.engine import FillJob, FillResult
from core.model.library import ModelLibrary
from core.paths import AppPaths
from core.progress import Report
from core.ray.repair.actor import TravellingEngine
from core.ray.repair.run import Hire, run_on_ray
from core.ray.travelling_model import TravellingModel
from tests.factories import landscape
from tests.fakes import FakeEngine

SQUARES = Squares((Box.square(30, 20, 16),))
METHOD = "the fake engine"


def archive(folder: Path, count: int, *, side: int = 100) -> list[BatchJob]:
    """Photos in one folder, and the jobs that write into another."""
    photos, outputs = folder / "photos", folder / "outputs"
    photos.mkdir(parents=True)
    outputs.mkdir()
    jobs = []
    for seed in range(count):
        path = photos / f"{seed}.png"
        Image.fromarray(landscape(side, 80 * side // 100, seed=seed)).save(path)
        jobs.append(BatchJob(path, outputs / path.name, SQUARES, rows=(seed + 2,)))
    return jobs


def fake_engine(paths: AppPaths, *, detail: bool) -> FakeEngine:
    return FakeEngine()


class DeadlyEngine(FakeEngine):
    """Ends its process with a photo of the deadly width."""

    def fill(self, job: FillJob, report: Report) -> FillResult:
        if job.photo.size.width == DEADLY:
            os._exit(9)
        return super().fill(job, report)


DEADLY = 111


def deadly_engine(paths: AppPaths, *, detail: bool) -> DeadlyEngine:
    return DeadlyEngine()


def travelling(tmp_path: Path, make_engine=fake_engine) -> TravellingEngine:
    model = TravellingModel.of("landscape", ModelLibrary(tmp_path / "models"))
    return TravellingEngine(model, make_engine)


@dataclass
class Heard:
    """Remembers what was told, and reacts to the n-th end of a job."""

    reaction: Callable[[], object] = lambda: None
    at: int = 0

    def __post_init__(self) -> None:
        self.events: list[BatchEvent] = []

    def tell(self, event: BatchEvent) -> None:
        self.events.append(event)
        if isinstance(event, JobEnded) and len(self.results) == self.at:
            self.reaction()

    @property
    def results(self) -> dict[int, JobResult]:
        ended = [each for each in self.events if isinstance(each, JobEnded)]
        found = {each.number: each.result for each in ended}
        assert len(found) == len(ended), "a job has ended twice"
        return found


def repair(
    jobs: Sequence[BatchJob],
    hire: Hire,
    heard: Heard,
    *,
    ledger: Path | None = None,
    control: BatchControl | None = None,
) -> None:
    with Ledger.open(ledger) if ledger else nullcontext() as results:
        options = BatchOptions(method=METHOD)
        run_on_ray(
            jobs, hire, options, tell=heard.tell, control=control, ledger=results
        )

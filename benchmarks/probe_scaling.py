"""One worker of a timed training, or the making of its batches alone.

python -m benchmarks.probe_scaling train|read CORE PHOTOS BATCH STEPS

It keeps to one core, and trains with the others that TF_CONFIG names, or alone.
"""

import os
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from benchmarks.probe import tell
from core.dataset.pipeline import WHOLE
from core.dataset.split import Split, is_held_out_by_name
from core.errors import Cancelled
from core.training.cluster.alone import alone
from core.training.cluster.member import VARIABLE, Member
from core.training.cluster.work import join
from core.training.control import Control
from core.training.events import StepEnded, TrainingEvent
from core.training.job import TrainingJob
from core.training.loop import step_teller
from core.training.loop.material import Material
from core.training.loop.trainer import Trainer
from core.training.recipes import RECIPES

_WARM_STEPS = 2  # the first one builds, and the second still waits for it
_READ_FIRST = 2  # batches


def main() -> None:
    """Train or read, and tell the seconds of a step."""
    kind, core, folder, *numbers = sys.argv[1:]
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {int(core)})
    os.environ["TF_NUM_INTRAOP_THREADS"] = "1"
    batch, steps = map(int, numbers)
    with tempfile.TemporaryDirectory() as run:
        job = _job(Path(folder), Path(run), batch=batch, steps=steps)
        seconds = _trained(job) if kind == "train" else _read(job)
    tell(seconds=seconds)
    sys.stdout.flush()
    # TensorFlow would wait for the others while it takes itself apart.
    os._exit(0)


def _job(photos: Path, run: Path, *, batch: int, steps: int) -> TrainingJob:
    count = batch * (steps + _WARM_STEPS + 1)  # one more: the epoch does not end
    recipe = replace(RECIPES["landscape"], batch_size=batch, crops_per_epoch=count)
    split = Split.by(photos.iterdir(), is_held_out_by_name)
    return TrainingJob("benchmark", split, recipe, run, epochs=1)


def _trained(job: TrainingJob) -> float:
    """Seconds of a step, once it goes as it will go on."""
    step_teller._EVENT_EVERY = 0.0  # noqa: SLF001 - every step is timed
    steps = job.recipe.crops_per_epoch // job.recipe.batch_size
    ended: list[float] = []
    control = Control()

    def sink(event: TrainingEvent) -> None:
        if isinstance(event, StepEnded):
            ended.append(time.perf_counter())
            if event.step == steps - 1:
                control.cancel()

    is_one_of_many = VARIABLE in os.environ
    member = Member.from_environment(os.environ) if is_one_of_many else None
    gather = alone if member is None else lambda: join(member)
    with suppress(Cancelled):
        Trainer(job, sink=sink, control=control, gather=gather).run()
    return _mean(ended[_WARM_STEPS - 1 :])


def _read(job: TrainingJob) -> float:
    """Seconds for a batch, from the files to the tensors."""
    ended: list[float] = []
    batches = Material(job).training(job.recipe.batch_size, WHOLE).epoch(0)
    for _ in batches:
        ended.append(time.perf_counter())  # noqa: PERF401 - the moment counts
    return _mean(ended[_READ_FIRST - 1 :])


def _mean(moments: Sequence[float]) -> float:
    return (moments[-1] - moments[0]) / (len(moments) - 1)


if __name__ == "__main__":
    main()

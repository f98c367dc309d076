"""One worker of a training, run by tests in a process of its own.

    python -m tests.core.training.cluster.probe FOLDER

trains a tiny model on the photos of FOLDER with the others that TF_CONFIG names, and
prints the kept weights or what happened as JSON. With DIE_AT=N in the environment it
ends without a word in the N-th step.
"""

import json
import os
import sys
from dataclasses import replace
from pathlib import Path

from core.dataset.split import Split
from core.errors import TrainingError
from core.model import backend
from core.model.backend import Device
from core.training.cluster.member import Member
from core.training.cluster.work import join
from core.training.control import Control
from core.training.events import StepEnded, TrainingEvent
from core.training.job import TrainingJob
from core.training.loop import step_teller
from core.training.loop.checkpoints import load_position
from core.training.loop.trainer import Trainer
from tests.tiny import tiny_recipe


def whole_precision(_device: Device) -> str:
    """Halves of a batch are rounded in other places than the whole."""
    return "float32"


def job_in(folder: Path, *, run: Path) -> TrainingJob:
    """What is trained, together or alone."""
    photos = tuple(sorted((folder / "photos").iterdir()))
    split = Split(photos[:16], photos[16:])
    return TrainingJob("mine", split, tiny_recipe(clip=0.1), run, epochs=2)


def main(folder: Path) -> None:
    """Train as one of the workers, and tell what that came to."""
    backend.best_precision = whole_precision
    step_teller._EVENT_EVERY = 0.0  # every step is told, so that any can be the last
    member = Member.from_environment(os.environ)
    run = folder / "run" if member.is_chief else Path()
    job = replace(job_in(folder, run=run), is_resumed="RESUME" in os.environ)
    trainer = Trainer(job, sink=hear, control=Control(), gather=lambda: join(member))
    try:
        weights = trainer.run().weights
        found = {"weights": [array.ravel().tolist() for array in weights.values()]}
    except TrainingError as error:
        position = load_position(run) if run.name else None
        step = None if position is None else [position.epoch, position.step]
        found = {"error": str(error), "position": step}
    print(json.dumps(found), flush=True)  # noqa: T201 - the parent reads it
    # As the process of a run does: TensorFlow would take seconds to take itself apart.
    os._exit(0)


def hear(event: TrainingEvent) -> None:
    last = int(os.environ.get("DIE_AT", "0"))
    if isinstance(event, StepEnded) and event.step == last:
        os._exit(9)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

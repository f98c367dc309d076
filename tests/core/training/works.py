"""What the process of a run does in tests: short works instead of a training.

They are found by name in a spawned process, which loads nothing else of the tests.
"""

import os
import signal
import sys
import time
from pathlib import Path

from core.errors import (
    Cancelled,
    CheckpointUnusable,
    ModelNotFound,
    OutOfMemory,
    PhotosGone,
    RunDiverged,
    RunNotSaved,
    TrainingError,
)
from core.model.card import ModelCard
from core.model.spec import Architecture, ModelSpec
from core.training.control import Control
from core.training.events import (
    EpochEnded,
    EventSink,
    Paused,
    PreviewReady,
    Resumed,
    RunFinished,
    RunStarted,
    StepEnded,
    TrainingResult,
)
from core.training.process import wire
from core.training.process.assignment import Assignment

SPEC = ModelSpec(Architecture.RESIDUAL, crop_side=32, hole_side=8, width=8, depth=1)
HALF = f".mendscape-{'0' * 32}"
HERE = Path(__file__).parent


def finished(name: str = "mine", *, is_stopped_early: bool = False) -> RunFinished:
    return RunFinished(TrainingResult(ModelCard(name, SPEC), None, is_stopped_early))


def step(number: int) -> StepEnded:
    return StepEnded(1, number, 1000, 0.1, 10.0)


def finish(assignment: Assignment, sink: EventSink, control: Control) -> RunFinished:
    for number in range(1, 4):
        sink(step(number))
    sink(EpochEnded(1, 1, 0.1, 0.2, 1, 3.0))
    return finished(assignment.options.name)


def claim_and_finish(
    assignment: Assignment, sink: EventSink, control: Control
) -> RunFinished:
    folder = assignment.folder
    with folder.claim():
        folder.begin(assignment.options, is_resumed=assignment.is_resumed)
        save_something(assignment)
        sink(step(1))
        return finished(assignment.options.name)


def train_forever(
    assignment: Assignment, sink: EventSink, control: Control
) -> RunFinished:
    """As obedient as the trainer is, with a checkpoint from the beginning."""
    folder = assignment.folder
    with folder.claim():
        folder.begin(assignment.options, is_resumed=assignment.is_resumed)
        save_something(assignment)
        sink(RunStarted(20, 5, 1, 0, "CPU"))
        number = 0
        while not control.check():
            number += 1
            sink(step(number))
            if control.is_paused:
                sink(Paused())
                control.wait_while_paused()
                sink(Resumed())
            time.sleep(0.01)
    return finished(assignment.options.name, is_stopped_early=True)


def be_deaf(assignment: Assignment, sink: EventSink, control: Control) -> RunFinished:
    """Do one endless step, and refuse to be terminated."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    wire._LAST_WORDS = 0.5
    with assignment.folder.claim():
        assignment.folder.begin(assignment.options, is_resumed=False)
        save_something(assignment)
        sink(step(1))
        time.sleep(600)
    return finished()


def be_silent(assignment: Assignment, sink: EventSink, control: Control) -> RunFinished:
    """Do what takes long and tells nothing."""
    while not control.check():
        time.sleep(0.01)
    return finished()


def tell_and_linger(
    assignment: Assignment, sink: EventSink, control: Control
) -> RunFinished:
    """Say how the run ended, and then hang instead of ending."""
    sink(finished())
    time.sleep(600)
    return finished()


def exit_hard(assignment: Assignment, sink: EventSink, control: Control) -> RunFinished:
    sink(step(1))
    time.sleep(0.1)  # for the step to be sent
    os._exit(9)


def kill_itself(
    assignment: Assignment, sink: EventSink, control: Control
) -> RunFinished:
    with assignment.folder.claim():
        assignment.folder.begin(assignment.options, is_resumed=False)
        save_something(assignment)
        os.kill(os.getpid(), signal.SIGKILL)
        time.sleep(600)
    return finished()


def flood(assignment: Assignment, sink: EventSink, control: Control) -> RunFinished:
    """Tell far more than any parent reads, and write down that it is told."""
    for number in range(20_000):
        sink(step(number))
    for epoch in range(10):
        sink(PreviewReady(epoch, bytes(1_000_000), 4))
        sink(EpochEnded(epoch, 10, 0.1, 0.2, 1, 3.0))
    (assignment.paths.logs / "flood.txt").touch()
    return finished()


def chatter(assignment: Assignment, sink: EventSink, control: Control) -> RunFinished:
    """Write what libraries write, by all ways that there are."""
    sys.stdout.write("printed\n")
    sys.stderr.write("written\n")
    os.write(1, b"native out\n")
    os.write(2, b"native err\n")
    return finished()


def list_modules(
    assignment: Assignment, sink: EventSink, control: Control
) -> RunFinished:
    raise TrainingError(" ".join(sorted(sys.modules)))


def tell_niceness(
    assignment: Assignment, sink: EventSink, control: Control
) -> RunFinished:
    raise TrainingError(str(os.nice(0)))


def run_out_of_memory(
    assignment: Assignment, sink: EventSink, control: Control
) -> RunFinished:
    raise MemoryError


def be_cancelled(
    assignment: Assignment, sink: EventSink, control: Control
) -> RunFinished:
    raise Cancelled


def go_wrong(assignment: Assignment, sink: EventSink, control: Control) -> RunFinished:
    msg = "nobody expected this"
    raise ValueError(msg)


def lack_a_module(
    assignment: Assignment, sink: EventSink, control: Control
) -> RunFinished:
    import a_module_that_is_not_there  # type: ignore[import-not-found]

    return finished(a_module_that_is_not_there)


FAILURES = {
    "disk_full": RunNotSaved(HERE, "the disk is full", is_disk_full=True),
    "not_saved": RunNotSaved(HERE, "access is denied", is_disk_full=False),
    "photos_gone": PhotosGone(),
    "diverged": RunDiverged(),
    "checkpoint": CheckpointUnusable(HERE, "it is damaged"),
    "model": ModelNotFound("base", ()),
    "out_of_memory": OutOfMemory(),
}


def fail(assignment: Assignment, sink: EventSink, control: Control) -> RunFinished:
    """Fail as the run's preset says."""
    raise FAILURES[assignment.options.preset]


def save_something(assignment: Assignment) -> None:
    """A checkpoint, as far as its name tells, and halves of another and of a model."""
    folder = assignment.folder.path
    (folder / "checkpoint.safetensors").write_bytes(b"weights")
    (folder / f"{HALF}.safetensors").write_bytes(b"half")
    half_model = assignment.paths.models / f"{HALF}.{assignment.options.name}"
    half_model.mkdir(parents=True, exist_ok=True)
    (half_model / "weights.safetensors").write_bytes(b"half")

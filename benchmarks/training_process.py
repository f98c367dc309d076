"""How quickly a training run starts, answers and ends, each figure beside its goal.

    python -m benchmarks.training_process

Real runs of the product's own process: fine-tuning of the model in use, on photos made
here. The device is free when the process is gone, which is when the outcome is heard.
"""

import argparse
import tempfile
import time
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from statistics import median

import numpy as np
from PIL import Image

from benchmarks.figure import Figure, as_text
from core.dataset.split import Split, is_held_out_by_name
from core.model.library import ModelLibrary
from core.paths import AppPaths
from core.training.events import Heartbeat, RunStarted, StepEnded, TrainingEvent
from core.training.options import TrainingOptions
from core.training.process.training_process import TrainingProcess

_PHOTOS = 24
_SIZE = (900, 600)
_STEPS = 30
_LATEST = 600.0  # seconds
_FIRST_PROGRESS = 15.0  # seconds
_NAME = "benchmark"


class TimedRun:
    """One run that is told to end at some moment, with the time of all it says."""

    def __init__(self, options: TrainingOptions, profile: Path) -> None:
        self._heard: list[tuple[float, TrainingEvent]] = []
        self._process = TrainingProcess(
            options, AppPaths.in_folder(profile), sink=self._hear
        )

    def until(
        self,
        is_moment: Callable[["TimedRun"], bool],
        end: Callable[[TrainingProcess], None],
    ) -> "TimedRun":
        """Start the run, end it at a moment, and wait until it is gone."""
        started = time.monotonic()
        self._process.start()
        self.blocked = time.monotonic() - started
        self._started = started
        while self._process.is_running and not is_moment(self):
            self._process.wait(0.01)
        asked = time.monotonic()
        end(self._process)
        if not self._process.wait(_LATEST):
            msg = "The run has not ended."
            raise RuntimeError(msg)
        self.ending = time.monotonic() - asked
        return self

    def seconds_to(self, kind: type) -> float:
        """From the start to the first event of a kind."""
        return next(at for at, event in self._heard if isinstance(event, kind)) - (
            self._started
        )

    def count(self, kind: type) -> int:
        """Events of a kind so far."""
        return sum(isinstance(event, kind) for _, event in self._heard)

    @property
    def longest_silence(self) -> float:
        """Between two heartbeats, or before the first one, in seconds."""
        beats = [at for at, event in self._heard if isinstance(event, Heartbeat)]
        return max(b - a for a, b in pairwise([self._started, *beats]))

    def _hear(self, event: TrainingEvent) -> None:
        self._heard.append((time.monotonic(), event))


def main(arguments: Sequence[str] | None = None) -> None:
    """Run, and print the table."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.training_process",
        description="Time the start, the answers and the end of training runs.",
    )
    parser.add_argument("--repeats", type=int, default=3, help="of each (default 3)")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        print(as_text(measured(Path(folder), options.repeats)))


def measured(profile: Path, repeats: int) -> list[Figure]:
    """All figures: the median of the starts, the longest of everything else.

    Args:
        profile: An empty folder.
        repeats: Runs of each kind.
    """
    options = _options(profile)

    def runs(
        is_moment: Callable[[TimedRun], bool], end: Callable[[TrainingProcess], None]
    ) -> list[TimedRun]:
        return [
            TimedRun(options, profile).until(is_moment, end) for _ in range(repeats)
        ]

    early = runs(lambda run: run.count(Heartbeat) > 1, TrainingProcess.cancel)
    late = runs(lambda run: run.count(StepEnded) >= _STEPS, TrainingProcess.cancel)
    kept = runs(lambda run: run.count(StepEnded) >= 1, TrainingProcess.suspend)
    every = (*early, *late, *kept)
    trained = (*late, *kept)
    return [
        _longest("start() holds up the caller", [r.blocked for r in every], goal=0.01),
        _longest(
            "start to the first sign", [r.seconds_to(Heartbeat) for r in every], 2
        ),
        _usual(
            "start to the first progress", [r.seconds_to(RunStarted) for r in trained]
        ),
        _usual("start to the first step", [r.seconds_to(StepEnded) for r in trained]),
        _longest("between heartbeats", [r.longest_silence for r in trained], goal=3),
        _longest("cancel while it starts", [r.ending for r in early], goal=3),
        _longest("cancel while it trains", [r.ending for r in late], goal=3),
        _longest("suspend while it trains", [r.ending for r in kept], goal=10),
    ]


def _longest(name: str, seconds: Sequence[float], goal: float) -> Figure:
    value = max(seconds)
    return Figure(name, value=value, unit="s", limit=goal, parts=_listed(seconds))


def _usual(name: str, seconds: Sequence[float]) -> Figure:
    value, parts = median(seconds), _listed(seconds)
    return Figure(name, value=value, unit="s", limit=_FIRST_PROGRESS, parts=parts)


def _listed(seconds: Sequence[float]) -> str:
    return " ".join(f"{each:.2f}" for each in seconds)


def _options(folder: Path) -> TrainingOptions:
    photos = folder / "photos"
    photos.mkdir()
    paths = [photos / f"{number}.jpg" for number in range(_PHOTOS)]
    for number, path in enumerate(paths):
        _photo(number).save(path)
    return TrainingOptions(
        name=_NAME,
        folder=photos,
        split=Split.by(paths, is_held_out_by_name),
        start=ModelLibrary(folder / "models").current,
        minutes=10,
    )


def _photo(number: int) -> Image.Image:
    """A landscape as far as its spectrum goes: soft shapes with grain."""
    rng = np.random.default_rng(number)
    coarse = rng.integers(0, 256, (6, 9, 3), np.uint8)
    soft = np.asarray(Image.fromarray(coarse).resize(_SIZE, Image.Resampling.BICUBIC))
    grain = rng.integers(0, 24, soft.shape, np.uint8)
    return Image.fromarray(soft // 2 + 40 + grain)


if __name__ == "__main__":
    main()

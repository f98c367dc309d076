"""Running fillers over cases, in one process or several."""

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context

import cv2
from tqdm import tqdm

from benchmarks.cues import Cues, cues
from benchmarks.fillers import Fill, Filler
from benchmarks.protocols import Case, Trial, load
from benchmarks.sheet import cell
from core.arrays import Pixels
from core.model.metrics import Scores, measure

_BATCH = 12


@dataclass(frozen=True, slots=True, eq=False)
class Wishes:
    """What to keep of every fill beside its scores.

    Attributes:
        detect: Whether to look for cues of the square, which takes longer.
        shown: Cases whose fill is wanted as a small picture.
        jobs: Processes for fillers that can share the machine.
    """

    detect: bool = False
    shown: frozenset[Case] = frozenset()
    jobs: int = 1


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """One fill, measured.

    Attributes:
        case: Which hole.
        scores: Against the truth.
        seconds: That the fill took.
        cues: For the detector; None when nobody asked.
        picture: For the contact sheet; None when nobody asked.
    """

    case: Case
    scores: Scores
    seconds: float
    cues: Cues | None
    picture: Pixels | None


def run(filler: Filler, cases: Sequence[Case], wishes: Wishes) -> list[Outcome]:
    """Fill every case and measure it.

    Returns:
        In the order of the cases.
    """
    with tqdm(total=len(cases), desc=filler.name, unit="hole", disable=None) as bar:
        outcomes = []
        for some in _batches(filler, cases, wishes):
            outcomes += some
            bar.update(len(some))
    return outcomes


def untouched(cases: Sequence[Case], wishes: Wishes) -> list[Outcome]:
    """The truth itself, measured as if it were a fill."""
    return run(Filler("untouched", _nobody), cases, wishes)


def attempt(trial: Trial, fill: Fill) -> tuple[Pixels, float]:
    """One fill and the seconds that it took; the filler never sees the truth."""
    given = trial.noisy.copy()
    given.setflags(write=False)
    start = time.perf_counter()
    filled = fill(given, trial.hole, trial.seed)
    return filled, time.perf_counter() - start


def _nobody() -> None:
    """Stands where a filler's function is made, and makes none: nothing is filled."""


def _batches(
    filler: Filler, cases: Sequence[Case], wishes: Wishes
) -> Iterator[list[Outcome]]:
    if wishes.jobs == 1 or not filler.is_parallel:
        fill = filler.make()
        yield from ([_measured(case, fill, wishes)] for case in cases)
        return
    parts = [cases[start : start + _BATCH] for start in range(0, len(cases), _BATCH)]
    # spawn: a forked child would inherit the threads of OpenCV and TensorFlow.
    with ProcessPoolExecutor(wishes.jobs, get_context("spawn")) as pool:
        yield from pool.map(_batch, [filler] * len(parts), parts, [wishes] * len(parts))


def _batch(filler: Filler, cases: Sequence[Case], wishes: Wishes) -> list[Outcome]:
    cv2.setNumThreads(1)
    fill = filler.make()
    return [_measured(case, fill, wishes) for case in cases]


def _measured(case: Case, fill: Fill | None, wishes: Wishes) -> Outcome:
    trial = load(case)
    filled, seconds = (trial.truth, 0.0) if fill is None else attempt(trial, fill)
    return Outcome(
        case=case,
        scores=measure(trial.truth, filled, trial.hole),
        seconds=seconds,
        cues=cues(filled, trial.hole) if wishes.detect else None,
        picture=cell(filled, trial.hole) if case in wishes.shown else None,
    )

"""Looking at everything at once, and waiting for nothing too long."""

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from queue import Empty, SimpleQueue
from threading import Event, Thread

from core.doctor.facts import Facts, Part, Unanswered
from core.paths import AppPaths
from core.progress import Report

_LOOK_S = 0.1
_SHORT_S, _LONG_S, _ENGINE_S = 5.0, 20.0, 120.0

_log = logging.getLogger(__name__)

Finding = tuple[Part, Facts | Unanswered]


@dataclass(frozen=True, slots=True)
class Probe:
    """Something to look at.

    Attributes:
        part: What its facts are about.
        look: Finds them out; runs in a thread of its own, and gets an event that is
            set when nobody waits for it any more.
        patience: Seconds until it counts as unanswered.
    """

    part: Part
    look: Callable[[Event], Facts | Unanswered]
    patience: float = _SHORT_S


def probes(paths: AppPaths, *, is_quick: bool) -> tuple[Probe, ...]:
    """All that there is to look at.

    Args:
        paths: The program's own folders.
        is_quick: Leave out what needs TensorFlow, and with it some seconds.
    """
    quick = (
        Probe(Part.VERSIONS, _versions),
        Probe(Part.COMPUTER, _computer),
        Probe(Part.GRAPHICS, _graphics, _LONG_S),
        Probe(Part.FOLDERS, partial(_folders, paths)),
        Probe(Part.MODELS, partial(_models, paths), _LONG_S),
    )
    return quick if is_quick else (*quick, Probe(Part.ENGINE, _engine, _ENGINE_S))


def examine(probes: Sequence[Probe], report: Report) -> Iterator[Finding]:
    """Give the facts of every probe as soon as they are there, each part once.

    A probe that hangs, on a network drive that is gone or a broken driver, holds up
    neither the others nor the end of the program.

    Args:
        probes: Of different parts.
        report: Told how far it is, about ten times a second.

    Raises:
        Cancelled: Passed on from the report.
    """
    answers: SimpleQueue[Finding] = SimpleQueue()
    gone = Event()
    started = time.monotonic()
    for probe in probes:
        name = f"mendscape-doctor-{probe.part}"
        args = (probe, gone, answers)
        Thread(target=_look, args=args, name=name, daemon=True).start()
    waiting = {probe.part: started + probe.patience for probe in probes}
    try:
        while waiting:
            report(1 - len(waiting) / len(probes))
            for part, answer in _arrived(answers, waiting):
                if waiting.pop(part, None) is not None:
                    yield part, answer
    finally:
        gone.set()


def _arrived(
    answers: "SimpleQueue[Finding]", waiting: dict[Part, float]
) -> list[Finding]:
    """The next answer, or those that will not come any more."""
    try:
        return [answers.get(timeout=_LOOK_S)]
    except Empty:
        now = time.monotonic()
        return [(part, Unanswered()) for part, end in waiting.items() if now > end]


def _look(probe: Probe, gone: Event, answers: "SimpleQueue[Finding]") -> None:
    try:
        answer = probe.look(gone)
    except Exception as error:  # noqa: BLE001 - whatever fails here is to be reported
        _log.info("Looking at the %s failed", probe.part, exc_info=error)
        answer = Unanswered(f"{type(error).__name__}: {error}")
    answers.put((probe.part, answer))


# What the probes need is imported in their threads: the first answers need not wait.


def _versions(_gone: Event) -> Facts:
    from core.doctor.versions import look_at_versions

    return look_at_versions()


def _computer(_gone: Event) -> Facts:
    from core.doctor.computer import look_at_computer

    return look_at_computer()


def _graphics(_gone: Event) -> Facts:
    from core.doctor.graphics import look_at_graphics

    return look_at_graphics()


def _folders(paths: AppPaths, _gone: Event) -> Facts:
    from core.doctor.folders import look_at_folders

    return look_at_folders(paths)


def _models(paths: AppPaths, _gone: Event) -> Facts:
    from core.doctor.models import look_at_models
    from core.model.library import ModelLibrary

    return look_at_models(ModelLibrary(paths.models))


def _engine(gone: Event) -> Facts | Unanswered:
    from core.doctor.engine import look_at_engine

    return look_at_engine(gone)

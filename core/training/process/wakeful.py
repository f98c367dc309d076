"""Runs that keep the computer awake, but not while they are paused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.training.events import EventSink, Heartbeat, Outcome, Paused, TrainingEvent

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.paths import AppPaths
    from core.training.options import TrainingOptions
    from core.training.process.training_process import TrainingProcess
    from core.wakefulness import Wakefulness, WakeLock

    MakeProcess = Callable[..., TrainingProcess]
    """Takes what `TrainingProcess` takes."""


def wakeful(make_process: MakeProcess, wakefulness: Wakefulness) -> MakeProcess:
    """A maker of processes that hold off sleep while they train.

    Args:
        make_process: Makes the process itself.
        wakefulness: Asked anew with every event, so that a change is followed.
    """

    def make(
        options: TrainingOptions,
        paths: AppPaths,
        *,
        sink: EventSink,
        is_resumed: bool = False,
        **how: object,
    ) -> TrainingProcess:
        awake = _awake(sink, wakefulness.lock())
        return make_process(options, paths, sink=awake, is_resumed=is_resumed, **how)

    return make


def _awake(sink: EventSink, lock: WakeLock) -> EventSink:
    def hear(event: TrainingEvent) -> None:
        if isinstance(event, Paused | Outcome):
            lock.release()
        elif not isinstance(event, Heartbeat):  # which come in a pause, too
            lock.hold()
        sink(event)

    return hear

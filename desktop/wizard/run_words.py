"""A run in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from core.training.events import (
    BatchReduced,
    Phase,
    RolledBack,
    RunCancelled,
    RunFailed,
    RunFinished,
    RunFollowed,
    RunSuspended,
)
from desktop.texts.time_left import time_left, time_left_alone
from desktop.wizard.training_session import Order

if TYPE_CHECKING:
    from core.training.events import Outcome
    from core.training.run_progress import RunProgress
    from desktop.wizard.training_session import TrainingSession

translate = QCoreApplication.translate

_SILENCE = 15.0
"""Seconds without a sign of life from which on it is told; a busy computer may
take some."""


def headline(session: TrainingSession) -> str:
    """What goes on, in a few words."""
    if session.outcome is not None and session.is_comparison:
        return ending_of_comparison(session.outcome)
    if session.outcome is not None:
        return ending(session.outcome)
    return _of_order(session) or _of_phase(session.progress.phase)


def _of_order(session: TrainingSession) -> str:
    """What goes on because a person wanted it; empty when it is nothing special."""
    match session.order:
        case Order.STOP if session.progress.is_training:
            text = translate("run", "Ending; the best model so far is kept")
        case Order.SUSPEND:
            text = translate("run", "Saving the run for another day")
        case Order.CANCEL:
            text = translate("run", "Cancelling")
        case Order.PAUSE if session.progress.is_paused:
            text = translate("run", "Paused")
        case Order.PAUSE:
            text = translate("run", "Pausing after this step")
        case _:
            text = ""
    return text


def _of_phase(phase: Phase) -> str:
    match phase:
        case Phase.STARTING:
            return translate("run", "Starting")
        case Phase.TRAINING:
            return translate("run", "Training")
        case Phase.VALIDATING:
            return translate("run", "Trying the model on the held-out photos")
        case Phase.COMPARING:
            return translate("run", "Comparing with the current model")
        case Phase.SAVING:
            return translate("run", "Saving the model")


def ending(outcome: Outcome) -> str:
    """How a run ended, in a few words."""
    match outcome:
        case RunFinished():
            return translate("run", "The training is done")
        case RunCancelled():
            return translate("run", "The training was cancelled; nothing was kept")
        case RunSuspended():
            return translate("run", "The training can go on another day")
        case RunFollowed():
            return translate("run", "The training is done; its model is elsewhere")
        case RunFailed():
            return translate("run", "The training ended with a problem")


def ending_of_comparison(outcome: Outcome) -> str:
    """How a run that only compares ended, in a few words."""
    match outcome:
        case RunFinished():
            return translate("run", "The comparison is done")
        case RunFailed():
            return translate("run", "The comparison ended with a problem")
        case _:
            return translate("run", "The comparison was cancelled; nothing was kept")


def news(session: TrainingSession) -> str:
    """How a run ended, for somebody who was not looking."""
    if session.is_comparison:
        text = translate("run", "The comparison of {name} has ended.")
    elif isinstance(session.outcome, RunFinished):
        text = translate("run", "The training of {name} is done.")
    else:
        text = translate("run", "The training of {name} ended with a problem.")
    return text.format(name=session.name)


def remaining(session: TrainingSession) -> str:
    """The time left; empty when there is nothing to say."""
    progress = session.progress
    if session.outcome is not None or session.is_ending or not progress.is_training:
        return ""
    seconds = progress.seconds_left
    if seconds is None:
        return translate("run", "Estimating the time left")
    return time_left_alone(seconds)


def facts(progress: RunProgress) -> str:
    """Device, speed, epoch and best epoch in one line, as far as they are known."""
    parts = [_device(progress), _speed(progress), _epoch(progress), _best(progress)]
    return " · ".join(filter(None, parts))


def short_status(session: TrainingSession) -> str:
    """The run in the status bar: "Training: 40 %, about 25 minutes left"."""
    if session.is_comparison:
        return headline(session)
    done = session.progress.done
    if session.order is not Order.GO_ON or not session.progress.is_training:
        return translate("run", "Training: {what}").format(
            what=_with_small_letter(headline(session))
        )
    percent = 0 if done is None else round(100 * done)
    seconds = session.progress.seconds_left
    if seconds is None:
        return translate("run", "Training: {percent} %").format(percent=percent)
    text = translate("run", "Training: {percent} %, {time}")
    return text.format(percent=percent, time=time_left(seconds))


def note(progress: RunProgress) -> str:
    """What happened on the way that a person may want to know; empty when nothing."""
    match progress.note:
        case RolledBack():
            return translate(
                "run",
                "A step made the model worse by far, so the training went back to its "
                "last checkpoint and goes on with smaller steps.",
            )
        case BatchReduced(batch_size):
            text = translate(
                "run",
                "Memory is short, so the training goes on with smaller batches of "
                "{count} pictures.",
            )
            return text.format(count=batch_size)
        case None:
            return ""


def silence(progress: RunProgress) -> str:
    """What to think of a run that is not heard any more; empty when it is heard."""
    seconds = progress.silent_seconds
    if seconds < _SILENCE:
        return ""
    text = translate(
        "run",
        "The training has not been heard of for {seconds} seconds. The computer may "
        "be very busy, or asleep in between. If it stays silent, cancel it.",
    )
    return text.format(seconds=round(seconds))


def _device(progress: RunProgress) -> str:
    return "" if progress.started is None else progress.started.device


def _speed(progress: RunProgress) -> str:
    if progress.step is None:
        return ""
    speed = progress.step.pictures_per_second
    return translate("run", "{speed} photos/s").format(
        speed=f"{speed:.0f}" if speed >= 10 else f"{speed:.1f}"  # noqa: PLR2004
    )


def _epoch(progress: RunProgress) -> str:
    started = progress.started
    if started is None:
        return ""
    epoch = int(progress.epochs_done) + 1
    if started.epochs is None or started.minutes is not None:
        return translate("run", "epoch {epoch}").format(epoch=epoch)
    text = translate("run", "epoch {epoch} of {epochs}")
    return text.format(epoch=min(epoch, started.epochs), epochs=started.epochs)


def _best(progress: RunProgress) -> str:
    if progress.epoch is None:
        return ""
    if progress.epoch.best_epoch < 1:
        return translate("run", "not better than before yet")
    text = translate("run", "best so far: epoch {epoch}")
    return text.format(epoch=progress.epoch.best_epoch)


def _with_small_letter(text: str) -> str:
    return text[:1].lower() + text[1:]

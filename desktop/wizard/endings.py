"""What is told of a run that left no model, and what can be done then."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from core.training.events import (
    RunCancelled,
    RunFailed,
    RunFault,
    RunFollowed,
    RunSuspended,
)

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Ending:
    """The words of a result page without a result.

    Attributes:
        headline: What happened.
        details: What that means, and what can be done.
        is_failure: Whether the log may help.
    """

    headline: str
    details: str
    is_failure: bool = False


Unfinished = RunCancelled | RunSuspended | RunFollowed | RunFailed
"""Outcomes that leave no model here."""


def ending_of_comparison(outcome: Unfinished) -> Ending:
    """Put the outcome of a comparison of what was trained elsewhere into words."""
    if isinstance(outcome, RunFailed):
        return Ending(
            translate("endings", "The result could not be compared"),
            f"{_failure_text(outcome)} {_comparison_advice()}",
            is_failure=True,
        )
    headline = translate("endings", "The comparison was cancelled")
    return Ending(headline, _comparison_advice())


def ending_of(outcome: Unfinished, *, can_resume: bool) -> Ending:
    """Put an outcome into words.

    Args:
        outcome: Of a run that did not finish.
        can_resume: Whether its checkpoint is there.
    """
    match outcome:
        case RunFailed():
            advice = _resume_advice() if can_resume else _restart_advice()
            return Ending(
                translate("endings", "The training could not go on"),
                f"{_failure_text(outcome)} {advice}",
                is_failure=True,
            )
        case _:
            return _quiet_ending(outcome)


def _quiet_ending(outcome: RunCancelled | RunSuspended | RunFollowed) -> Ending:
    match outcome:
        case RunSuspended():
            return Ending(
                translate("endings", "Left for later"),
                translate(
                    "endings",
                    "The training waits where it is. Open this window another day, "
                    "and choose Resume on its first page.",
                ),
            )
        case RunFollowed():
            return Ending(
                translate("endings", "The training is done"),
                translate(
                    "endings",
                    "The new model is on the computer that led the training.",
                ),
            )
        case RunCancelled():
            return Ending(
                translate("endings", "The training was discarded"),
                translate(
                    "endings", "Nothing of it was kept. Your models are as before."
                ),
            )


def _failure_text(outcome: RunFailed) -> str:
    texts = _texts_of_faults()
    return texts.get(outcome.fault) or outcome.message


def _texts_of_faults() -> dict[RunFault, str]:
    return {
        RunFault.KILLED: translate(
            "endings",
            "It was ended from outside, perhaps because the memory ran out. Close "
            "other programs before you try again.",
        ),
        RunFault.OUT_OF_MEMORY: translate(
            "endings",
            "There is too little memory for it. Close other programs before you try "
            "again.",
        ),
        RunFault.DISK_FULL: translate(
            "endings", "The disk is full. Free some space before you try again."
        ),
        RunFault.PHOTOS_GONE: translate(
            "endings",
            "The photos cannot be read any more. See whether their drive is still "
            "connected.",
        ),
        RunFault.DIVERGED: translate(
            "endings",
            "The numbers of the new model went astray again and again. Another start "
            "model, or another random seed, may help.",
        ),
        RunFault.CHECKPOINT: translate(
            "endings", "What was trained so far cannot be read, so it starts anew."
        ),
    }


def _resume_advice() -> str:
    return translate(
        "endings", "What was trained so far is kept, and your models are as before."
    )


def _restart_advice() -> str:
    return translate("endings", "Your models are as before.")


def _comparison_advice() -> str:
    return translate(
        "endings",
        "The result is still in its job folder, and your models are as before.",
    )

"""How a run ended, seen from outside its process, and what is left of it then."""

import logging
import traceback
from contextlib import suppress

from core.errors import TrainingError
from core.files import sweep_halves
from core.training.events import (
    Outcome,
    RunCancelled,
    RunFailed,
    RunFault,
    RunFinished,
    RunFollowed,
    RunSuspended,
)
from core.training.process.assignment import Assignment
from core.training.process.run_folder import RunFolder
from core.training.process.wire import Command, NotUnderstood

_log = logging.getLogger(__name__)


def outcome_of(
    told: Outcome | None,
    *,
    wish: Command | None,
    exit_code: int | None,
    folder: RunFolder,
) -> Outcome:
    """What became of a run whose process is gone.

    Args:
        told: The process's last word; None when it ended without one.
        wish: To suspend or to cancel; None when nobody asked for either.
        exit_code: Of the process, negative for the signal that killed it; None when
            it did not start.
        folder: Of the run.
    """
    if isinstance(told, RunFinished | RunFollowed):
        return told
    if wish is Command.CANCEL:
        return RunCancelled()
    if told is None and wish is Command.SUSPEND:
        return RunSuspended()
    outcome = told or _silent_end(exit_code, folder)
    if isinstance(outcome, RunFailed):
        _log.error("%s\n%s", outcome.message, outcome.details)
    return outcome


def clear_up(assignment: Assignment, outcome: Outcome) -> None:
    """Remove what nobody needs any more of a run whose process is gone.

    That is the folder of a run that need not go on or has nothing to go on from, and
    whatever was being written when the process was killed. The checkpoint of a finished
    run holds nothing of use: the best weights are in the library, and another run
    begins with a fresh optimizer.
    """
    if isinstance(outcome, RunFailed) and outcome.fault is RunFault.IN_USE:
        return
    folder = assignment.folder
    is_over = isinstance(outcome, RunFinished | RunCancelled | RunFollowed)
    is_lost = isinstance(outcome, RunFailed) and not folder.has_checkpoint
    # Another program may have begun to work there.
    with suppress(TrainingError):
        if is_over or is_lost:
            folder.discard()
        else:
            folder.remove_halves()
        sweep_halves(assignment.paths.models / assignment.options.name)


def garbled(error: NotUnderstood, folder: RunFolder) -> RunFailed:
    """The end of a run whose process tells what nobody understands."""
    what = f"The training went wrong and was ended. {_advice(folder)}"
    details = "".join(traceback.format_exception(error))
    return RunFailed(RunFault.UNEXPECTED, what, details)


def _silent_end(exit_code: int | None, folder: RunFolder) -> RunFailed:
    is_killed = exit_code is not None and exit_code < 0
    what = (
        "The training was ended from outside, perhaps for lack of memory."
        if is_killed
        else "The training ended without a word."
    )
    what = f"{what} {_advice(folder)}"
    return RunFailed(RunFault.KILLED, what, f"Exit code {exit_code}.")


def _advice(folder: RunFolder) -> str:
    if folder.has_checkpoint:
        return "Its checkpoint is kept: resume it to go on."
    return "Nothing of it was saved yet: start it again."

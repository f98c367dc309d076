"""How `mendscape train` ends, wherever the model was trained."""

from argparse import Namespace

from core.cli.terminal import complain, say
from core.cli.verdict import consequence, is_better
from core.model.library import ModelLibrary
from core.training.events import Outcome, RunFailed, RunFinished

BETTER, FAILED, NOT_BETTER, INTERRUPTED = 0, 1, 3, 130
"""Exit statuses."""


def status_of(finished: RunFinished) -> int:
    """Whether the new model is better, as an exit status."""
    return BETTER if is_better(finished.result) else NOT_BETTER


def conclude(
    args: Namespace, outcome: Outcome, library: ModelLibrary, *, again: str
) -> int:
    """Say what becomes of a new model in the library, or of a run without one.

    Args:
        args: Of the command.
        outcome: Of the run.
        library: That the model is in.
        again: The line that goes on with it after an interruption.

    Returns:
        The exit status.
    """
    if not isinstance(outcome, RunFinished):
        return unfinished(outcome, again)
    is_used = args.use and is_better(outcome.result)
    if is_used:
        library.use(outcome.result.card.name)
    if not args.json:
        say(consequence(outcome.result, is_used=is_used))
    return status_of(outcome)


def unfinished(outcome: Outcome, again: str) -> int:
    """Say what became of a run that left no model; the exit status."""
    if isinstance(outcome, RunFailed):
        complain(f"mendscape: {outcome.message}")
        return FAILED
    complain(f"mendscape: Interrupted. Go on with: {again}")
    return INTERRUPTED

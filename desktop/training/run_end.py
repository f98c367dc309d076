"""The question what becomes of a run that goes on when its window is to close."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.questions.asker import RunEndChoice

if TYPE_CHECKING:
    from desktop.questions.asker import Asker
    from desktop.wizard.training_session import TrainingSession


def ask_end(session: TrainingSession, asker: Asker) -> RunEndChoice | None:
    """Ask, and order what was answered.

    Args:
        session: Of a run that goes on.
        asker: Asks the person.

    Returns:
        The answer; None when the run ended while the person thought about it.
    """
    choice = _asked(session, asker)
    if not session.is_running:
        return None
    match choice:
        case RunEndChoice.STOP:
            session.stop()
        case RunEndChoice.SUSPEND:
            session.suspend()
        case RunEndChoice.CANCEL:
            session.cancel()
        case RunEndChoice.GO_ON:
            pass
    return choice


def _asked(session: TrainingSession, asker: Asker) -> RunEndChoice:
    if not session.is_comparison:
        return asker.end_of_run(session.name)
    is_ended = asker.cancel_comparison(session.name)
    return RunEndChoice.CANCEL if is_ended else RunEndChoice.GO_ON

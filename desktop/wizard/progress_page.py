"""The page that people stare at while a model is trained."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWizardPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.asker import Asker
    from desktop.wizard.training_session import TrainingSession


class ProgressPage(QWizardPage):
    """Shows a run as it goes, and takes the orders of the person who watches it.

    The run starts when the page is first shown; `begin_again` makes the next showing
    start another one. The page is complete once its run has ended in any way.

    Args:
        start_session: Makes the session of the run, not started yet.
        asker: Asked before a run is thrown away.
    """

    ended = Signal(object)
    """Carries the Outcome, once for each run."""

    def __init__(
        self, *, start_session: Callable[[], TrainingSession], asker: Asker
    ) -> None:
        super().__init__()
        self._start_session = start_session
        self._asker = asker
        self._session: TrainingSession | None = None

    @property
    def is_running(self) -> bool:
        """Whether a run goes on."""
        return self._session is not None and self._session.is_running

    def initializePage(self) -> None:
        """Start the run."""

    def isComplete(self) -> bool:
        """Whether there is a result to look at."""
        return self._session is not None and not self._session.is_running

"""Loads models into the engine, away from the window's thread."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.errors import ModelError
from desktop import messages
from desktop.tasks import Task

if TYPE_CHECKING:
    from core.inpainting.engine import EngineStatus, FillEngine
    from core.progress import Report
    from desktop.settings import Settings
    from desktop.tasks import TaskRunner


class ModelController(QObject):
    """Prepares the chosen model at the start, and another one on request.

    It shares the runner of the fills: a fill that is asked for while a model loads
    waits for it.
    """

    status_changed = Signal(object)
    """Carries the EngineStatus."""
    activity_changed = Signal(str)
    message_raised = Signal(object)

    def __init__(
        self,
        engine: FillEngine,
        *,
        runner: TaskRunner,
        settings: Settings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._engine = engine
        self._runner = runner
        self._settings = settings

    def prepare(self) -> None:
        """Load the model that the settings name."""
        self._load(self._settings.model)

    def use(self, name: str) -> None:
        """Load another model and remember the choice once it is loaded."""
        self._load(name)

    def _load(self, name: str | None) -> None:
        task = Task(partial(self._prepare_in_worker, name))
        task.succeeded.connect(partial(self._on_loaded, name))
        task.failed.connect(partial(self._on_failed, name))
        self.activity_changed.emit(self.tr("Preparing the model"))
        self._runner.start(task)

    def _prepare_in_worker(self, name: str | None, report: Report) -> EngineStatus:
        status = self._engine.prepare(name)
        report(1.0)
        return status

    def _on_loaded(self, name: str | None, status: EngineStatus) -> None:
        self._settings.model = name
        self.activity_changed.emit("")
        self.status_changed.emit(status)

    def _on_failed(self, name: str | None, error: Exception) -> None:
        self.activity_changed.emit("")
        message = messages.of_error(error)
        if message is None:
            raise error
        self.message_raised.emit(message)
        if isinstance(error, ModelError) and name == self._settings.model and name:
            self._settings.model = None
            self._load(None)

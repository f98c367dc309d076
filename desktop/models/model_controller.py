"""Loads models into the engine, away from the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.errors import ModelError
from core.inpainting.engine import DeviceChoice
from desktop.tasks import Task
from desktop.texts import messages

if TYPE_CHECKING:
    from core.inpainting.engine import EngineStatus, FillEngine
    from core.model.library import ModelLibrary
    from core.progress import Report
    from desktop.tasks import TaskRunner

OpenLibrary = Callable[[], "ModelLibrary"]
"""Gives the model library; imports what is behind it at the first call."""


@dataclass(frozen=True, slots=True)
class _Loaded:
    """A model that fills from now on.

    Attributes:
        status: Of the engine.
        trouble: Why it is not the model that was asked for, or not remembered.
    """

    status: EngineStatus
    trouble: ModelError | None = None


class ModelController(QObject):
    """Prepares the model in use at the start, and another one on request.

    It shares the runner of the fills: a fill that is asked for while a model loads
    waits for it.
    """

    status_changed = Signal(object)
    """Carries the EngineStatus."""
    activity_changed = Signal(object)
    """Carries `Words`; empty at the end."""
    message_raised = Signal(object)

    def __init__(
        self,
        engine: FillEngine,
        *,
        runner: TaskRunner,
        open_library: OpenLibrary,
        device: DeviceChoice = DeviceChoice.BEST,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._engine = engine
        self._runner = runner
        self._open_library = open_library
        self._device = device

    def prepare(self) -> None:
        """Load the model in use, or a shipped one when that is damaged or gone."""
        self._load(partial(self._load_current, self._device))

    def use_device(self, choice: DeviceChoice) -> None:
        """Load the model in use onto another device."""
        self._device = choice
        self.prepare()

    def use(self, name: str) -> None:
        """Load another model; once it is loaded, it is the one in use."""
        self._load(partial(self._load_other, name))

    def _load(self, work: Callable[[Report], _Loaded]) -> None:
        task = Task(work)
        task.succeeded.connect(self._on_loaded)
        task.failed.connect(self._on_failed)
        self.activity_changed.emit(lambda: self.tr("Preparing the model"))
        self._runner.start(task)

    def _load_current(self, device: DeviceChoice, _report: Report) -> _Loaded:
        """Runs in the worker."""
        self._engine.use_device(device)
        library = self._open_library()
        trouble = library.trouble
        shipped = (one.card.name for one in library.bundles() if one.is_shipped)
        *others, last = dict.fromkeys((library.current, library.default, *shipped))
        for name in others:
            try:
                return self._loaded(library, name, trouble)
            except ModelError as error:
                trouble = trouble or error
        return self._loaded(library, last, trouble)

    def _loaded(
        self, library: ModelLibrary, name: str, trouble: ModelError | None
    ) -> _Loaded:
        """Load a model; when it takes the place of another, it is the one in use."""
        status = self._engine.prepare(name)
        if trouble is not None:
            with suppress(ModelError):
                library.use(name)
        return _Loaded(status, trouble)

    def _load_other(self, name: str, _report: Report) -> _Loaded:
        """Runs in the worker."""
        status = self._engine.prepare(name)
        try:
            self._open_library().use(name)
        except ModelError as error:
            return _Loaded(status, error)
        return _Loaded(status)

    def _on_loaded(self, loaded: _Loaded) -> None:
        self.activity_changed.emit("")
        self.status_changed.emit(loaded.status)
        if loaded.trouble is not None:
            self._tell(loaded.trouble)

    def _on_failed(self, error: Exception) -> None:
        self.activity_changed.emit("")
        self._tell(error)

    def _tell(self, error: Exception) -> None:
        message = messages.of_error(error)
        if message is None:
            raise error
        self.message_raised.emit(message)

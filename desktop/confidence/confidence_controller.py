"""Finds out in the background how far each fill can be trusted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.inpainting.engine import FillJob
from desktop.tasks import Task
from desktop.texts import messages

if TYPE_CHECKING:
    from core.inpainting.confidence.confidence import Confidence
    from core.inpainting.engine import FillEngine
    from core.patch import Patch
    from core.progress import Report
    from core.repair import Repair
    from desktop.document.document import Document
    from desktop.repairs.chosen_repair import ChosenRepair
    from desktop.tasks import TaskRunner


class ConfidenceController(QObject):
    """Looks at one repair after the other, when the thread of the fills is free.

    The chosen repair comes first, then the latest. Squares that were made together by
    the dozen are looked at when they are chosen. A look gives way to whatever is asked
    for meanwhile, and ends when its repair is gone.

    Signals:
        changed: Another repair can be told of, or none any more.
    """

    changed = Signal()

    def __init__(
        self,
        document: Document,
        *,
        engine: FillEngine,
        runner: TaskRunner,
        chosen: ChosenRepair,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._engine = engine
        self._runner = runner
        self._chosen = chosen
        self._is_wanted = True
        self._busy: set[object] = set()
        self._known: dict[Patch, Confidence | None] = {}
        self._task: Task | None = None
        self._looked_at: Patch | None = None
        document.photo_changed.connect(self._on_repairs_changed)
        document.repairs_changed.connect(self._on_repairs_changed)
        chosen.changed.connect(self._look)

    def set_wanted(self, *, on: bool) -> None:
        """Look at the repairs, or leave them alone and forget what is known."""
        self._is_wanted = on
        if not on:
            self._stop()
            self._known.clear()
        self.changed.emit()
        self._look()

    def set_busy(self, who: object, *, is_busy: bool) -> None:
        """Give way to somebody who needs the thread, or go on.

        Args:
            who: Any name for them.
            is_busy: Whether they need it from now on.
        """
        if is_busy:
            self._busy.add(who)
            self._stop()
        else:
            self._busy.discard(who)
            self._look()

    def of(self, patch: Patch) -> Confidence | None:
        """How far a patch can be trusted; None while that is not known."""
        return self._known.get(patch)

    def _on_repairs_changed(self) -> None:
        there = {repair.patch for repair in self._document.repairs}
        self._known = {k: v for k, v in self._known.items() if k in there}
        enabled = {one.patch for one in self._document.repairs if one.is_enabled}
        if self._looked_at not in enabled:
            self._stop()
        self.changed.emit()
        self._look()

    def _look(self) -> None:
        """Begin with the next repair, if nobody else is at work."""
        photo, repair = self._document.photo, self._next()
        if photo is None or repair is None or self._task is not None or self._busy:
            return
        job = FillJob(
            photo,
            repair.box,
            self._document.holes,
            repair.seed,
            model=repair.model,
            is_smooth=repair.is_smooth,
        )
        self._looked_at = repair.patch
        self._task = Task(partial(_assess, self._engine, job))
        self._task.succeeded.connect(self._on_told)
        self._task.failed.connect(self._on_failed)
        self._runner.start(self._task)

    def _next(self) -> Repair | None:
        if not self._is_wanted:
            return None
        repairs, row = self._document.repairs, self._chosen.row
        chosen = repairs[row : row + 1] if row >= 0 else ()
        others = (one for one in reversed(repairs) if one.group is None)
        unknown = (
            one
            for one in (*chosen, *others)
            if one.is_enabled and one.patch not in self._known
        )
        return next(unknown, None)

    def _on_told(self, confidence: Confidence | None) -> None:
        """Keep what was found out, also that it was nothing."""
        if self._looked_at is not None:
            self._known[self._looked_at] = confidence
        self._task = self._looked_at = None
        self.changed.emit()
        self._look()

    def _on_failed(self, error: Exception) -> None:
        """A model that is gone, or too little memory: nothing is told of this one."""
        self._on_told(None)
        if messages.of_error(error) is None:
            raise error

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = self._looked_at = None


def _assess(engine: FillEngine, job: FillJob, report: Report) -> Confidence:
    # Imported in the worker: the window is painted before the array libraries are.
    from core.inpainting.confidence.assess import assess

    return assess(engine, job, report)

"""Looking through a folder, away from the window's thread."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from core.errors import Cancelled
from desktop.tasks import Task

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from core.dataset.scan_report import ScanProgress, ScanReport
    from core.progress import Report

    Scan = Callable[[Path, Callable[[ScanProgress], None]], ScanReport]
    """Looks through a folder and tells how far it is."""

_PAUSE_S = 0.1
"""Between two tellings: often enough to look alive, rare enough to cost nothing."""


class ScanTask(Task):
    """One scan; `succeeded` carries its ScanReport.

    Args:
        scan: Does the work, in the worker thread.
        folder: To look through.
    """

    told = Signal(object)
    """Carries the latest ScanProgress, about ten times a second; not when cancelled."""

    # Emitted in the worker; passed on in the task's own thread.
    _progress_arrived = Signal(object)

    def __init__(self, scan: Scan, folder: Path) -> None:
        super().__init__(self._look)
        self._scan = scan
        self._folder = folder
        self._told_at = 0.0
        self._progress_arrived.connect(self._on_progress_arrived)

    def _look(self, _report: Report) -> ScanReport:
        return self._scan(self._folder, self._tell)

    def _tell(self, progress: ScanProgress) -> None:
        if self.is_cancelled:
            raise Cancelled
        now = time.monotonic()
        if now - self._told_at >= _PAUSE_S:
            self._told_at = now
            self._progress_arrived.emit(progress)

    def _on_progress_arrived(self, progress: ScanProgress) -> None:
        if not self.is_cancelled:
            self.told.emit(progress)

"""Whether the product's window stays usable while it fills.

python -m benchmarks.probe_gaps PROFILE
"""

import sys
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

from benchmarks.probe import large_photo, tell
from benchmarks.probe_window import run_product
from core.geometry import Box
from desktop.window.main_window import MainWindow
from desktop.workspace import Workspace

_TICK = 5
_SETTLING = 1000
_IDLING = 3000
_FILLS = 8
_SIDE = 500


class GapMeter:
    """The longest time for which the window's thread did not get to a 5 ms timer."""

    def __init__(self) -> None:
        self._longest = 0
        self._since = QElapsedTimer()
        self._timer = QTimer(interval=_TICK)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        """Begin anew."""
        self._longest = 0
        self._since.start()
        self._timer.start()

    def stop(self) -> int:
        """The longest gap in milliseconds."""
        self._timer.stop()
        return self._longest

    def _tick(self) -> None:
        self._longest = max(self._longest, self._since.restart())


class GapProbe(QObject):
    """Waits for the model, does nothing for a while, then fills squares in a row.

    Args:
        window: The product's, about to be painted.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        workspace = window.findChild(Workspace)
        assert workspace is not None  # noqa: S101 - the window was built with one
        self._workspace = workspace
        self._meter = GapMeter()
        self._idle = 0
        self._workspace.models.status_changed.connect(self._on_model_ready)

    def _on_model_ready(self) -> None:
        self._workspace.document.load(large_photo(), name="large", path=None)
        QTimer.singleShot(_SETTLING, self._meter.start)
        QTimer.singleShot(_SETTLING + _IDLING, self._fill)

    def _fill(self) -> None:
        self._idle = self._meter.stop()
        self._workspace.fills.filled.connect(self._on_filled)
        self._meter.start()
        for number in range(_FILLS):
            self._workspace.fills.fill(Box.square(400 + number * 600, 1800, _SIDE))

    def _on_filled(self) -> None:
        if not self._workspace.fills.busy:
            # The last patch still has to be painted.
            QTimer.singleShot(200, self._end)

    def _end(self) -> None:
        tell(filling=self._meter.stop(), idle=self._idle)
        self._workspace.document.undo_stack.setClean()
        self._window.close()


def main() -> None:
    """Run the product's window with a probe in it."""
    run_product(Path(sys.argv[1]), observe=GapProbe)


if __name__ == "__main__":
    main()

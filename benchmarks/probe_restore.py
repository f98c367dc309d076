"""What it takes to go on after a crash, beside opening the same photo.

python -m benchmarks.probe_restore
"""

import tempfile
import time
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, QTimer

from benchmarks.probe import large_photo, tell
from benchmarks.probe_window import run_product
from core.geometry import Box
from core.patch import Patch
from core.paths import AppPaths
from core.photo.photo_io import open_photo, save_photo
from core.repair import Repair
from core.session.folder import SessionFolder
from core.session.journal import Journal
from core.session.store import SessionStore
from desktop.texts.messages import Message
from desktop.window.main_window import MainWindow
from desktop.workspace import Workspace

_REPAIRS = 20
_SIDE = 500
_ACROSS = 10


class _Store(SessionStore):
    """Remembers the folder that it gave last."""

    latest: SessionFolder

    def new(self) -> SessionFolder:
        """A folder for another session."""
        self.latest = super().new()
        return self.latest


def leave_behind(paths: AppPaths, photo: Path) -> None:
    """Note a session as a program does that is killed then."""
    opened = open_photo(photo)
    random = np.random.default_rng(7)
    boxes = [
        Box.square(600 * (n % _ACROSS), 600 * (n // _ACROSS), _SIDE)
        for n in range(_REPAIRS)
    ]
    repairs = tuple(
        Repair(
            box,
            "landscape",
            0,
            Patch(box, random.integers(0, 256, (_SIDE, _SIDE, 3), np.uint8)),
        )
        for box in boxes
    )
    store = _Store(paths.sessions)
    journal = Journal(store, opened, photo)
    journal.write(name=photo.name, target=photo, repairs=repairs)
    store.latest.release()  # as the system does when a program ends


class RestoreProbe(QObject):
    """Opens the photo twice, the second time to be timed; then restores the session.

    Args:
        window: The product's, about to be painted.
        photo: The file.
    """

    def __init__(self, window: MainWindow, photo: Path) -> None:
        super().__init__(window)
        self._window = window
        self._photo = photo
        workspace = window.findChild(Workspace)
        assert workspace is not None  # noqa: S101 - the window was built with one
        self._workspace = workspace
        self._offer: Message | None = None
        self._opened: list[float] = []
        self._began = 0.0
        window.panel.messages.changed.connect(self._on_message)
        workspace.models.status_changed.connect(self._open)
        workspace.document.photo_changed.connect(self._on_photo_changed)
        workspace.document.repairs_changed.connect(self._on_repairs_changed)

    def _on_message(self) -> None:
        message = self._window.panel.messages.message
        if message is not None and message.is_offer and self._offer is None:
            self._offer = message

    def _open(self) -> None:
        self._began = time.monotonic()
        self._workspace.files.open_photo(self._photo)

    def _on_photo_changed(self) -> None:
        if self._workspace.document.photo is None or len(self._opened) > 1:
            return
        self._opened.append(time.monotonic() - self._began)
        QTimer.singleShot(500, self._open if len(self._opened) == 1 else self._restore)

    def _restore(self) -> None:
        assert self._offer is not None  # noqa: S101 - one was left behind
        self._began = time.monotonic()
        self._offer.actions[0].run()

    def _on_repairs_changed(self) -> None:
        if len(self._workspace.document.repairs) == _REPAIRS:
            tell(open=self._opened[1], restore=time.monotonic() - self._began)
            # Restoring goes on behind this signal, and calls the repairs unsaved.
            QTimer.singleShot(0, self._end)

    def _end(self) -> None:
        self._workspace.document.undo_stack.setClean()
        self._window.close()


def main() -> None:
    """Leave a session behind, and run the product's window with a probe in it."""
    with tempfile.TemporaryDirectory() as folder:
        photo = Path(folder) / "large.jpg"
        save_photo(large_photo(), (), photo)
        profile = Path(folder) / "profile"
        leave_behind(AppPaths.in_folder(profile), photo)
        run_product(profile, observe=lambda window: RestoreProbe(window, photo))


if __name__ == "__main__":
    main()

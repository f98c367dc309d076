"""Many repairs on a photo of a hundred million pixels, in bounded memory."""

import time
from pathlib import Path
from threading import Event, Thread

from PySide6.QtCore import QObject

from core.geometry import Box, Size
from core.patch import in_layers
from core.photo.photo_io import save_photo
from desktop.document.document import Document
from desktop.fills.fill_controller import FillController
from desktop.window.main_window import MainWindow
from tools.load.outcome import MB, Outcome, memory
from tools.load.pictures import save_scenery
from tools.load.session import part_of, use_window

_SIZE = Size(11_600, 8_700)
_SIDE = 400
_BOUND = 2500 * MB
"""The pixels, three times, for reading, showing and encoding; TensorFlow and Qt."""


def repair_large_photo(folder: Path, count: int) -> Outcome:
    """Open the photo, fill that many squares, and save it."""
    photo = save_scenery(folder / "large.jpg", _SIZE)
    saved = folder / "repaired.jpg"
    with _Watch() as watch:
        use_window(folder, photo, lambda window: _Repairer(window, count, saved))
    return Outcome(
        (
            f"{_SIZE.pixels / 1e6:.0f} MP, {count} repairs of {_SIDE} px, saved: "
            f"{saved.exists()}",
            f"memory at most {watch.most / MB:.0f} MB (bound {_BOUND / MB:.0f} MB), "
            f"{watch.seconds:.0f} s in all",
        ),
        watch.most <= _BOUND and saved.exists(),
    )


class _Watch:
    """Reads the memory often, in a thread of its own."""

    most = 0
    seconds = 0.0

    def __enter__(self) -> "_Watch":
        self._end = Event()
        self._begin = time.monotonic()
        self._thread = Thread(target=self._look, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._end.set()
        self._thread.join()
        self.seconds = time.monotonic() - self._begin

    def _look(self) -> None:
        while not self._end.wait(0.05):
            self.most = max(self.most, memory())


class _Repairer(QObject):
    """Fills one square after the other, then saves."""

    def __init__(self, window: MainWindow, count: int, target: Path) -> None:
        super().__init__(window)
        self._window, self._target = window, target
        self._left = _places(count)
        self._document = part_of(window, Document)
        self._fills = part_of(window, FillController)
        self._document.photo_changed.connect(self._fill)
        self._fills.filled.connect(self._fill)

    def _fill(self) -> None:
        if self._document.photo is None:
            return
        if self._left:
            self._fills.fill(self._left.pop())
        else:
            self._save()

    def _save(self) -> None:
        photo = self._document.photo
        if photo is None:
            return
        repairs = self._document.repairs
        patches = in_layers(repair.patch for repair in repairs)
        save_photo(photo, patches, self._target)
        self._document.undo_stack.setClean()
        self._window.close()


def _places(count: int) -> list[Box]:
    """Squares side by side, far enough from each other."""
    columns = _SIZE.width // (2 * _SIDE)
    return [
        Box.square(
            2 * _SIDE * (number % columns), 2 * _SIDE * (number // columns), _SIDE
        )
        for number in range(count)
    ]

"""Many fills in one session: the memory stays where it is."""

import random
import sys
from pathlib import Path

from PySide6.QtCore import QObject

from core.changes import deleted
from core.geometry import Box, Size
from desktop.document.document import Document
from desktop.document.undo_memory import UndoMemory
from desktop.fills.fill_controller import FillController
from desktop.window.main_window import MainWindow
from tools.load.outcome import MB, Outcome, memory
from tools.load.pictures import save_scenery
from tools.load.session import part_of, use_window

_SIZE = Size(3000, 2000)
_SIDES = (40, 240)
_MOST_REPAIRS = 10
_UNDO = 10 * MB
_GROWTH = 0.05


def fill_often(folder: Path, count: int) -> Outcome:
    """Fill random squares of one photo, ten of them on the photo at a time.

    The memory is first read after a tenth of the fills, when the models, the decoders
    and the full undo history have taken what they need.
    """
    photo = save_scenery(folder / "photo.jpg", _SIZE)
    found: list[int] = []
    use_window(folder, photo, lambda window: _Filler(window, count, found))
    start, end, most = found[0], found[-1], max(found)
    growth = end / start - 1
    return Outcome(
        (
            f"{count} fills of squares of {_SIDES[0]} to {_SIDES[1]} px in one session",
            f"memory after {count // 10}: {start / MB:.0f} MB, at the end "
            f"{end / MB:.0f} MB ({growth:+.1%}; bound {_GROWTH:.0%}), at most "
            f"{most / MB:.0f} MB",
        ),
        growth <= _GROWTH,
    )


class _Filler(QObject):
    """Asks for the next fill whenever one is done."""

    def __init__(self, window: MainWindow, count: int, found: list[int]) -> None:
        super().__init__(window)
        self._window, self._count, self._found = window, count, found
        self._random = random.Random(1)  # noqa: S311 - repeatable
        self._done = 0
        self._document = part_of(window, Document)
        self._fills = part_of(window, FillController)
        part_of(window, UndoMemory).set_limit(_UNDO)
        self._document.photo_changed.connect(self._fill)
        self._fills.filled.connect(self._on_filled)

    def _fill(self) -> None:
        if self._document.photo is None:
            return
        side = self._random.randint(*_SIDES)
        x = self._random.randrange(_SIZE.width - side)
        y = self._random.randrange(_SIZE.height - side)
        self._fills.fill(Box.square(x, y, side))

    def _on_filled(self) -> None:
        repairs = self._document.repairs
        if len(repairs) > _MOST_REPAIRS:
            self._fills.apply(deleted(repairs[0].wanted), "Delete")
        self._done += 1
        if self._done % max(1, self._count // 10) == 0:
            self._found.append(memory())
            words = f"{self._done} fills: {self._found[-1] / MB:.0f} MB"
            print(words, file=sys.stderr, flush=True)
        if self._done < self._count:
            self._fill()
        else:
            self._document.undo_stack.setClean()
            self._window.close()

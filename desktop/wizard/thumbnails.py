"""Small pictures of photos, made when somebody looks at them."""

from __future__ import annotations

from collections import OrderedDict
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QImage, QPixmap

from desktop.tasks import Task

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.tasks import TaskRunner

_MEMORY = 48_000_000
"""Bytes that all thumbnails together may take."""
_MOST_WAITING = 500
"""More than any screen shows."""


class Thumbnails(QObject):
    """Makes thumbnails in a worker, one at a time, in the order of the wishes.

    As many are kept as fit into some memory; the longest unused go first.

    Args:
        runner: Its thread reads the photos.
        size: A thumbnail fits into it, in device pixels.
    """

    ready = Signal(object)
    """Carries the path of a photo that can be shown now."""

    def __init__(
        self, runner: TaskRunner, *, size: QSize, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._runner = runner
        self._size = size
        self._made: OrderedDict[Path, QPixmap] = OrderedDict()
        self._waiting: OrderedDict[Path, None] = OrderedDict()
        self._task: Task | None = None

    @property
    def limit(self) -> int:
        """How many are kept."""
        return _MEMORY // (4 * self._size.width() * self._size.height())

    def __len__(self) -> int:
        """How many are there now."""
        return len(self._made)

    def __contains__(self, path: Path) -> bool:
        """Whether a photo's thumbnail is there now."""
        return path in self._made

    def get(self, path: Path) -> QPixmap | None:
        """The thumbnail; None while it is being made, and null when it cannot be."""
        pixmap = self._made.get(path)
        if pixmap is not None:
            self._made.move_to_end(path)
            return pixmap
        self._waiting.setdefault(path)
        while len(self._waiting) > _MOST_WAITING:
            self._waiting.popitem(last=False)
        self._make_next()
        return None

    def forget_wishes(self) -> None:
        """Make no more of what was wished for, but end what was begun."""
        self._waiting.clear()

    def stop(self) -> None:
        """Make nothing more."""
        self.forget_wishes()
        if self._task is not None:
            self._task.cancel()

    def _make_next(self) -> None:
        if self._task is not None or not self._waiting:
            return
        path, _ = self._waiting.popitem(last=False)
        size = self._size.width(), self._size.height()
        self._task = Task(lambda _report: read_thumbnail(path, size))
        self._task.succeeded.connect(partial(self._on_made, path))
        self._task.failed.connect(partial(self._on_failed, path))
        self._task.ended.connect(self._on_ended)
        self._runner.start(self._task)

    def _on_made(self, path: Path, image: QImage) -> None:
        self._made[path] = QPixmap.fromImage(image)
        while len(self._made) > self.limit:
            self._made.popitem(last=False)
        self.ready.emit(path)

    def _on_failed(self, path: Path, _error: Exception) -> None:
        # The log has it. One that is asked for again at each paint would never end.
        self._on_made(path, QImage())

    def _on_ended(self) -> None:
        self._task = None
        self._make_next()


def read_thumbnail(path: Path, size: tuple[int, int]) -> QImage:
    """A photo, upright, made small; a null picture when it cannot be read.

    Args:
        path: Of the photo.
        size: It fits into, in pixels.
    """
    from PIL import ImageOps

    from core.photo.any_picture import picture_in
    from core.photo.picture import UNDECODED

    try:
        with picture_in(path) as image:
            side = max(size)
            image.thumbnail((side, side))  # reads no more of a JPEG than it needs
            upright = ImageOps.exif_transpose(image).convert("RGB")
            upright.thumbnail(size)
    except UNDECODED:
        return QImage()
    width, height = upright.size
    return QImage(
        upright.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888
    ).copy()  # the bytes are gone soon

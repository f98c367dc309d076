"""Make the pictures of the documentation from the real window and the sample photo.

    python -m tools.make_screenshots

Opens the window without a screen, drags squares over the sample's damage with the
shipped models, and writes what it looks like into docs/images.
"""

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.cli.engine import library_engine
from core.geometry import Box, Point
from core.inpainting.engine import FillJob
from core.model.library import ModelLibrary
from core.paths import AppPaths
from core.photo.photo_io import open_photo
from core.progress import silent
from desktop.canvas.photo_view import PhotoView
from desktop.dialogs.asker import DialogAsker
from desktop.document import Document
from desktop.main import build_window
from desktop.main_window import MainWindow
from desktop.settings import Settings
from desktop.theme import app_icon
from desktop.wizard_factory import wizard_factory
from tools.make_sample import PHOTO, SQUARES

IMAGES = Path("docs/images")
_SIZE = (1180, 820)
_PATIENCE = 120  # seconds
_CLOSE_UP = 3  # a close-up is so many times as wide as its square
_CLOSE_UP_SIDE = 300  # px on the page
_GAP = 8


def main() -> int:
    """Write all pictures."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        paths = AppPaths.in_folder(Path(folder))
        _take_window(paths)
        _take_close_ups(paths)
    print(f"The pictures lie in {IMAGES.resolve()}")
    return 0


def _squares() -> list[Box]:
    squares = json.loads(SQUARES.read_text("utf-8"))
    return [Box.square(one["x"], one["y"], one["side"]) for one in squares]


def _take_window(paths: AppPaths) -> None:
    """The window before, while dragging, and after all damage is repaired."""
    app = QApplication(sys.argv[:1])
    app.setWindowIcon(app_icon())
    window = _window(paths)
    window.resize(*_SIZE)
    window.show()
    QTest.qWaitForWindowExposed(window)
    _shot(window, "start.png")
    document, view = window.findChild(Document), window.findChild(PhotoView)
    window.panel.start_page.sample_requested.emit()
    _wait(lambda: document.photo is not None)
    for number, box in enumerate(_squares()):
        start, end = (_in_view(view, corner) for corner in _corners(box))
        QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
        QTest.mouseMove(view, (start + end) / 2)
        QTest.mouseMove(view, end)
        if number == 0:
            _shot(window, "drag.jpg")
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)
        _wait(lambda count=number: len(document.repairs) == count + 1)
    QTest.qWait(500)  # the last fill fades in
    _shot(window, "repaired.jpg")
    document.undo_stack.setClean()
    window.close()


def _window(paths: AppPaths) -> MainWindow:
    asker = DialogAsker()
    settings = Settings(paths.settings / "settings.ini")
    window = build_window(
        paths,
        settings=settings,
        engine=library_engine(paths, detail=True),
        asker=asker,
        open_library=partial(ModelLibrary, paths.models),
        make_wizard=wizard_factory(paths, settings=settings, asker=asker),
    )
    asker.window = window
    return window


def _names(paths: AppPaths) -> tuple[str, ...]:
    return ModelLibrary(paths.models).names()


def _take_close_ups(paths: AppPaths) -> None:
    """Each damaged square: the damage, then the fill of every shipped model."""
    photo, squares = open_photo(PHOTO), _squares()
    columns = [photo.pixels.copy()]
    for name in _names(paths):
        engine = library_engine(paths, detail=True)
        engine.prepare(name)
        repaired = photo.pixels.copy()
        for box in squares:
            job = FillJob(photo, box, tuple(squares))
            repaired[box.slices] = engine.fill(job, silent).patch.pixels
        columns.append(repaired)
    rows = [_row(columns, box) for box in squares]
    Image.fromarray(np.concatenate(rows)).save(IMAGES / "close-ups.jpg", quality=88)


def _row(columns: list[np.ndarray], box: Box) -> np.ndarray:
    height, width = columns[0].shape[:2]
    view = box.grown((_CLOSE_UP - 1) * box.width // 2)
    view = view.pushed_inside(Box(0, 0, width, height).size)
    cells = []
    for pixels in columns:
        cell = Image.fromarray(pixels[view.slices])
        cell = cell.resize((_CLOSE_UP_SIDE, _CLOSE_UP_SIDE), Image.Resampling.LANCZOS)
        cells.append(np.pad(cell, ((0, _GAP), (0, _GAP), (0, 0)), constant_values=255))
    return np.concatenate(cells, axis=1)


def _corners(box: Box) -> tuple[Point, Point]:
    return Point(box.left, box.top), Point(box.right, box.bottom)


def _in_view(view: PhotoView, point: Point) -> QPoint:
    return view.to_view(point).toPoint()


def _wait(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + _PATIENCE
    while not is_so():
        if time.monotonic() > end:
            msg = "The window did not do what it was waited for."
            raise TimeoutError(msg)
        QTest.qWait(20)


def _shot(window: MainWindow, name: str) -> None:
    QTest.qWait(50)
    window.grab().save(str(IMAGES / name), quality=88)


if __name__ == "__main__":
    sys.exit(main())

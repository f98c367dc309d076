"""Make the pictures of the user guide from the real window, in both languages.

    python -m tools.make_guide_screenshots

Repairs the sample photo without a screen, opens the dialogs beside it, and writes what
they look like into docs/images/guide, one folder a language.
"""

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PIL import Image
from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.dust_damage import dusty
from core.geometry import Box, Point
from core.inpainting.library_engine import library_engine
from core.model.library import ModelLibrary
from core.paths import AppPaths
from desktop.batch.batch_dialog import BatchDialog
from desktop.candidates.candidate_strip import CandidateStrip
from desktop.canvas.photo_view import PhotoView
from desktop.dialogs.export_dialog import ExportDialog
from desktop.dialogs.settings_dialog import SettingsDialog
from desktop.document.document import Document
from desktop.finder.review_strip import ReviewStrip
from desktop.looks.theme import app_icon
from desktop.main import build_window
from desktop.questions.dialog_asker import DialogAsker
from desktop.settings.settings import Settings
from desktop.texts.translation import Language
from desktop.training.wizard_factory import wizard_factory
from desktop.window.actions import ActionId
from desktop.window.main_window import MainWindow
from tools.landscape.render import landscape
from tools.make_sample import SEED, SQUARES

IMAGES = Path("docs/images/guide")
_LANGUAGES = {"en": Language.ENGLISH, "zh": Language.CHINESE}
_SIZE = (840, 580)  # as wide as the guide shows it
# Never read, as the batch is not started.
_SCANS = tuple(Path(f"/photos/scan {number}.jpg") for number in (1, 2, 3))
_FILLS = 4  # to choose from
_SCAN_SIZE = (2400, 1600)
_DUST = 60  # specks, hairs and scratches
_SCRATCH = (Point(1372, 207), Point(1379, 240), Point(1378, 262), Point(1386, 285))
"""Along one of those on the ridge of the sample photo."""
_QUALITY = 85
_SETTLING = 0.5  # seconds; a fill fades in
_PATIENCE = 120  # seconds
_LEFT = Qt.MouseButton.LeftButton

_Part = TypeVar("_Part")


def main() -> int:
    """Write the pictures of all languages."""
    app = QApplication(sys.argv[:1])
    app.setWindowIcon(app_icon())
    for folder, language in _LANGUAGES.items():
        with tempfile.TemporaryDirectory() as home:
            _Photographer(Path(home), language, IMAGES / folder).take_all()
    print(f"The pictures lie in {IMAGES.resolve()}")
    return 0


class _Photographer:
    """One window in one language, with a profile of its own.

    Args:
        home: A folder for the profile; it is not seen in the pictures.
        language: Of the window.
        folder: For the pictures.
    """

    def __init__(self, home: Path, language: Language, folder: Path) -> None:
        self._folder = folder
        self._scan = home / "scan.png"
        folder.mkdir(parents=True, exist_ok=True)
        self._window = _window(AppPaths.in_folder(home / "profile"), language)
        self._window.resize(*_SIZE)
        self._window.show()
        QTest.qWaitForWindowExposed(self._window)
        self._document = _part(self._window, Document)
        self._view = _part(self._window, PhotoView)

    def take_all(self) -> None:
        """In the order in which a person meets things."""
        _wait(lambda: bool(self._window.status.model.text()))
        self._shoot(self._window, "start")
        self._take_dust()
        self._window.panel.start_page.sample_requested.emit()
        _wait(lambda: self._document.path != self._scan)
        self._take_brush()
        self._repair()
        self._take_looks()
        self._take_dialogs()
        self._document.undo_stack.setClean()
        self._window.close()

    def _take_dust(self) -> None:
        clean = landscape(*_SCAN_SIZE, SEED)
        pixels, _ = dusty(clean, np.random.default_rng(SEED), count=_DUST)
        Image.fromarray(pixels).save(self._scan)
        self._window.photo_dropped.emit(self._scan)
        _wait(lambda: self._document.photo is not None)
        self._trigger(ActionId.FIND_DUST)
        strip = _part(self._window, ReviewStrip)
        _wait(strip.isVisible)
        self._shoot(self._window, "dust")
        strip.closed.emit()

    def _repair(self) -> None:
        for number, box in enumerate(_squares()):
            start, end = (self._in_view(corner) for corner in _corners(box))
            QTest.mousePress(self._view, _LEFT, pos=start)
            QTest.mouseMove(self._view, (start + end) / 2)
            QTest.mouseMove(self._view, end)
            if number == 0:
                self._shoot(self._window, "square")
            QTest.mouseRelease(self._view, _LEFT, pos=end)
            _wait(lambda count=number: len(self._document.repairs) == count + 1)

    def _take_brush(self) -> None:
        self._trigger(ActionId.BRUSH_TOOL)
        places = [self._in_view(point) for point in _SCRATCH]
        shift = Qt.KeyboardModifier.ShiftModifier  # nothing is filled
        QTest.mousePress(self._view, _LEFT, shift, places[0])
        for place in places[1:]:
            QTest.mouseMove(self._view, place)
        QTest.mouseRelease(self._view, _LEFT, shift, places[-1])
        self._shoot(self._window, "brush")
        QTest.keyClick(self._view, Qt.Key.Key_Escape)
        self._trigger(ActionId.SQUARE_TOOL)

    def _take_looks(self) -> None:
        """What the menus offer for a repaired photo."""
        self._shoot(self._window, "repairs")
        self._trigger(ActionId.SPLIT)
        self._shoot(self._window, "split")
        self._trigger(ActionId.SPLIT)
        self._trigger(ActionId.OTHER_FILLS)
        strip = _part(self._window, CandidateStrip)
        _wait(lambda: len(strip.captions) == _FILLS)
        self._shoot(self._window, "other-fills")
        self._trigger(ActionId.OTHER_FILLS)

    def _take_dialogs(self) -> None:
        self._trigger(ActionId.BATCH)
        batch = _part(self._window, BatchDialog)
        batch.paths_dropped.emit(list(_SCANS))
        _wait(lambda: batch.table.model.rowCount() == len(_SCANS))
        self._shoot(batch, "batch")
        batch.leave.click()
        self._trigger(ActionId.EXPORT)
        export = _part(self._window, ExportDialog)
        _wait(
            lambda: "MB" in export.size_text.text() or "kB" in export.size_text.text()
        )
        self._shoot(export, "export")
        export.reject()
        self._trigger(ActionId.SETTINGS)
        settings = _part(self._window, SettingsDialog)
        self._shoot(settings, "settings")
        settings.reject()

    def _trigger(self, key: ActionId) -> None:
        self._window.action(key).trigger()

    def _in_view(self, point: Point) -> QPoint:
        return self._view.to_view(point).toPoint()

    def _shoot(self, widget: QWidget, name: str) -> None:
        _pause(_SETTLING)
        widget.grab().save(str(self._folder / f"{name}.jpg"), quality=_QUALITY)


def _window(paths: AppPaths, language: Language) -> MainWindow:
    asker = DialogAsker()
    settings = Settings(paths.settings / "settings.ini")
    settings.language = language
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


def _part(window: MainWindow, kind: type[_Part]) -> _Part:
    part = window.findChild(kind)
    if part is None:
        msg = f"The window has no {kind.__name__}."
        raise LookupError(msg)
    return part


def _squares() -> list[Box]:
    squares = json.loads(SQUARES.read_text("utf-8"))
    return [Box.square(one["x"], one["y"], one["side"]) for one in squares]


def _corners(box: Box) -> tuple[Point, Point]:
    return Point(box.left, box.top), Point(box.right, box.bottom)


def _wait(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + _PATIENCE
    while not is_so():
        if time.monotonic() > end:
            msg = "The window did not do what it was waited for."
            raise TimeoutError(msg)
        _pause(0.05)


def _pause(seconds: float) -> None:
    """Let the window live; unlike QTest.qWait, it lets other threads work as well."""
    loop = QEventLoop()
    QTimer.singleShot(round(1000 * seconds), loop.quit)
    loop.exec()


if __name__ == "__main__":
    sys.exit(main())

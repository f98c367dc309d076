"""Thousands of random clicks and keys in the real window."""

import random
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QMenu,
    QMessageBox,
    QWidget,
)

from core.geometry import Box, Size
from desktop.document.document import Document
from desktop.fills.fill_controller import FillController
from desktop.window.main_window import MainWindow
from tools.load.outcome import Outcome
from tools.load.pictures import save_scenery
from tools.load.session import part_of, use_window

_SEED = 11
_LEFT = Qt.MouseButton.LeftButton
_KEYS = (
    *range(Qt.Key.Key_A, Qt.Key.Key_Z + 1),
    *range(Qt.Key.Key_0, Qt.Key.Key_9 + 1),
    *(Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Delete),
    *(Qt.Key.Key_Space, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up),
    *(Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_F7),
    *(Qt.Key.Key_BracketLeft, Qt.Key.Key_BracketRight),
)
_MODIFIERS = (
    *(Qt.KeyboardModifier.NoModifier,) * 6,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
_PATIENCE = 120.0  # seconds for a last fill


def hit_at_random(folder: Path, count: int) -> Outcome:
    """Send that many events, then see that the window still fills a square."""
    photos = folder / "photos"
    photos.mkdir()
    for number in range(4):
        save_scenery(photos / f"{number}.jpg", Size(900, 600), number)
    told = _Told()
    photo = photos / "0.jpg"
    use_window(folder, photo, lambda window: _Storm(window, photo, count, told))
    is_fine = told.has_filled and not told.exceptions
    return Outcome(
        (
            f"{told.events} events in {told.seconds:.0f} s: "
            f"{len(told.exceptions)} exceptions; longest wait for the next event "
            f"{1000 * told.longest_wait:.0f} ms",
            f"the window fills a square afterwards: {told.has_filled}",
            *told.exceptions,
        ),
        is_fine,
    )


class _Told:
    """What a storm leaves."""

    def __init__(self) -> None:
        self.events = 0
        self.seconds = 0.0
        self.longest_wait = 0.0
        self.exceptions: list[str] = []
        self.has_filled = False


class _Storm(QObject):
    """Sends one event each time the window is idle."""

    def __init__(
        self, window: MainWindow, photo: Path, count: int, told: _Told
    ) -> None:
        super().__init__(window)
        self._window, self._photo = window, photo
        self._count, self._told = count, told
        self._random = random.Random(_SEED)  # noqa: S311 - repeatable
        self._before = self._began = time.monotonic()
        self._until = 0.0
        self._is_over = False
        self._acts: tuple[Callable[[], None], ...] = (
            *(self._press_key,) * 6,
            *(self._drag,) * 6,
            *(self._click,) * 4,
            self._turn_wheel,
            self._trigger,
        )
        self._hear_exceptions()
        window.installEventFilter(self)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._hit)
        window.first_painted.connect(self._timer.start)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's
        """Keep the window open while the storm goes on, whatever it hit."""
        is_early = event.type() == QEvent.Type.Close and not self._is_over
        if is_early:
            event.ignore()
        return is_early or super().eventFilter(watched, event)

    def _hear_exceptions(self) -> None:
        def note(
            kind: type[BaseException], error: BaseException, trace: TracebackType
        ) -> None:
            last = traceback.extract_tb(trace)[-1]
            where = f"{last.filename}:{last.lineno}"
            self._told.exceptions.append(f"{kind.__name__}: {error} ({where})")

        # After the window's own, which would ask a person.
        QTimer.singleShot(0, lambda: setattr(sys, "excepthook", note))

    def _hit(self) -> None:
        now = time.monotonic()
        self._told.longest_wait = max(self._told.longest_wait, now - self._before)
        self._before = now
        if self._told.events < self._count:
            self._told.events += 1
            self._act()
        elif not self._has_left_dialogs():
            self._timer.stop()
            self._told.seconds = now - self._began
            self._fill_once_more()

    def _act(self) -> None:
        modal = QApplication.activeModalWidget()
        if isinstance(modal, QFileDialog | QMessageBox):
            # Files are not to be chosen by chance.
            self._send_key(modal, Qt.Key.Key_Escape)
        else:
            self._random.choice(self._acts)()

    def _target(self) -> QWidget:
        """Any visible widget of whatever takes events now."""
        top = (
            QApplication.activePopupWidget()
            or QApplication.activeModalWidget()
            or self._random.choice(_tops())
        )
        inside = [each for each in top.findChildren(QWidget) if each.isVisible()]
        return self._random.choice([top, *inside])

    def _press_key(self) -> None:
        target = QApplication.focusWidget() or self._target()
        self._send_key(target, self._random.choice(_KEYS))

    def _send_key(self, target: QWidget, key: int) -> None:
        modifiers = self._random.choice(_MODIFIERS)
        if modifiers is Qt.KeyboardModifier.ControlModifier and key in _LEAVING:
            return
        letter = chr(key).lower() if 0x20 < key < 0x7F else ""
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, modifiers, letter)
            QApplication.postEvent(target, event)

    def _click(self) -> None:
        target = self._target()
        if _leads_out(target):
            return
        point = self._point(target)
        for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
            self._send_mouse(target, kind, point)

    def _drag(self) -> None:
        target = self._target()
        if _leads_out(target):
            return
        self._send_mouse(target, QEvent.Type.MouseButtonPress, self._point(target))
        for _ in range(3):
            self._send_mouse(target, QEvent.Type.MouseMove, self._point(target))
        kind = QEvent.Type.MouseButtonRelease
        self._send_mouse(target, kind, self._point(target))

    def _send_mouse(self, target: QWidget, kind: QEvent.Type, point: QPointF) -> None:
        is_release = kind == QEvent.Type.MouseButtonRelease
        held = Qt.MouseButton.NoButton if is_release else _LEFT
        button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else _LEFT
        where = QPointF(target.mapToGlobal(point.toPoint()))
        modifiers = self._random.choice(_MODIFIERS)
        event = QMouseEvent(kind, point, where, button, held, modifiers)
        QApplication.postEvent(target, event)

    def _turn_wheel(self) -> None:
        target = self._target()
        point = self._point(target)
        where = QPointF(target.mapToGlobal(point.toPoint()))
        turn = QPoint(0, self._random.choice((-120, 120)))
        event = QWheelEvent(
            point,
            where,
            QPoint(),
            turn,
            Qt.MouseButton.NoButton,
            self._random.choice(_MODIFIERS),
            Qt.ScrollPhase.NoScrollPhase,
            False,  # noqa: FBT003 - Qt's
        )
        QApplication.postEvent(target, event)

    def _trigger(self) -> None:
        if QApplication.activeModalWidget() is None:
            actions = [a for a in self._window.findChildren(QAction) if _is_harmless(a)]
            action = self._random.choice(actions)
            # Not from here: a dialog would wait inside this timer, and stop it.
            QTimer.singleShot(0, action, action.trigger)

    def _point(self, target: QWidget) -> QPointF:
        return QPointF(
            self._random.uniform(0, max(1, target.width())),
            self._random.uniform(0, max(1, target.height())),
        )

    def _has_left_dialogs(self) -> bool:
        """Close one window or menu that is still open; whether there was one."""
        open_ones = [
            QApplication.activePopupWidget() or QApplication.activeModalWidget(),
            *(top for top in _tops() if top is not self._window),
        ]
        left = next(filter(None, open_ones), None)
        if left is not None:
            left.close()
        return left is not None

    def _fill_once_more(self) -> None:
        document = part_of(self._window, Document)
        fills = part_of(self._window, FillController)
        fills.cancel()
        document.undo_stack.setClean()
        self._window.photo_dropped.emit(self._photo)
        self._until = time.monotonic() + _PATIENCE
        fills.filled.connect(self._on_filled)
        self._again = QTimer(self)
        self._again.timeout.connect(self._look)
        self._again.start(200)

    def _look(self) -> None:
        document = part_of(self._window, Document)
        fills = part_of(self._window, FillController)
        if self._told.has_filled or time.monotonic() > self._until:
            self._again.stop()
            self._is_over = True
            document.undo_stack.setClean()
            self._window.close()
        elif document.path == self._photo and not fills.busy:
            fills.fill(Box.square(333, 222, 44))

    def _on_filled(self, box: Box) -> None:
        self._told.has_filled |= box == Box.square(333, 222, 44)


_LEAVING = (Qt.Key.Key_Q, Qt.Key.Key_W)
_OUTWARD = ("log", "quit", "exit")


def _is_harmless(action: QAction) -> bool:
    """Whether an action neither ends the program nor starts another one."""
    text = action.text().replace("&", "").lower()
    return action.isEnabled() and not any(word in text for word in _OUTWARD)


def _leads_out(target: QWidget) -> bool:
    """Whether a click there might end the program or start another one."""
    if isinstance(target, QAbstractButton):
        return any(word in target.text().replace("&", "").lower() for word in _OUTWARD)
    if isinstance(target, QMenu):
        return any(not _is_harmless(action) for action in target.actions())
    return False


def _tops() -> list[QWidget]:
    return [top for top in QApplication.topLevelWidgets() if top.isVisible()]

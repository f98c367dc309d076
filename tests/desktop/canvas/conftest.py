"""A shown view with a photo, and hands to use it."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QAbstractAnimation, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from core.arrays import Pixels
from core.geometry import Point
from desktop.canvas.photo_view import PhotoView
from tests.factories import landscape, noise

LEFT = Qt.MouseButton.LeftButton

Hand = Callable[..., None]


@pytest.fixture
def photo() -> Pixels:
    """A photo that the view shows at 100 %, and that nobody may write to."""
    pixels = noise(400, 300)
    pixels.setflags(write=False)
    return pixels


@pytest.fixture
def view(qtbot, photo) -> PhotoView:
    view = PhotoView()
    qtbot.addWidget(view)
    view.resize(600, 450)
    view.show_photo(photo)
    view.show()
    qtbot.waitExposed(view)
    view.setFocus()
    return view


def large_photo() -> Pixels:
    """3000 x 2000, made quickly."""
    return np.tile(landscape(300, 250), (8, 10, 1))


def at(view: PhotoView, x: float, y: float) -> QPoint:
    """Where a point of the photo shows."""
    return view.to_view(Point(x, y)).toPoint()


@pytest.fixture
def drag(qtbot) -> Hand:
    """Press on the first point of the photo, move to the others, and release."""

    def perform(
        view: PhotoView,
        *points: tuple[float, float],
        button: Qt.MouseButton = LEFT,
        is_released: bool = True,
    ) -> None:
        path = [at(view, *point) for point in points]
        qtbot.mousePress(view, button, pos=path[0])
        for position in path[1:]:
            qtbot.mouseMove(view, position)
        if is_released:
            qtbot.mouseRelease(view, button, pos=path[-1])

    return perform


def turn_wheel(view: QWidget, position: QPoint, *, angle: int = 0, pixels: int = 0):
    event = QWheelEvent(
        QPointF(position),
        QPointF(view.mapToGlobal(position)),
        QPoint(0, pixels),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt takes it by position only
    )
    QApplication.sendEvent(view, event)


def grabbed(view: QWidget) -> Pixels:
    """What the widget shows, in device pixels."""
    image = view.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8)
    rows = rows.reshape(image.height(), image.bytesPerLine())
    pixels = rows[:, : image.width() * 3]
    return pixels.reshape(image.height(), image.width(), 3).copy()


def shown_photo(view: PhotoView, width: int = 400, height: int = 300) -> Pixels:
    """The photo as it shows at 100 %."""
    corner = at(view, 0, 0)
    rows = slice(corner.y(), corner.y() + height)
    return grabbed(view)[rows, corner.x() : corner.x() + width]


def running(view: PhotoView) -> bool:
    """Whether anything moves in it."""
    return any(timer.isActive() for timer in view.findChildren(QTimer)) or any(
        animation.state() == QAbstractAnimation.State.Running
        for animation in view.findChildren(QAbstractAnimation)
    )

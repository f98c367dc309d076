"""A tool that is clicked or held."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QMouseEvent
from PySide6.QtWidgets import QToolButton

from desktop.seeing.held_tool import HeldTool

LEFT = Qt.MouseButton.LeftButton
OUTSIDE = QPoint(500, 500)


@pytest.fixture
def button(qtbot) -> QToolButton:
    button = QToolButton()
    qtbot.addWidget(button)
    action = QAction(button)
    action.setCheckable(True)
    button.setDefaultAction(action)
    button.show()
    return button


def test_it_is_on_as_long_as_it_is_held(button, qtbot):
    HeldTool(button, button.defaultAction(), long_press_ms=0)
    qtbot.mousePress(button, LEFT)
    assert button.defaultAction().isChecked()
    qtbot.mouseRelease(button, LEFT)
    assert not button.defaultAction().isChecked()


def test_a_short_click_switches_it_on_and_the_next_one_off(button, qtbot):
    HeldTool(button, button.defaultAction(), long_press_ms=60_000)
    qtbot.mouseClick(button, LEFT)
    assert button.defaultAction().isChecked()
    qtbot.mouseClick(button, LEFT)
    assert not button.defaultAction().isChecked()


def test_a_press_that_ends_beside_it_leaves_it_off(button, qtbot):
    HeldTool(button, button.defaultAction(), long_press_ms=60_000)
    qtbot.mousePress(button, LEFT)
    button.event(_moved_out(button))
    qtbot.mouseRelease(button, LEFT, pos=OUTSIDE)
    assert not button.defaultAction().isChecked()


def _moved_out(button: QToolButton) -> QMouseEvent:
    """The pointer leaves with the button held."""
    return QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(OUTSIDE),
        QPointF(button.mapToGlobal(OUTSIDE)),
        Qt.MouseButton.NoButton,
        LEFT,
        Qt.KeyboardModifier.NoModifier,
    )


def test_the_keyboard_switches_it_too(button, qtbot):
    HeldTool(button, button.defaultAction(), long_press_ms=60_000)
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert button.defaultAction().isChecked()

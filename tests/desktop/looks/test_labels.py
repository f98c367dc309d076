"""A line that is too long for its place ends in dots, and its tip is the whole."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

from desktop.looks.labels import OneLineLabel

SENTENCE = "Look closely at this fill: trials beside it came out differently."


def shown(qtbot: QtBot, *, width: int) -> OneLineLabel:
    label = OneLineLabel()
    qtbot.addWidget(label)
    label.setText(SENTENCE)
    label.resize(width, 24)
    label.show()
    return label


def tip_of(label: OneLineLabel) -> str:
    QToolTip.hideText()
    place = QPoint(4, 4)
    event = QHelpEvent(QHelpEvent.Type.ToolTip, place, label.mapToGlobal(place))
    label.event(event)
    return QToolTip.text() if QToolTip.isVisible() else ""


def test_a_long_text_ends_in_dots_and_is_told_whole(qtbot: QtBot) -> None:
    label = shown(qtbot, width=120)
    other = shown(qtbot, width=120)
    other.setText(SENTENCE.replace("differently", "well"))
    # Both are cut in the middle, so that their ends make no difference.
    assert label.grab().toImage() == other.grab().toImage()
    assert label.text() == SENTENCE
    assert tip_of(label) == SENTENCE


def test_a_text_that_fits_has_no_tip(qtbot: QtBot) -> None:
    assert tip_of(shown(qtbot, width=2000)) == ""

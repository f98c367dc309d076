"""Who hears the window instead of seeing it is told what each control is."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QScrollBar,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from core.repair import GroupKind
from desktop.brush.brush_size_field import BrushSizeField
from desktop.finder.places import Review
from desktop.finder.review_strip import ReviewStrip
from desktop.texts.translation import Language
from desktop.wizard.pages import PageId
from tests.desktop.speaking import speaking
from tests.desktop.test_every_window import WAYS, WINDOWS
from tests.desktop.window.test_main_window import make as make_window
from tests.desktop.wizard.sitting import Sitting

CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QTextEdit,
)
OWN_PARTS = (QAbstractSpinBox, QComboBox, QLineEdit)
"""What they consist of is Qt's affair."""


def review_strip() -> QWidget:
    strip = ReviewStrip()
    strip.show_review(Review(GroupKind.DUST, ()))
    return strip


def nameless(window: QWidget) -> list[str]:
    """The controls that a screen reader has no word for."""
    return [
        type(control).__name__
        for control in window.findChildren(QWidget)
        if isinstance(control, CONTROLS)
        and control.isVisibleTo(window)
        and not isinstance(control, QScrollBar | QHeaderView)
        and not isinstance(control.parent(), OWN_PARTS)
        and not control.objectName().startswith("qt_")
        and not _name_of(control)
    ]


def _name_of(control: QWidget) -> str:
    told = QAccessible.queryAccessibleInterface(control)
    return told.text(QAccessible.Text.Name).strip()


@pytest.mark.parametrize("language", [Language.ENGLISH, Language.CHINESE])
@pytest.mark.parametrize(
    "make",
    [*WINDOWS, BrushSizeField, review_strip],
    ids=lambda make: make.__name__,
)
def test_every_control_has_a_name(
    qtbot: QtBot, make: Callable[[], QWidget], language: Language
) -> None:
    with speaking(language):
        window = make()
        qtbot.addWidget(window)
        assert nameless(window) == []


def test_the_window_has_names(qtbot: QtBot) -> None:
    window = make_window(qtbot)
    window.repairs.show()
    window.show()
    assert nameless(window) == []


@pytest.mark.parametrize("page", PageId)
def test_the_wizard_has_names(qtbot: QtBot, tmp_path: Path, page: PageId) -> None:
    sitting = Sitting(qtbot, tmp_path)
    try:
        for step in WAYS[page]:
            step(sitting)
        assert nameless(sitting.dialog) == []
    finally:
        sitting.leave()


def test_one_without_a_name_is_found(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    QComboBox(window)
    assert nameless(window) == ["QComboBox"]

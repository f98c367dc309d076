"""A report in sections, each of which may change while one reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.looks.labels import hint_label, plain_label
from desktop.looks.theme import tinted_picture
from desktop.texts.translation import keep_translated

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.doctor.rows import Row, Section

_ICON_SIDE = 16
_LABEL_WIDTH = 160


class ReportView(QScrollArea):
    """Shows sections below each other; what somebody selects can be copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: list[tuple[Section, QWidget]] = []
        keep_translated(self, lambda: self.setAccessibleName(self.tr("Report")))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = QWidget()
        self._layout = QVBoxLayout(page)
        self._layout.setContentsMargins(0, 0, 16, 0)
        self._layout.setSpacing(16)
        self._layout.addStretch(1)
        self.setWidget(page)

    def show_sections(self, sections: Iterable[Section]) -> None:
        """Show these; what stays the same, and where one has scrolled, is left alone.

        Args:
            sections: As many as the time before.
        """
        for place, section in enumerate(sections):
            if place == len(self._shown):
                self._insert(place, section)
            elif self._shown[place][0] != section:
                _, old = self._shown.pop(place)
                self._layout.removeWidget(old)
                old.hide()
                old.deleteLater()
                self._insert(place, section)

    def _insert(self, place: int, section: Section) -> None:
        widget = _section_widget(section)
        self._layout.insertWidget(place, widget)
        self._shown.insert(place, (section, widget))


class _WarningIcon(QLabel):
    """Marks a row by more than a colour."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Needs attention"))
        self.setToolTip(self.tr("Needs attention"))
        self._tint()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()

    def _tint(self) -> None:
        color = self.palette().color(QPalette.ColorRole.WindowText)
        scale = self.devicePixelRatioF()
        picture = tinted_picture("warning", color, side=_ICON_SIDE, scale=scale)
        self.setPixmap(picture)


def _section_widget(section: Section) -> QWidget:
    widget = QWidget()
    widget.setAccessibleName(section.title)
    grid = QGridLayout(widget)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(4)
    grid.setColumnMinimumWidth(0, _ICON_SIDE)
    grid.setColumnMinimumWidth(1, _LABEL_WIDTH)
    grid.setColumnStretch(2, 1)
    title = plain_label(section.title)
    font = title.font()
    font.setBold(True)
    title.setFont(font)
    grid.addWidget(title, 0, 0, 1, 3)
    for number, row in enumerate(section.rows, start=1):
        _add_row(grid, number, row)
    return widget


def _add_row(grid: QGridLayout, number: int, row: Row) -> None:
    top = Qt.AlignmentFlag.AlignTop
    value = plain_label(row.value)
    value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    value.setAlignment(top)
    if row.is_problem:
        grid.addWidget(_WarningIcon(), number, 0, top)
    if row.label:
        label = hint_label(row.label)
        value.setAccessibleName(f"{row.label}: {row.value}")
        grid.addWidget(label, number, 1, top)
        grid.addWidget(value, number, 2)
    else:
        grid.addWidget(value, number, 1, 1, 2)

"""Finds texts that do not fit where they stand, and those left in English."""

import re
from collections.abc import Iterator

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QTabBar,
    QWidget,
)

from desktop.looks.labels import OneLineLabel
from desktop.texts.translation import Language

_SLACK = 1  # layouts round
_LAYOUT_DEPTH = 3  # an outer layout hears of an inner one in the next round

# Names, keys, units, and columns of files.
_SAME = frozenset(
    """
    Mendscape Alps ridge landscape classic English Test Python Qt TensorFlow GPU CPU
    Ctrl Shift Enter Esc JPEG PNG TIFF WebP BMP CSV PSNR SSIM dB MB GB px jpg png
    photo side output offscreen fusion zh result mendmodel job json train alps
    """.split()  # noqa: SIM905 - a list of that many strings is hard to read
)
_PATH = re.compile(r"\S*[/\\]\S*")


def faults(window: QWidget, language: Language) -> list[str]:
    """The texts of a shown window that are cut off, or of another language."""
    found = [f"cut off: {text}" for text in clipped(window)]
    if language is Language.CHINESE:
        texts = [window.windowTitle(), *shown_texts(window)]
        found += [f"in English: {text}" for text in texts if english(text)]
    return found


def english(text: str) -> list[str]:
    """Words of English; names, units and keys are the same in every language."""
    words = re.findall(r"[A-Za-z]{2,}", _PATH.sub("", text))
    return [word for word in words if word not in _SAME]


def clipped(window: QWidget) -> list[str]:
    """The texts of a shown window that are cut off."""
    return [
        text
        for widget in _visible(window)
        for text, needed in _texts(widget)
        if _is_cut(widget, needed)
    ]


def shown_texts(window: QWidget) -> list[str]:
    """All texts that can be read in a shown window."""
    return [text for widget in _visible(window) for text, _ in _texts(widget)]


def _visible(window: QWidget) -> list[QWidget]:
    """Its widgets, without those of other windows that belong to it."""
    for _ in range(_LAYOUT_DEPTH):
        QApplication.processEvents()  # lays out what was written just now
    widgets = (window, *window.findChildren(QWidget))
    return [one for one in widgets if one.isVisible() and one.window() is window]


def _texts(widget: QWidget) -> Iterator[tuple[str, QSize]]:
    match widget:
        case QLabel() if widget.text():
            yield widget.text(), _size_of_label(widget)
        case QAbstractButton() if widget.text():
            yield widget.text(), widget.sizeHint()
        case QComboBox() if widget.count():
            yield widget.currentText(), widget.minimumSizeHint()
        case QGroupBox() if widget.title():
            yield widget.title(), widget.minimumSizeHint()
        case QTabBar():
            for at in range(widget.count()):
                yield widget.tabText(at), widget.minimumSizeHint()
        case QHeaderView():
            yield from _headings(widget)


def _size_of_label(label: QLabel) -> QSize:
    if isinstance(label, OneLineLabel):
        return QSize()  # it ends in dots, and its tip tells the rest
    if not label.wordWrap():
        return label.sizeHint()
    return QSize(label.minimumSizeHint().width(), label.heightForWidth(label.width()))


def _headings(header: QHeaderView) -> Iterator[tuple[str, QSize]]:
    for at in range(header.count()):
        text = str(header.model().headerData(at, header.orientation()) or "")
        needed = QFontMetrics(header.font()).horizontalAdvance(text)
        if text and needed > header.sectionSize(at):
            yield text, QSize(header.width() + needed, 0)


def _is_cut(widget: QWidget, needed: QSize) -> bool:
    width, height = needed.width() - _SLACK, needed.height() - _SLACK
    return width > widget.width() or height > widget.height()

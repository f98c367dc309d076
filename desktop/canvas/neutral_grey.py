"""The grey that photos are judged against."""

from PySide6.QtGui import QColor, QPalette

_MID_GREY = QColor(119, 119, 119)
_NEAR_BLACK = QColor(26, 26, 26)

_DARK = 0.5
"""A palette whose window is less light than this is a dark one."""


def neutral_grey(palette: QPalette) -> QColor:
    """Mid grey among light widgets, near-black grey among dark ones."""
    window = palette.color(QPalette.ColorRole.Window)
    return _NEAR_BLACK if window.lightnessF() < _DARK else _MID_GREY

"""Light or dark, and line icons in the colour of the palette's text."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

import resources

_SIDE = 24
_SCALES = (1.0, 2.0, 3.0)

_MIDDLE = 0.5
"""A palette whose window is less light than this is a dark one."""

_BOXED = ("QCheckBox", "QRadioButton", "QMenu", "QListView")
_BOX_SHADE = QColor(180, 180, 180)
"""On dark, Qt draws the edges of these boxes in a shade of what counts as the window's
colour: with its own, an empty box could not be seen."""

_ACCENT_PART = 0.4
"""Of the accent in the ground of what is chosen."""


class Theme(Enum):
    """What a person can choose; the values are stored in the settings."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


_SCHEMES = {
    Theme.SYSTEM: Qt.ColorScheme.Unknown,
    Theme.LIGHT: Qt.ColorScheme.Light,
    Theme.DARK: Qt.ColorScheme.Dark,
}


def use_theme(theme: Theme) -> None:
    """Make all windows light or dark from now on, or let the system decide."""
    QApplication.styleHints().setColorScheme(_SCHEMES[theme])
    QApplication.setPalette(QPalette())
    is_dark = _is_dark(QApplication.palette())
    # Platforms without a theme of their own, like plain X11, do not follow the hint.
    if theme is Theme.DARK and not is_dark:
        QApplication.setPalette(_dark_palette())
    if theme is Theme.LIGHT and is_dark:
        QApplication.setPalette(QApplication.style().standardPalette())
    if _is_dark(QApplication.palette()):
        boxes = QPalette()
        boxes.setColor(QPalette.ColorRole.Window, _BOX_SHADE)
        for kind in _BOXED:
            # The stubs ask for bytes, which are refused when it runs.
            QApplication.setPalette(boxes, kind)  # type: ignore[arg-type]


def chosen_shade(palette: QPalette) -> QColor:
    """The ground of the one that is chosen among several, on light and on dark."""
    ground = palette.color(QPalette.ColorRole.Window)
    accent = palette.color(QPalette.ColorRole.Highlight)
    mixed = (
        round(one + _ACCENT_PART * (other - one))
        for one, other in (
            (ground.red(), accent.red()),
            (ground.green(), accent.green()),
            (ground.blue(), accent.blue()),
        )
    )
    return QColor(*mixed)


def _is_dark(palette: QPalette) -> bool:
    return palette.color(QPalette.ColorRole.Window).lightnessF() < _MIDDLE


def _dark_palette() -> QPalette:
    """Greys like those of Qt's own dark style."""
    role, ink = QPalette.ColorRole, QColor(240, 240, 240)
    palette = QPalette(QColor(50, 50, 50), QColor(50, 50, 50))
    for name, color in (
        (role.WindowText, ink),
        (role.Text, ink),
        (role.ButtonText, ink),
        (role.ToolTipText, ink),
        (role.BrightText, QColor(255, 255, 255)),
        (role.PlaceholderText, QColor(165, 165, 165)),
        (role.Base, QColor(36, 36, 36)),
        (role.AlternateBase, QColor(44, 44, 44)),
        (role.ToolTipBase, QColor(60, 60, 60)),
        (role.Highlight, QColor(48, 140, 198)),
        (role.HighlightedText, QColor(255, 255, 255)),
        (role.Accent, QColor(48, 140, 198)),
        (role.Link, QColor(90, 175, 235)),
    ):
        palette.setColor(name, color)
    for name in (role.WindowText, role.Text, role.ButtonText):
        disabled = QPalette.ColorGroup.Disabled
        palette.setColor(disabled, name, QColor(130, 130, 130))
    return palette


def tinted_icon(name: str, palette: QPalette) -> QIcon:
    """A line icon as it looks on that palette, enabled and disabled.

    Args:
        name: Of the SVG among the resources; `currentColor` in it is replaced.
        palette: Of the widget that shows the icon.
    """
    svg = resources.icon(name)
    icon = QIcon()
    modes = (
        (QIcon.Mode.Normal, QPalette.ColorGroup.Active),
        (QIcon.Mode.Disabled, QPalette.ColorGroup.Disabled),
    )
    for mode, group in modes:
        color = palette.color(group, QPalette.ColorRole.WindowText)
        renderer = _renderer(svg, color)
        for scale in _SCALES:
            icon.addPixmap(_pixmap(renderer, _SIDE, scale), mode)
    return icon


def tinted_picture(name: str, color: QColor, *, side: int, scale: float) -> QPixmap:
    """A line icon as a picture.

    Args:
        name: Of the SVG among the resources.
        color: Of the lines.
        side: In device-independent pixels.
        scale: Device pixels for each of them.
    """
    return _pixmap(_renderer(resources.icon(name), color), side, scale)


def app_icon() -> QIcon:
    """The program's own icon, in its own colours."""
    renderer = QSvgRenderer(QByteArray(resources.icon("mendscape").encode()))
    icon = QIcon()
    for side in (16, 32, 48, 64, 128, 256):
        icon.addPixmap(_pixmap(renderer, side, 1.0))
    return icon


def _renderer(svg: str, color: QColor) -> QSvgRenderer:
    # SVG Tiny has no colour with transparency in one value; the group has it.
    tinted = svg.replace("currentColor", color.name()).replace(
        "<svg ", f'<svg stroke-opacity="{color.alphaF():.2f}" ', 1
    )
    return QSvgRenderer(QByteArray(tinted.encode()))


def _pixmap(renderer: QSvgRenderer, side: int, scale: float) -> QPixmap:
    pixmap = QPixmap(QSize(side, side) * scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter)
    painter.end()
    pixmap.setDevicePixelRatio(scale)
    return pixmap

"""Line icons in the colour of the palette's text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

import resources

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

_SIDE = 24
_SCALES = (1.0, 2.0, 3.0)


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

"""Words on a dark ground, readable on any photo."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetrics, QPainter

_TEXT = QColor(255, 255, 255)
_GROUND = QColor(24, 24, 24, 210)

_PADDING = 6
_ROUNDING = 4


def caption_size(painter: QPainter, text: str, ratio: float) -> QSize:
    """How much room a caption takes, in device pixels.

    Args:
        painter: In device pixels, with the font of its widget.
        text: One line.
        ratio: Device pixels per logical pixel.
    """
    padding = round(_PADDING * ratio)
    words = QFontMetrics(_font(painter, ratio)).boundingRect(text)
    return QSize(words.width() + 2 * padding, words.height() + padding)


def paint_caption(painter: QPainter, text: str, corner: QPoint, ratio: float) -> None:
    """Paint a caption with its upper left corner there, in device pixels."""
    ground = QRect(corner, caption_size(painter, text, ratio))
    painter.save()
    painter.setFont(_font(painter, ratio))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_GROUND)
    painter.drawRoundedRect(ground, _ROUNDING * ratio, _ROUNDING * ratio)
    painter.setPen(_TEXT)
    painter.drawText(ground, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


def _font(painter: QPainter, ratio: float) -> QFont:
    font = QFont(painter.font())
    font.setPixelSize(round(QFontInfo(font).pixelSize() * ratio))
    return font

"""Held-out photos of the user's own: the hole, two models' fills, and the truth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.wizard.preview_layout import COLUMNS, Cell, cell_at, cells

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

_SMALLEST = QSize(240, 160)
_WANTED = QSize(420, 440)
_TURN_KEYS = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}
_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Right: 1,
}


class PreviewGrid(QWidget):
    """One row for each photo, four captioned columns.

    A click on a row, or Enter, shows that photo alone and larger; the next one brings
    the rows back, and arrow keys go from photo to photo.

    Args:
        parent: Its owner.
    """

    enlarged_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = QImage()
        self._rows = 0
        self._enlarged: int | None = None
        self._scaled: dict[tuple[int, int, int], QPixmap] = {}
        self.setMinimumSize(_SMALLEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Fills of held-out photos"))

    @property
    def rows(self) -> int:
        """How many photos are shown; 0 before the first preview."""
        return self._rows

    @property
    def enlarged(self) -> int | None:
        """The row that is shown alone, counted from 0; None when all are."""
        return self._enlarged

    def captions(self) -> tuple[str, ...]:
        """What each column shows."""
        return (
            self.tr("With a hole"),
            self.tr("Current model"),
            self.tr("New model"),
            self.tr("The photo"),
        )

    def show_preview(self, png: bytes, *, rows: int) -> None:
        """Show another picture in place of the one before; a broken one is left out.

        Args:
            png: Square tiles without gaps, four to a row, as in `PreviewReady`.
            rows: Of tiles.
        """
        picture = QImage.fromData(png)
        if picture.isNull() or rows < 1:
            return
        self._picture = picture
        self._rows = rows
        if self._enlarged is not None and self._enlarged >= rows:
            self.enlarge(None)
        self._scaled.clear()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.update()

    def clear(self) -> None:
        """Show nothing."""
        self._picture = QImage()
        self._rows = 0
        self._scaled.clear()
        self.enlarge(None)
        self.unsetCursor()

    def enlarge(self, row: int | None) -> None:
        """Show one photo alone, or all again."""
        self._enlarged = row
        self._scaled.clear()
        self.enlarged_changed.emit()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as four tiles that can be judged."""
        return _WANTED

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the captions and the tiles."""
        painter = QPainter(self)
        if not self._rows:
            self._draw_promise(painter)
            return
        for cell in self._cells():
            painter.drawPixmap(cell.tile.topLeft(), self._pixmap(cell))
            if cell.caption.isValid():
                self._draw_caption(painter, cell)
        if self.hasFocus():
            self._draw_focus(painter)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Enlarge the row under the mouse, or show all again."""
        cell = cell_at(self._cells(), event.position().toPoint())
        if event.button() is not Qt.MouseButton.LeftButton or cell is None:
            super().mousePressEvent(event)
            return
        self.enlarge(cell.row if self._enlarged is None else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter enlarges, arrows go on, Esc shows all."""
        key = Qt.Key(event.key())
        if self._rows and key in _TURN_KEYS:
            self.enlarge(0 if self._enlarged is None else None)
        elif self._enlarged is not None and key is Qt.Key.Key_Escape:
            self.enlarge(None)
        elif self._enlarged is not None and key in _STEPS:
            self.enlarge((self._enlarged + _STEPS[key]) % self._rows)
        else:
            super().keyPressEvent(event)

    def _cells(self) -> list[Cell]:
        return cells(
            self.size(),
            rows=self._rows,
            caption=self.fontMetrics().height() + 4,
            enlarged=self._enlarged,
        )

    def _pixmap(self, cell: Cell) -> QPixmap:
        """A tile in the screen's own pixels, so that nothing is scaled twice."""
        side = round(cell.tile.width() * self.devicePixelRatioF())
        key = (cell.row, cell.column, side)
        if key not in self._scaled:
            tile = self._picture.copy(self._source(cell)).scaled(
                side,
                side,
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            tile.setDevicePixelRatio(self.devicePixelRatioF())
            self._scaled[key] = QPixmap.fromImage(tile)
        return self._scaled[key]

    def _source(self, cell: Cell) -> QRect:
        width = self._picture.width() // COLUMNS
        height = self._picture.height() // self._rows
        corner = QPoint(cell.column * width, cell.row * height)
        return QRect(corner, QSize(width, height))

    def _draw_caption(self, painter: QPainter, cell: Cell) -> None:
        text = self.fontMetrics().elidedText(
            self.captions()[cell.column],
            Qt.TextElideMode.ElideRight,
            cell.caption.width(),
        )
        painter.setPen(self.palette().windowText().color())
        painter.drawText(cell.caption, Qt.AlignmentFlag.AlignHCenter, text)

    def _draw_promise(self, painter: QPainter) -> None:
        painter.setPen(self.palette().placeholderText().color())
        painter.drawText(
            self.rect(),
            Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap,
            self.tr("Fills of your own photos appear here soon."),
        )

    def _draw_focus(self, painter: QPainter) -> None:
        tiles = [cell.tile for cell in self._cells()]
        frame = tiles[0].united(tiles[-1])
        painter.setPen(self.palette().highlight().color())
        painter.drawRect(frame.adjusted(-2, -2, 1, 1))

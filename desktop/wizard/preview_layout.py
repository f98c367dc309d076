"""Where the tiles of the previews and their captions stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize

COLUMNS = 4
_GAP = 4
_SMALLEST = 16
_ENLARGED_ACROSS = 2


@dataclass(frozen=True, slots=True)
class Cell:
    """One tile.

    Attributes:
        row: Of the picture, counted from 0.
        column: Of the picture, counted from 0.
        tile: Where it is drawn.
        caption: Where its words stand; an invalid rectangle when it has none.
    """

    row: int
    column: int
    tile: QRect
    caption: QRect


def cells(size: QSize, *, rows: int, caption: int, enlarged: int | None) -> list[Cell]:
    """All tiles that are shown, as large as they fit.

    Args:
        size: Of the place for them.
        rows: Of the picture.
        caption: Height of a line of words.
        enlarged: The row that is shown alone, as two by two tiles; None shows all,
            with captions over the first row only.
    """
    if rows < 1:
        return []
    if enlarged is None:
        shown = [(row, column) for row in range(rows) for column in range(COLUMNS)]
        return _placed(size, shown, across=COLUMNS, caption=caption, is_each=False)
    shown = [(enlarged, column) for column in range(COLUMNS)]
    return _placed(size, shown, across=_ENLARGED_ACROSS, caption=caption, is_each=True)


def cell_at(shown: Sequence[Cell], place: QPoint) -> Cell | None:
    """The tile at a place."""
    return next((cell for cell in shown if cell.tile.contains(place)), None)


def _placed(
    size: QSize,
    shown: list[tuple[int, int]],
    *,
    across: int,
    caption: int,
    is_each: bool,
) -> list[Cell]:
    lines = len(shown) // across
    words = caption * (lines if is_each else 1)
    side = max(
        _SMALLEST,
        min(
            (size.width() - _GAP * (across - 1)) // across,
            (size.height() - words - _GAP * (lines - 1)) // lines,
        ),
    )
    left = max(0, (size.width() - across * side - _GAP * (across - 1)) // 2)
    placed = []
    for number, (row, column) in enumerate(shown):
        line, place = divmod(number, across)
        top = line * (side + _GAP) + caption * (line + 1 if is_each else 1)
        tile = QRect(left + place * (side + _GAP), top, side, side)
        has_words = is_each or line == 0
        above = QRect(tile.left(), top - caption, side, caption)
        placed.append(Cell(row, column, tile, above if has_words else QRect()))
    return placed

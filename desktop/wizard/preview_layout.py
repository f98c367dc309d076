"""Where the tiles of the previews and their captions stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize

COLUMNS = 4
_GAP = 4
_SMALLEST = 16
_JUDGED = 96
"""Side of a tile that a fill can be judged by."""
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
        rows: Of the picture; those that leave no room to judge the tiles by are not
            shown.
        caption: Height of a line of words.
        enlarged: The row that is shown alone, as two by two tiles; None shows all,
            with captions over the first row only.
    """
    if rows < 1:
        return []
    if enlarged is not None:
        shown = [(enlarged, column) for column in range(COLUMNS)]
        return _placed(size, shown, across=_ENLARGED_ACROSS, caption=caption)
    widest = _side(size.width(), COLUMNS)
    fitting = (size.height() - caption + _GAP) // (min(widest, _JUDGED) + _GAP)
    shown_rows = max(1, min(rows, fitting))
    shown = [(row, column) for row in range(shown_rows) for column in range(COLUMNS)]
    return _placed(size, shown, across=COLUMNS, caption=caption)


def cell_at(shown: Sequence[Cell], place: QPoint) -> Cell | None:
    """The tile at a place."""
    return next((cell for cell in shown if cell.tile.contains(place)), None)


def _placed(
    size: QSize, shown: list[tuple[int, int]], *, across: int, caption: int
) -> list[Cell]:
    """The tiles in lines, with words above the first one of each column."""
    lines = len(shown) // across
    has_words = [number < COLUMNS for number in range(len(shown))]
    worded_lines = sum(has_words[::across])
    side = max(
        _SMALLEST,
        min(
            _side(size.width(), across),
            _side(size.height() - caption * worded_lines, lines),
        ),
    )
    left = max(0, (size.width() - across * (side + _GAP) + _GAP) // 2)
    placed = []
    for number, (row, column) in enumerate(shown):
        line, place = divmod(number, across)
        top = line * (side + _GAP) + caption * min(line + 1, worded_lines)
        tile = QRect(left + place * (side + _GAP), top, side, side)
        above = QRect(tile.left(), top - caption, side, caption)
        placed.append(Cell(row, column, tile, above if has_words[number] else QRect()))
    return placed


def _side(length: int, count: int) -> int:
    """The side of so many squares that fill a length, with gaps between them."""
    return (length - _GAP * (count - 1)) // count

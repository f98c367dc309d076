"""Squares as one line of the settings. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.geometry import Box, Size

if TYPE_CHECKING:
    from core.batch.squares import Squares

_MOST_SQUARES = 2000
"""More are not worth a slow start and a long file."""
_MOST_DIGITS = 6
_CORNERS = 4


def text_of_squares(squares: Squares | None) -> str:
    """Numbers: the photo's width and height, then four for each square.

    Empty for none, for too many, and for squares of no photo's size.
    """
    if squares is None or squares.of is None or len(squares.boxes) > _MOST_SQUARES:
        return ""
    numbers = [squares.of.width, squares.of.height]
    for box in squares.boxes:
        numbers += (box.left, box.top, box.right, box.bottom)
    return " ".join(map(str, numbers))


def squares_from_text(text: str) -> Squares | None:
    """The inverse; None for anything that is not such a line."""
    # The window is painted before what this is for is needed.
    from core.batch.squares import Squares

    numbers = _numbers(text)
    corners = numbers[2:]
    if not corners or len(corners) % _CORNERS:
        return None
    size = Size(numbers[0], numbers[1])
    try:
        boxes = tuple(
            Box(*corners[at : at + _CORNERS]) for at in range(0, len(corners), _CORNERS)
        )
    except ValueError:  # a corner on the wrong side of the other
        return None
    is_good = all(box.fits(size) and not box.is_empty for box in boxes)
    return Squares(boxes, size) if is_good else None


def _numbers(text: str) -> list[int]:
    """All of them, or none when the text is longer than any that was written."""
    most = 2 + _CORNERS * _MOST_SQUARES
    if len(text) > most * (_MOST_DIGITS + 1):
        return []
    parts = text.split(" ")
    is_good = len(parts) <= most and all(map(_is_number, parts))
    return [int(part) for part in parts] if is_good else []


def _is_number(part: str) -> bool:
    return part.isascii() and part.isdecimal() and len(part) <= _MOST_DIGITS

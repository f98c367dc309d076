"""Drawing, moving and resizing the square, without any widget.

Everything is in photo pixels; the caller converts, and says how near is near.
"""

from dataclasses import dataclass, replace
from enum import Enum

from core.geometry import Box, Point, Size, square_from_drag

MINIMUM_SIDE = 8
"""Of a square that can be settled on, in photo pixels."""


class Grip(Enum):
    """Where the square can be taken hold of: eight handles and its middle.

    A value says which way the grip lies from the middle: (right, down).
    """

    TOP_LEFT = (-1, -1)
    TOP = (0, -1)
    TOP_RIGHT = (1, -1)
    LEFT = (-1, 0)
    MIDDLE = (0, 0)
    RIGHT = (1, 0)
    BOTTOM_LEFT = (-1, 1)
    BOTTOM = (0, 1)
    BOTTOM_RIGHT = (1, 1)


def grip_at(selection: Box | None, point: Point, *, reach: float) -> Grip | None:
    """What a press there would take hold of; None where it would draw anew.

    The whole edge answers, not the drawn handle alone. In a small square the grips
    leave half of each side to the middle, so that it can still be moved.

    Args:
        selection: The square, if there is one.
        point: Where the pointer is.
        reach: How far from an edge its grips answer.
    """
    if selection is None:
        return None
    across = _zone(point.x, low=selection.left, high=selection.right, reach=reach)
    down = _zone(point.y, low=selection.top, high=selection.bottom, reach=reach)
    if across is None or down is None:
        return None
    return Grip((across, down))


def _zone(value: float, *, low: int, high: int, reach: float) -> int | None:
    """-1 near the low end, 1 near the high end, 0 between, None beyond."""
    if not low - reach <= value <= high + reach:
        return None
    inward = min(reach, (high - low) / 4)
    if value < low + inward:
        return -1
    return 1 if value > high - inward else 0


def moved(box: Box, *, dx: int, dy: int, size: Size) -> Box:
    """The box shifted, as far as the photo of that size allows."""
    return box.shifted(dx, dy).pushed_inside(size)


def resized(box: Box, grip: Grip, *, dx: float, dy: float, size: Size) -> Box:
    """The square after one of its handles was pulled by (dx, dy).

    The opposite corner or edge stays where it is; it remains a square inside the
    photo and keeps at least the minimum side where the photo has room for it.
    """
    across, down = grip.value
    pulls = [way * by for way, by in ((across, dx), (down, dy)) if way]
    room = min(
        _room(across, low=box.left, high=box.right, limit=size.width),
        _room(down, low=box.top, high=box.bottom, limit=size.height),
    )
    side = min(room, max(MINIMUM_SIDE, box.width + round(max(pulls, default=0))))
    return Box.square(
        _start(across, low=box.left, high=box.right, side=side),
        _start(down, low=box.top, high=box.bottom, side=side),
        side,
    ).pushed_inside(size)


def _room(way: int, *, low: int, high: int, limit: int) -> int:
    """How long the side can become along one axis."""
    return {-1: high, 0: limit, 1: limit - low}[way]


def _start(way: int, *, low: int, high: int, side: int) -> int:
    """Where the resized side begins along one axis."""
    return {-1: high - side, 0: (low + high - side) // 2, 1: low}[way]


@dataclass(frozen=True, slots=True)
class _Drag:
    """A press that was not released yet."""

    grip: Grip | None
    start: Point
    before: Box | None
    slack: float
    has_begun: bool = False


class SelectionTool:
    """The square on one photo and the drag that is changing it.

    Attributes:
        size: Of the photo.
        selection: The square, or None.
    """

    def __init__(self, size: Size) -> None:
        self.size = size
        self.selection: Box | None = None
        self._drag: _Drag | None = None

    @property
    def is_pressed(self) -> bool:
        """Whether a press is waiting for its release."""
        return self._drag is not None

    @property
    def is_dragging(self) -> bool:
        """Whether the pointer has moved far enough since the press to be a drag."""
        return self._drag is not None and self._drag.has_begun

    @property
    def grip(self) -> Grip | None:
        """What the press took hold of; None while a new square is drawn."""
        return self._drag.grip if self._drag else None

    def select(self, box: Box | None) -> None:
        """Put the square somewhere, inside the photo; ends a drag."""
        inside = box.pushed_inside(self.size) if box else None
        self.selection = inside if inside and not inside.is_empty else None
        self._drag = None

    def press(self, point: Point, *, reach: float, slack: float) -> None:
        """Take hold of the square, or make ready to draw a new one.

        Args:
            point: Where the button was pressed; may lie outside of the photo.
            reach: How far from an edge its grips answer.
            slack: How far the pointer may tremble before it is a drag.
        """
        grip = grip_at(self.selection, point, reach=reach)
        self._drag = _Drag(grip, point, self.selection, slack)

    def move(self, point: Point) -> None:
        """Follow the pointer, if it was pressed."""
        drag = self._drag
        if drag is None:
            return
        dx, dy = point.x - drag.start.x, point.y - drag.start.y
        if not drag.has_begun and max(abs(dx), abs(dy)) <= drag.slack:
            return
        self._drag = replace(drag, has_begun=True)
        self.selection = self._dragged(drag, point)

    def release(self) -> Box | None:
        """End the drag.

        A click beside the square, or a new square that is too small, leaves none.

        Returns:
            The square if the drag settled on one: drawn, moved or resized.
        """
        drag, self._drag = self._drag, None
        if drag is None:
            return None
        if drag.grip is None and (not drag.has_begun or self._is_too_small):
            self.selection = None
        is_settled = drag.has_begun and not self._is_too_small
        is_new = drag.grip is None or self.selection != drag.before
        return self.selection if is_settled and is_new else None

    def escape(self) -> bool:
        """Undo the drag in progress, or else clear the square.

        Returns:
            Whether there was anything to undo or clear.
        """
        if self._drag is not None:
            self.selection, self._drag = self._drag.before, None
            return True
        had_selection = self.selection is not None
        self.selection = None
        return had_selection

    def nudge(self, *, dx: int, dy: int) -> None:
        """Shift the square by whole pixels, unless a drag has hold of it."""
        if self.selection is not None and self._drag is None:
            self.selection = moved(self.selection, dx=dx, dy=dy, size=self.size)

    @property
    def _is_too_small(self) -> bool:
        return self.selection is None or self.selection.width < MINIMUM_SIDE

    def _dragged(self, drag: _Drag, point: Point) -> Box | None:
        """The square that the drag makes when the pointer is there."""
        dx, dy = point.x - drag.start.x, point.y - drag.start.y
        if drag.grip is None or drag.before is None:
            drawn = square_from_drag(drag.start, point, self.size)
            return None if drawn.is_empty else drawn
        if drag.grip is Grip.MIDDLE:
            return moved(drag.before, dx=round(dx), dy=round(dy), size=self.size)
        return resized(drag.before, drag.grip, dx=dx, dy=dy, size=self.size)

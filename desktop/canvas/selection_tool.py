"""Drawing, moving and resizing squares, without any widget.

Everything is in photo pixels; the caller converts, and says how near is near.
"""

from dataclasses import dataclass, replace

from core.geometry import Box, Point, Size, square_from_drag
from desktop.canvas.grips import MINIMUM_SIDE, Grip, grip_at, moved, resized
from desktop.canvas.squares import Squares


@dataclass(frozen=True, slots=True)
class _Drag:
    """A press that was not released yet.

    Attributes:
        grip: What it took hold of; None draws a new square.
        start: Where.
        before: The squares until then.
        held: The squares with the one that it took hold of as the selection.
        slack: How far the pointer may tremble before it is a drag.
        has_begun: Whether it has moved farther.
    """

    grip: Grip | None
    start: Point
    before: Squares
    held: Squares
    slack: float
    has_begun: bool = False


class SelectionTool:
    """The squares on one photo and the drag that is changing one of them.

    Attributes:
        size: Of the photo.
        squares: The one with handles, and those that wait with it.
        is_collecting: Whether squares are drawn first, to be filled in one go.
    """

    def __init__(self, size: Size) -> None:
        self.size = size
        self.squares = Squares()
        self.is_collecting = False
        self._drag: _Drag | None = None

    @property
    def selection(self) -> Box | None:
        """The square with handles, or None."""
        return self.squares.selection

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

    def select(self, box: Box | None, *, to_move: bool = False) -> None:
        """Put one square somewhere, inside the photo, and no other; ends a drag.

        Args:
            box: Where, or None for no square.
            to_move: Whether it stands for something that lies there already.
        """
        inside = box.pushed_inside(self.size) if box else None
        selection = inside if inside and not inside.is_empty else None
        self._drag = None
        self._put(Squares(selection, origin=selection if to_move else None))
        self.is_collecting = False

    def take_away(self, box: Box) -> None:
        """Take one square away, unless a drag is changing them."""
        if self._drag is None:
            self._put(self.squares.without(box))

    def press(
        self, point: Point, *, reach: float, slack: float, collect: bool = False
    ) -> None:
        """Take hold of a square, or make ready to draw a new one.

        Args:
            point: Where the button was pressed; may lie outside of the photo.
            reach: How far from an edge its grips answer.
            slack: How far the pointer may tremble before it is a drag.
            collect: Draw one more square wherever that is, and let all wait.
        """
        before = self.squares
        held = before if collect else before.picked_up(point, reach=reach)
        grip = None if collect else grip_at(held.selection, point, reach=reach)
        self.is_collecting = self.is_collecting or collect
        self._drag = _Drag(grip, point, before, held, slack)

    def move(self, point: Point) -> None:
        """Follow the pointer, if it was pressed."""
        drag = self._drag
        if drag is None:
            return
        dx, dy = point.x - drag.start.x, point.y - drag.start.y
        if not drag.has_begun and max(abs(dx), abs(dy)) <= drag.slack:
            return
        self._drag = replace(drag, has_begun=True)
        self.squares = self._dragged(drag, point)

    def release(self) -> Box | None:
        """End the drag.

        A click beside the square, or a new square that is too small, leaves none;
        while squares are collected, it leaves those that were there.

        Returns:
            The square if the drag settled on one that does not wait for others.
        """
        drag, self._drag = self._drag, None
        if drag is None:
            return None
        is_settled = drag.has_begun and not self._is_too_small
        if drag.grip is None and not is_settled:
            self.squares = drag.held if self.is_collecting else Squares()
        elif not drag.has_begun:
            self.squares = drag.held
        is_new = drag.grip is None or self.selection != drag.held.selection
        settled = self.selection if is_settled and is_new else None
        waits = self.is_collecting
        self._put(self.squares)
        return None if waits else settled

    def escape(self) -> bool:
        """Undo the drag in progress, or else take the last square away.

        Returns:
            Whether there was anything to undo or take away.
        """
        drag, self._drag = self._drag, None
        had_any = drag is not None or bool(self.squares.boxes)
        self._put(drag.before if drag else self.squares.without_last())
        return had_any

    def nudge(self, *, dx: int, dy: int) -> None:
        """Shift the square by whole pixels, unless a drag has hold of it."""
        if self.selection is not None and self._drag is None:
            box = moved(self.selection, dx=dx, dy=dy, size=self.size)
            self.squares = self.squares.with_selection(box)

    def grow(self, by: int) -> None:
        """Pull the square's lower right corner by whole pixels, unless it is held."""
        if self.selection is not None and self._drag is None:
            box = resized(
                self.selection, Grip.BOTTOM_RIGHT, dx=by, dy=by, size=self.size
            )
            self.squares = self.squares.with_selection(box)

    def add(self, box: Box) -> None:
        """Put one more square somewhere, inside the photo, and let all wait."""
        inside = box.pushed_inside(self.size)
        if self._drag is None and not inside.is_empty:
            self.squares = self.squares.all_waiting().with_selection(inside)
            self.is_collecting = True

    @property
    def _is_too_small(self) -> bool:
        return self.selection is None or self.selection.width < MINIMUM_SIDE

    def _put(self, squares: Squares) -> None:
        self.squares = squares
        self.is_collecting = self.is_collecting and bool(squares.boxes)

    def _dragged(self, drag: _Drag, point: Point) -> Squares:
        """The squares that the drag makes when the pointer is there."""
        dx, dy = point.x - drag.start.x, point.y - drag.start.y
        before = drag.held.selection
        if drag.grip is None or before is None:
            others = drag.held.all_waiting() if self.is_collecting else Squares()
            drawn = square_from_drag(drag.start, point, self.size)
            return others.with_selection(None if drawn.is_empty else drawn)
        if drag.grip is Grip.MIDDLE:
            box = moved(before, dx=round(dx), dy=round(dy), size=self.size)
        else:
            box = resized(before, drag.grip, dx=dx, dy=dy, size=self.size)
        return drag.held.with_selection(box)

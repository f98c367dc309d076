"""Whole-pixel rectangles in photo coordinates, and squares from drags. Pure."""

from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height in pixels."""

    width: int
    height: int

    @property
    def short_side(self) -> int:
        """The smaller of the two, in pixels."""
        return min(self.width, self.height)

    @property
    def pixels(self) -> int:
        """Number of pixels."""
        return self.width * self.height


@dataclass(frozen=True, slots=True)
class Point:
    """A position in photo pixels; fractions lie inside a pixel."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Box:
    """A half-open rectangle in photo pixels: `left <= x < right`."""

    left: int
    top: int
    right: int
    bottom: int

    def __post_init__(self) -> None:
        if self.right < self.left or self.bottom < self.top:
            msg = f"A box must not end before it begins. Received: {self}."
            raise ValueError(msg)

    @classmethod
    def square(cls, x: int, y: int, side: int) -> Self:
        """The square with its upper left corner at (x, y)."""
        return cls(x, y, x + side, y + side)

    @property
    def width(self) -> int:
        """In photo pixels."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """In photo pixels."""
        return self.bottom - self.top

    @property
    def size(self) -> Size:
        """Width and height."""
        return Size(self.width, self.height)

    @property
    def is_empty(self) -> bool:
        """True when no pixel lies inside."""
        return self.width == 0 or self.height == 0

    @property
    def slices(self) -> tuple[slice, slice]:
        """Rows and columns, to index an array (H, W, ...) with."""
        return slice(self.top, self.bottom), slice(self.left, self.right)

    def fits(self, size: Size) -> bool:
        """Whether the whole box lies inside a photo of that size."""
        return (
            self.left >= 0
            and self.top >= 0
            and self.right <= size.width
            and self.bottom <= size.height
        )

    def contains(self, point: Point) -> bool:
        """Whether the point lies inside."""
        return self.left <= point.x < self.right and self.top <= point.y < self.bottom

    def shifted(self, dx: int, dy: int) -> "Box":
        """The same box elsewhere."""
        return Box(self.left + dx, self.top + dy, self.right + dx, self.bottom + dy)

    def grown(self, margin: int) -> "Box":
        """The box with a margin added on every side."""
        return Box(
            self.left - margin,
            self.top - margin,
            self.right + margin,
            self.bottom + margin,
        )

    def intersection(self, other: "Box") -> "Box":
        """What both share; empty when they do not meet."""
        left, top = max(self.left, other.left), max(self.top, other.top)
        return Box(
            left,
            top,
            max(left, min(self.right, other.right)),
            max(top, min(self.bottom, other.bottom)),
        )

    def clipped(self, size: Size) -> "Box":
        """The part inside a photo of that size."""
        return self.intersection(Box(0, 0, size.width, size.height))

    def pushed_inside(self, size: Size) -> "Box":
        """The same box shifted, not cut, so that it lies inside the photo.

        A box larger than the photo starts at the photo's edge and is cut there.
        """
        dx = max(0, -self.left) - max(0, self.right - size.width)
        dy = max(0, -self.top) - max(0, self.bottom - size.height)
        return self.shifted(dx, dy).clipped(size)


def square_from_drag(anchor: Point, pointer: Point, size: Size) -> Box:
    """The square that a drag from anchor to pointer selects.

    The longer of the two drag distances gives the side, and the square opens
    towards the pointer. At the photo's edge it stops growing, so that it stays a
    square with one corner at the anchor.

    Args:
        anchor: Where the button was pressed, in photo pixels; clamped to the photo.
        pointer: Where the pointer is now, in photo pixels.
        size: Of the photo.
    """
    x = round(min(max(anchor.x, 0), size.width))
    y = round(min(max(anchor.y, 0), size.height))
    dx, dy = pointer.x - x, pointer.y - y
    room_x = size.width - x if dx >= 0 else x
    room_y = size.height - y if dy >= 0 else y
    side = min(round(max(abs(dx), abs(dy))), room_x, room_y)
    return Box.square(x if dx >= 0 else x - side, y if dy >= 0 else y - side, side)

"""One size of the photo: the pixels as they came, and as they are now.

The original is at hand at once beside what became of it, so that the two can take
each other's place within one frame.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from core.geometry import Box

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.arrays import Pixels

_TILE = 256
"""Side of the squares that are copied before they change, in pixels of the level."""


class PhotoLevel(Protocol):
    """What the two kinds of levels have in common.

    Attributes:
        original: The pixels as they came, (H, W, 3) RGB; never written to.
        ground: What to paint first to show the level as it is now.
    """

    original: Pixels
    ground: Pixels

    def changed(self, box: Box) -> Iterator[Box]:
        """What to paint over the ground in a box, at the least."""
        ...

    def copy(self, box: Box) -> Pixels:
        """What is shown in a box of the level."""
        ...

    def write(self, box: Box, pixels: Pixels) -> None:
        """Show other pixels in a box, (box.height, box.width, 3)."""
        ...


class ReducedLevel:
    """A smaller photo; it is copied whole, once, when it first changes.

    Args:
        pixels: Kept without copying.
    """

    def __init__(self, pixels: Pixels) -> None:
        self.original = pixels
        self.ground = pixels

    def changed(self, _box: Box) -> Iterator[Box]:
        """Nothing: the ground is what is shown."""
        return iter(())

    def copy(self, box: Box) -> Pixels:
        """See `PhotoLevel.copy`."""
        return self.ground[box.slices].copy()

    def write(self, box: Box, pixels: Pixels) -> None:
        """See `PhotoLevel.write`."""
        if self.ground is self.original:
            self.ground = self.original.copy()
        self.ground[box.slices] = pixels


class FullLevel:
    """The photo itself, with changed tiles over it; it is never copied whole.

    Args:
        pixels: Kept without copying.
    """

    def __init__(self, pixels: Pixels) -> None:
        self.original = pixels
        self.ground = pixels
        self._tiles: dict[Box, Pixels] = {}
        self._changed: dict[Box, Box] = {}

    def changed(self, box: Box) -> Iterator[Box]:
        """The changed parts of the tiles, as far as they lie in a box."""
        parts = (self._changed[tile] for tile in _tiles(box) if tile in self._tiles)
        return (part for part in parts if not part.intersection(box).is_empty)

    def copy(self, box: Box) -> Pixels:
        """See `PhotoLevel.copy`."""
        pixels = self.original[box.slices].copy()
        for tile in _tiles(box):
            if tile in self._tiles:
                shared = tile.intersection(box)
                pixels[_within(shared, box)] = self._tiles[tile][_within(shared, tile)]
        return pixels

    def write(self, box: Box, pixels: Pixels) -> None:
        """See `PhotoLevel.write`."""
        for tile in _tiles(box):
            shared = tile.intersection(box)
            if tile not in self._tiles:
                self._tiles[tile] = self.original[tile.slices].copy()
            self._tiles[tile][_within(shared, tile)] = pixels[_within(shared, box)]
            self._changed[tile] = _around(self._changed.get(tile, shared), shared)


def _tiles(box: Box) -> Iterator[Box]:
    """The tiles that a box touches; those at the end reach beyond the level."""
    for row in range(box.top // _TILE, -(-box.bottom // _TILE)):
        for column in range(box.left // _TILE, -(-box.right // _TILE)):
            yield Box.square(column * _TILE, row * _TILE, _TILE)


def _around(one: Box, other: Box) -> Box:
    """The smallest box that holds both."""
    return Box(
        min(one.left, other.left),
        min(one.top, other.top),
        max(one.right, other.right),
        max(one.bottom, other.bottom),
    )


def _within(part: Box, whole: Box) -> tuple[slice, slice]:
    """Where a part lies in an array of the whole."""
    return part.shifted(-whole.left, -whole.top).slices

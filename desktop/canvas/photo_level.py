"""One size of the photo: the pixels as they came, and what changed since over them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.geometry import Box

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.arrays import Pixels

_TILE = 256
"""Side of the squares that are copied before they change, in pixels of the level."""


class PhotoLevel:
    """Pixels that are never written to, with changed tiles over them.

    So the original is at hand at once beside what became of it, for no more memory
    than the changes take.

    Args:
        pixels: (H, W, 3) RGB; kept without copying.
    """

    def __init__(self, pixels: Pixels) -> None:
        self.original = pixels
        self._tiles: dict[Box, Pixels] = {}

    @property
    def extent(self) -> Box:
        """The whole level, in its own pixels."""
        height, width, _ = self.original.shape
        return Box(0, 0, width, height)

    def changed(self, box: Box) -> Iterator[Box]:
        """The tiles in a box that may differ from the original."""
        return (tile for tile in _tiles(box) if tile in self._tiles)

    def copy(self, box: Box) -> Pixels:
        """What is shown in a box of the level."""
        pixels = self.original[box.slices].copy()
        for tile in self.changed(box):
            shared = tile.intersection(box)
            pixels[_within(shared, box)] = self._tiles[tile][_within(shared, tile)]
        return pixels

    def write(self, box: Box, pixels: Pixels) -> None:
        """Show other pixels in a box, (box.height, box.width, 3)."""
        for tile in _tiles(box):
            shared = tile.intersection(box)
            if tile not in self._tiles:
                self._tiles[tile] = self.original[tile.slices].copy()
            self._tiles[tile][_within(shared, tile)] = pixels[_within(shared, box)]


def _tiles(box: Box) -> Iterator[Box]:
    """The tiles that a box touches; those at the end reach beyond the level."""
    for row in range(box.top // _TILE, -(-box.bottom // _TILE)):
        for column in range(box.left // _TILE, -(-box.right // _TILE)):
            yield Box.square(column * _TILE, row * _TILE, _TILE)


def _within(part: Box, whole: Box) -> tuple[slice, slice]:
    """Where a part lies in an array of the whole."""
    return part.shifted(-whole.left, -whole.top).slices

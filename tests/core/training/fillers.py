"""Fillers that need no network, for everything that judges fills."""

from typing import Self

import numpy as np

from core.geometry import Box
from core.inpainting.fill import DetailStep, Filler
from core.patch import Patch
from core.photo.photo import Photo
from core.progress import Report, silent
from tests.fakes import FakePredictor


class _Plain:
    """A filler that takes no texture."""

    def with_detail(self, detail: DetailStep) -> Self:
        return self


class Spy(_Plain):
    """A filler that copies what stands in the hole, and remembers what it was shown."""

    def __init__(self) -> None:
        self.shown: list[tuple[Photo, Box]] = []

    def fill(self, photo: Photo, hole: Box, *, report: Report = silent) -> Patch:
        report(0)
        self.shown.append((photo, hole))
        return Patch(hole, photo.region(hole))


class Painter(_Plain):
    """A filler that paints every hole in one colour, as flat as a poster."""

    def __init__(self, shade: int) -> None:
        self._shade = shade

    def fill(self, photo: Photo, hole: Box, *, report: Report = silent) -> Patch:
        report(0)
        return Patch(hole, np.full((hole.height, hole.width, 3), self._shade, np.uint8))


class Unchanged(_Plain):
    """Fills as another filler does."""

    def __init__(self, filler: Filler) -> None:
        self.fill = filler.fill


def good() -> Filler:
    """Fills with the colours around the hole."""
    return Filler(FakePredictor())


def bad() -> Painter:
    """Fills with black."""
    return Painter(0)

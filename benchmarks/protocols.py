"""Which holes are cut into which photos, the same for everybody who measures.

scene: every validation picture of the small scenes, resized to 228 x 228 pixels, with
one hole of 50 x 50. hires: every validation photo at native size with holes of 12 % of
its short side. The places are seeded by the file's name, so that a shorter run uses
a part of the same holes. A hole is overwritten with noise before any filler sees the
picture.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

import numpy as np
from PIL import Image

from core.arrays import Pixels
from core.geometry import Box, Size
from core.split import is_validation_name

SCENE_SIDE = 228
SCENE_HOLE = 50
HIRES_PART = 0.12
HIRES_SQUARES = 6
"""Squares a photo, so that thirty photos give enough for the detector."""

_SUFFIXES = {".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", ".bmp"}


class Protocol(StrEnum):
    """The two kinds of test pictures."""

    SCENE = "scene"
    HIRES = "hires"

    @property
    def folders(self) -> tuple[str, ...]:
        """Where its photos lie below the folder of all photos."""
        if self is Protocol.SCENE:
            return ("scenes150/mountain", "scenes150/glacier")
        return ("landscapes", "fullsize")


@dataclass(frozen=True, slots=True)
class Case:
    """One hole in one photo, cheap to hand to another process.

    Attributes:
        path: Of the photo.
        protocol: How the photo is prepared.
        number: Of the hole in this photo, from 0.
    """

    path: Path
    protocol: Protocol
    number: int = 0

    @property
    def seed(self) -> int:
        """Depends on the file's name and the number alone."""
        text = f"{self.path.name}:{self.number}"
        return int(hashlib.sha256(text.encode()).hexdigest()[:8], 16)


@dataclass(frozen=True, slots=True, eq=False)
class Trial:
    """A case with its pixels.

    Attributes:
        truth: What a perfect filler would return; never shown to one.
        noisy: The truth with noise in the hole: all that a filler sees.
        hole: The square to fill.
        seed: For fillers that make random choices.
    """

    truth: Pixels
    noisy: Pixels
    hole: Box
    seed: int


def validation_photos(photos: Path, protocol: Protocol) -> list[Path]:
    """The photos of a protocol that are never trained on, in a stable mixed order.

    Args:
        photos: The folder with all photos.
        protocol: Which of them.

    Raises:
        FileNotFoundError: One of the protocol's folders is missing.
    """
    found = [
        path
        for folder in protocol.folders
        for path in (photos / folder).iterdir()
        if path.suffix.lower() in _SUFFIXES and is_validation_name(path.name)
    ]
    return sorted(found, key=lambda path: Case(path, protocol).seed)


def cases(
    photos: Path, protocol: Protocol, *, limit: int | None = None
) -> Iterator[Case]:
    """Every hole of a protocol, photo by photo.

    Args:
        photos: The folder with all photos.
        protocol: Which photos and holes.
        limit: Number of photos, not of holes; None is all.
    """
    squares = HIRES_SQUARES if protocol is Protocol.HIRES else 1
    for path in validation_photos(photos, protocol)[:limit]:
        yield from (Case(path, protocol, number) for number in range(squares))


def load(case: Case) -> Trial:
    """Read the photo of a case and cut its hole."""
    truth = _read(case.path, case.protocol)
    size = Size(truth.shape[1], truth.shape[0])
    rng = np.random.default_rng(case.seed)
    hole = _place(case.protocol, size, rng)
    noisy = truth.copy()
    noisy[hole.slices] = rng.integers(0, 256, (hole.height, hole.width, 3), np.uint8)
    return Trial(truth=truth, noisy=noisy, hole=hole, seed=case.seed)


@lru_cache(maxsize=1)
def _read(path: Path, protocol: Protocol) -> Pixels:
    """Read-only, since the holes of one photo share it."""
    with Image.open(path) as image:
        upright = image.convert("RGB")
    if protocol is Protocol.SCENE:
        upright = upright.resize((SCENE_SIDE, SCENE_SIDE))
    pixels = np.array(upright)
    pixels.setflags(write=False)
    return pixels


def _place(protocol: Protocol, size: Size, rng: np.random.Generator) -> Box:
    scene = protocol is Protocol.SCENE
    side = SCENE_HOLE if scene else round(HIRES_PART * size.short_side)
    x = int(rng.integers(0, size.width - side + 1))
    y = int(rng.integers(0, size.height - side + 1))
    return Box.square(x, y, side)

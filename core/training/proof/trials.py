"""Holes of held-out photos whose truth is known but hidden from every model."""

from collections.abc import Callable, Generator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import Self

import numpy as np
from PIL import ImageOps

from core.arrays import Pixels
from core.dataset.pipeline import UNREADABLE
from core.geometry import Box
from core.inpainting.crop import MIN_HOLE_SIDE
from core.photo.any_picture import picture_in
from core.photo.photo import Photo

_PATIENCE = 0.1  # seconds between two looks whether the run was ended
_REDUCING_GAP = 2.0


@dataclass(frozen=True, slots=True, eq=False)
class Trial:
    """One hole to be filled without a look at what stood there.

    Attributes:
        damaged: The photo with noise in the hole: all that a filler gets.
        truth: (H, W, 3), the photo as it was.
        hole: In its pixels.
    """

    damaged: Photo
    truth: Pixels
    hole: Box

    @classmethod
    def of(cls, truth: Pixels, hole: Box, rng: np.random.Generator) -> Self:
        """Hide a part of a photo behind noise."""
        damaged = truth.copy()
        damaged[hole.slices] = rng.integers(0, 256, (hole.height, hole.width, 3))
        return cls(Photo.from_pixels(damaged), truth, hole)


def random_hole(
    pixels: Pixels, rng: np.random.Generator, *, parts: tuple[float, float]
) -> Box:
    """A square anywhere in a photo, small ones as likely as large ones.

    Args:
        pixels: (H, W, 3), at least `MIN_HOLE_SIDE` wide and high.
        rng: Draws the size and the place.
        parts: Smallest and largest side, as parts of the photo's short side.
    """
    height, width = pixels.shape[:2]
    part = float(np.exp(rng.uniform(*np.log(parts))))
    side = max(MIN_HOLE_SIDE, round(part * min(height, width)))
    left, top = rng.integers(0, (width - side + 1, height - side + 1))
    return Box.square(int(left), int(top), side)


def read_photos(
    paths: Sequence[Path], *, short_side: int, look: Callable[[], None]
) -> Generator[Pixels, None, None]:
    """The photos one by one, each read while the one before it is worked on.

    A thread reads, so that neither a large file nor a drive that does not answer
    keeps a run from ending. Use it with `contextlib.closing`.

    Args:
        paths: Files; those that are gone or damaged are left out.
        short_side: See `read_reduced`.
        look: Called about ten times a second during every wait; may raise.
    """
    reader = ThreadPoolExecutor(1, thread_name_prefix="mendscape-reader")
    following: Future[Pixels | None] | None = None
    try:
        for path in (*paths, None):
            reading = following
            following = reader.submit(_read_or_none, path, short_side) if path else None
            if reading is None:
                continue
            while not wait((reading,), timeout=_PATIENCE).done:
                look()
            pixels = reading.result()
            if pixels is not None:
                yield pixels
    finally:
        reader.shutdown(wait=False, cancel_futures=True)


def read_reduced(path: Path, *, short_side: int) -> Pixels:
    """A photo, upright and no larger than it has to be.

    Args:
        path: A file of any kind that can be trained on.
        short_side: To reduce a larger photo to, in px; none is enlarged.

    Raises:
        OSError: There is no such file any more, or it cannot be decoded.
        ValueError: As above, or it is too small for a hole.
    """
    with picture_in(path) as image:
        part = min(1.0, short_side / min(image.size))
        # A JPEG is decoded at a half, a quarter or an eighth where that is enough.
        image.draft("RGB", _scaled(image.size, part))
        ImageOps.exif_transpose(image, in_place=True)
        upright = image.convert("RGB")
    if min(upright.size) < 2 * MIN_HOLE_SIDE:
        msg = f"A photo must have room for a hole. Received: {upright.size}."
        raise ValueError(msg)
    part = min(1.0, short_side / min(upright.size))
    upright.thumbnail(_scaled(upright.size, part), reducing_gap=_REDUCING_GAP)
    return np.asarray(upright)


def _read_or_none(path: Path, short_side: int) -> Pixels | None:
    try:
        return read_reduced(path, short_side=short_side)
    except UNREADABLE:
        return None


def _scaled(size: tuple[int, int], part: float) -> tuple[int, int]:
    return ceil(part * size[0]), ceil(part * size[1])

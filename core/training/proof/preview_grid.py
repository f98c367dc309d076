"""Fills of a few held-out photos side by side, as one picture.

They are finished as the window finishes them, with texture: the figures compare the
networks, these pictures show what a person would get.
"""

import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path

import numpy as np
from PIL import Image

from core.arrays import Floats, Pixels
from core.geometry import Box, Size
from core.inpainting.detail.step import add_detail
from core.inpainting.fill import Filler
from core.training.proof.trials import Trial, random_hole, read_photos

TILE = 160
"""Side of a tile, in px."""

ROWS = 6
"""Of tiles, at most: a row for each photo."""

_HOLES_ACROSS = 3.5  # so many holes side by side fill a tile
_SHORT_SIDE = 384  # px, so that a usual hole fills its part of a tile without resizing
_HOLE_PARTS = (0.1, 0.14)
_CANDIDATES = 24  # photos to choose from
_PLACES = 4  # to choose each hole from
_UNKNOWN = 128  # grey of a hole


class PreviewGrid:
    """Makes the picture again and again for ever new weights.

    Args:
        trials: A row for each.
        current: Of the model in use, asked once; None shows the hole instead.
        look: Called before every fill; may raise Cancelled.
    """

    def __init__(
        self,
        trials: Sequence[Trial],
        current: Filler | None,
        *,
        look: Callable[[], None],
    ) -> None:
        self._trials = trials
        self._look = look
        self._holes = [_tile(trial, _grey(trial.hole.size)) for trial in trials]
        self._truths = [
            _tile(trial, trial.truth[trial.hole.slices]) for trial in trials
        ]
        self._current = self._fills(current) if current else self._holes

    @property
    def rows(self) -> int:
        """Of tiles."""
        return len(self._trials)

    def png(self, new: Filler) -> bytes:
        """A row for each photo: hole, current model's fill, new one's fill, truth.

        Raises:
            Cancelled: Passed on from the look.
            OutOfDeviceMemory: The device has no memory left.
        """
        columns = (self._holes, self._current, self._fills(new), self._truths)
        picture = np.hstack([np.vstack(tiles) for tiles in columns])
        file = io.BytesIO()
        Image.fromarray(picture).save(file, "PNG")
        return file.getvalue()

    def _fills(self, filler: Filler) -> list[Pixels]:
        filler = filler.with_detail(add_detail)
        return [_tile(trial, self._fill(filler, trial)) for trial in self._trials]

    def _fill(self, filler: Filler, trial: Trial) -> Pixels:
        return filler.fill(
            trial.damaged, trial.hole, report=lambda _done: self._look()
        ).pixels


def choose_trials(
    photos: Sequence[Path], *, seed: int, look: Callable[[], None]
) -> tuple[Trial, ...]:
    """Photos that differ much from each other, each with a hole where much happens.

    Args:
        photos: Held-out ones; those that cannot be read are left out.
        seed: The same gives the same choice.
        look: Called about ten times a second; may raise Cancelled.
    """
    rng = np.random.default_rng(seed)
    order = [photos[number] for number in rng.permutation(len(photos))]
    with closing(read_photos(order, short_side=_SHORT_SIDE, look=look)) as pictures:
        candidates = list(islice(pictures, _CANDIDATES))
    return tuple(
        Trial.of(pixels, _lively_hole(pixels, rng), rng)
        for pixels in _most_different(candidates)
    )


def _most_different(candidates: Sequence[Pixels]) -> Iterator[Pixels]:
    """At most `ROWS`: from the first on, each the farthest from all before it."""
    if not candidates:
        return
    looks = np.stack([_colours(pixels) for pixels in candidates])
    chosen = 0
    nearest = np.full(len(candidates), np.inf)
    for _ in range(min(ROWS, len(candidates))):
        yield candidates[chosen]
        distances = np.abs(looks - looks[chosen]).mean(axis=1)
        nearest = np.minimum(nearest, distances)
        nearest[chosen] = -1
        chosen = int(np.argmax(nearest))


def _colours(pixels: Pixels) -> Floats:
    """(48,): what colour lies roughly where."""
    small = Image.fromarray(pixels).resize((4, 4), Image.Resampling.BOX)
    return np.asarray(small, np.float32).reshape(-1)


def _lively_hole(pixels: Pixels, rng: np.random.Generator) -> Box:
    holes = [random_hole(pixels, rng, parts=_HOLE_PARTS) for _ in range(_PLACES)]
    return max(holes, key=lambda hole: float(pixels[hole.slices].std()))


def _tile(trial: Trial, inside: Pixels) -> Pixels:
    """The photo around the hole, with these pixels in it, (TILE, TILE, 3)."""
    size = trial.damaged.size
    side = min(round(_HOLES_ACROSS * trial.hole.width), size.short_side)
    margin = (side - trial.hole.width) // 2
    box = Box.square(trial.hole.left - margin, trial.hole.top - margin, side)
    box = box.pushed_inside(size)
    pixels = trial.truth[box.slices].copy()
    pixels[trial.hole.shifted(-box.left, -box.top).slices] = inside
    tile = Image.fromarray(pixels).resize((TILE, TILE), Image.Resampling.BICUBIC)
    return np.asarray(tile)


def _grey(size: Size) -> Pixels:
    return np.full((size.height, size.width, 3), _UNKNOWN, np.uint8)

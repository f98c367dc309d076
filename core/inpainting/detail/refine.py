"""From the working scale back to the photo's: the finest detail, joined.

A photo is what an enlarged reduction of it shows, plus a rest of fine detail (Burt and
Adelson's Laplacian pyramid, 1983). The rest is copied from where the coarse pixels were
copied from. Along the hole's border and along the cuts the copied detail is bent until
it goes on smoothly; elsewhere it stays as it is, so that only few pixels take part.
"""

from dataclasses import dataclass
from typing import Self

import numpy as np

from core.arrays import Floats, Mask, Pixels
from core.geometry import Box, Size
from core.inpainting.detail.enlarge import enlarged
from core.inpainting.detail.filters import box_sums
from core.inpainting.detail.lattice import Ints
from core.inpainting.detail.scene import box_of, to_opponent
from core.progress import Report

_BAND = 4
"""Pixels to both sides of a border or cut that may be bent."""
_REACH = 2
_STAY_WEIGHT = 0.01
_ROUNDS = 20
_PRECISE = 1e-7
_STEPS = ((1, 0), (-1, 0), (0, 1), (0, -1))


@dataclass(frozen=True, slots=True, eq=False)
class Coarse:
    """What was found at the working scale.

    Attributes:
        small: (h, w, 3) the reduced photo, zero where unknown.
        colours: (h, w, 3) opponent colours, the hole painted.
        offsets: (h, w, 2) rows and columns to the source, zero where known.
        factor: How many photo pixels a pixel is wide.
    """

    small: Pixels
    colours: Floats
    offsets: Ints
    factor: int


def refine(crop: Pixels, mask: Mask, coarse: Coarse, *, report: Report) -> Floats:
    """Paint the hole at the photo's scale.

    Args:
        crop: (H, W, 3), zero where unknown.
        mask: (H, W), True where unknown.
        coarse: The hole at the working scale.
        report: Told the done part; may raise Cancelled.

    Returns:
        (N, 3) opponent colours of the unknown pixels, row by row.
    """
    size = Size(mask.shape[1], mask.shape[0])
    box = box_of(mask).grown(_REACH).clipped(size)
    hole = mask[box.slices]
    rows, columns = _sources(box, hole, coarse, size)
    detail, curvature = _finest(
        crop, coarse, (rows, columns), report=lambda done: report(0.4 * done)
    )
    base = enlarged(coarse.colours, coarse.factor, box)
    target = np.where(hole[..., None], base + detail, to_opponent(crop[box.slices]))
    bend = curvature + _laplace(base - target)
    changes = _changes(rows - np.indices(hole.shape)[0], hole)
    changes |= _changes(columns - np.indices(hole.shape)[1], hole)
    band = _Band.of(_widened(changes, _BAND) & hole)
    report(0.5)
    target += band.bent(bend, lambda done: report(0.5 + done / 2))
    return target[hole]


def _sources(box: Box, hole: Mask, coarse: Coarse, size: Size) -> tuple[Ints, Ints]:
    """Where each pixel of the box comes from; known ones as their neighbours do."""
    rows, columns = np.mgrid[box.slices]
    offsets = coarse.offsets[rows // coarse.factor, columns // coarse.factor]
    offsets = np.where(hole[..., None], offsets * coarse.factor, 0)
    done = hole
    for step in _STEPS:
        beside = np.roll(hole, step, (0, 1)) & ~done
        offsets[beside] = np.roll(offsets, step, (0, 1))[beside]
        done = done | beside
    return (
        np.clip(rows + offsets[..., 0], 0, size.height - 1),
        np.clip(columns + offsets[..., 1], 0, size.width - 1),
    )


def _finest(
    crop: Pixels, coarse: Coarse, sources: tuple[Ints, Ints], *, report: Report
) -> tuple[Floats, Floats]:
    """What the photo has beyond its reduction at the sources, and how that bends."""
    rows, columns = sources
    left, top = int(columns.min()), int(rows.min())
    part = Box(left, top, int(columns.max()) + 1, int(rows.max()) + 1)
    part = part.grown(1).clipped(Size(crop.shape[1], crop.shape[0]))
    width = part.width + 2
    places = (rows - part.top + 1) * width + (columns - part.left + 1)
    shape = (*rows.shape, 3)
    detail, curvature = np.empty(shape, np.float32), np.empty(shape, np.float32)
    for channel in range(3):
        plane = coarse.small[..., channel : channel + 1].astype(np.float32)
        base = enlarged(plane, coarse.factor, part)[..., 0]
        rest = np.pad(crop[part.slices][..., channel] - base, 1, mode="edge").ravel()
        centre = rest.take(places)
        around = (rest.take(places + step) for step in (-width, width, -1, 1))
        detail[..., channel] = centre
        curvature[..., channel] = sum(around) - 4 * centre
        report((channel + 1) / 3)
    return to_opponent(detail), to_opponent(curvature)


def _laplace(values: Floats) -> Floats:
    """The sum of the differences to the four neighbours that there are."""
    result = np.zeros_like(values)
    slope = values[1:] - values[:-1]
    result[:-1] += slope
    result[1:] -= slope
    slope = values[:, 1:] - values[:, :-1]
    result[:, :-1] += slope
    result[:, 1:] -= slope
    return result


def _changes(offsets: Ints, hole: Mask) -> Mask:
    """Pixels beside which the source changes, or the hole ends."""
    changes = np.zeros_like(hole)
    for axis in (0, 1):
        differs = (np.diff(offsets, axis=axis) != 0) | np.diff(hole, axis=axis)
        before = (slice(None),) * axis + (slice(0, -1),)
        after = (slice(None),) * axis + (slice(1, None),)
        changes[before] |= differs
        changes[after] |= differs
    return changes


def _widened(mask: Mask, reach: int) -> Mask:
    return np.asarray(box_sums(np.pad(mask, reach), 2 * reach + 1) > 0)


@dataclass(frozen=True, slots=True, eq=False)
class _Band:
    """Pixels that may be bent, those around them, and who is beside whom.

    Attributes:
        places: (n,) flat indices of all pixels that take part.
        beside: (4, n) numbers of the neighbours, the pixel's own where there is none.
        free: (n,) 1 where the pixel may be bent.
        counted: (n,) 1 where its curvature counts: there and next to there.
        shape: Of the rectangle.
    """

    places: Ints
    beside: Ints
    free: Floats
    counted: Floats
    shape: tuple[int, ...]

    @classmethod
    def of(cls, band: Mask) -> Self:
        """Number the pixels of a band."""
        height, width = band.shape
        places = np.flatnonzero(_widened(band, 2))
        numbers = np.full(band.size, -1)
        numbers[places] = np.arange(len(places))
        rows, columns = np.divmod(places, width)
        beside = []
        for down, right in _STEPS:
            y = np.clip(rows + down, 0, height - 1)
            x = np.clip(columns + right, 0, width - 1)
            found = numbers[y * width + x]
            beside.append(np.where(found < 0, np.arange(len(places)), found))
        free = band.ravel()[places]
        near = free.copy()
        for line in beside:
            near |= free[line]
        return cls(
            places=places,
            beside=np.stack(beside),
            free=free.astype(np.float32),
            counted=near.astype(np.float32),
            shape=band.shape,
        )

    def bent(self, bend: Floats, report: Report) -> Floats:
        """The smallest change that bends as wanted, (h, w, 3); zero off the band."""
        whole = np.zeros((int(np.prod(self.shape)), 3), np.float32)
        for channel in range(3):
            wanted = np.ascontiguousarray(bend[..., channel]).take(self.places)
            whole[self.places, channel] = self._solved(wanted)
            report((channel + 1) / 3)
        return whole.reshape(*self.shape, 3)

    def _solved(self, wanted: Floats) -> Floats:
        """The same for one channel of the pixels that take part, (n,)."""
        values = np.zeros_like(wanted)
        rest = self.free * self._laplace(self.counted * wanted)
        way = rest.copy()
        size = float(rest @ rest)
        enough = _PRECISE * float(self.free.sum())
        for _turn in range(_ROUNDS):
            if size <= enough:
                break
            image = self._laplace(self.counted * self._laplace(way))
            image += np.float32(_STAY_WEIGHT) * way
            image *= self.free
            step = np.float32(size / max(float(way @ image), 1e-20))
            values += step * way
            rest -= step * image
            before, size = size, float(rest @ rest)
            way *= np.float32(size / max(before, 1e-20))
            way += rest
        return values

    def _laplace(self, values: Floats) -> Floats:
        result = -4 * values
        for line in self.beside:
            result += values.take(line, mode="clip")
        return result

"""Finds dust, hairs and scratches on a photo."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from core.dust.grey import brightness, halved, softened
from core.dust.judge import shipped_judge
from core.dust.mark import Mark, least_evidence
from core.dust.merging import merged
from core.dust.morphology import spread
from core.dust.spots import bright_spots
from core.dust.surroundings import surrounded
from core.dust.traits import Scale, traits_of
from core.geometry import Box, Size
from core.progress import silent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.arrays import Pixels
    from core.dust.grey import Grey
    from core.dust.judge import Judge
    from core.dust.surroundings import Places
    from core.dust.traits import Figures
    from core.progress import Report

_FACTORS = (1, 2, 4, 8)
"""The photo is looked at in full size and smaller, for marks of all sizes."""

_SMALLEST = 64
"""Pixels a side of a picture in which anything can be told from its surroundings."""

_SPOTS_A_REPORT = 50

_RIM = 1
"""A mark's soft edge, in pixels of the picture that it was found in."""


@dataclass(frozen=True, slots=True)
class _Look:
    """One grey picture of the photo, bright on dark or inverted.

    Attributes:
        grey: (H, W).
        scale: From it to the photo.
        start: The part of all the work that is behind before it, 0..1.
        share: Its part of all the work.
    """

    grey: Grey
    scale: Scale
    start: float
    share: float


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A spot that may be dust.

    Attributes:
        whole: Its pixels in a grey picture.
        core: Those that stand out most.
        scale: From that to the photo.
        traits: In the order of `traits.NAMES`.
    """

    whole: Places
    core: Places
    scale: Scale
    traits: Figures


def find_marks(
    pixels: Pixels, report: Report = silent, *, judge: Judge | None = None
) -> tuple[Mark, ...]:
    """What looks like dust, the clearest first, no place twice.

    Looks for what is narrow and stands out of its surroundings, brighter or darker,
    measures how it differs from what belongs to the photo, and lets a small network
    judge that. Memory stays below that of the photo itself.

    Args:
        pixels: (H, W, 3) the photo.
        report: Told how far it is; may raise `Cancelled`.
        judge: Instead of the shipped one.

    Returns:
        All that is shown at the highest sensitivity.
    """
    judge = judge or shipped_judge()
    found = tuple(candidates(pixels, report))
    if not found:
        return ()
    size = Size(pixels.shape[1], pixels.shape[0])
    evidence = judge.evidence(np.stack([each.traits for each in found]))
    return merged(
        _mark(each, size, float(value))
        for each, value in zip(found, evidence, strict=True)
        if value >= least_evidence(100)
    )


def candidates(pixels: Pixels, report: Report = silent) -> Iterator[Candidate]:
    """What stands out of its surroundings at any size, be it dust or not.

    Args:
        pixels: (H, W, 3) the photo.
        report: Told how far it is; may raise `Cancelled`.
    """
    for look in _looks(pixels):
        spots = bright_spots(look.grey, _part_of(report, look))
        for number in range(len(spots)):
            if number % _SPOTS_A_REPORT == 0:
                part = 0.5 + 0.5 * number / len(spots)
                report(look.start + look.share * part)
            one = surrounded(spots, number)
            if one is not None:
                traits = traits_of(spots, number, one, pixels, look.scale)
                yield Candidate(one.whole, one.core, look.scale, traits)


def _part_of(report: Report, look: _Look) -> Report:
    """Tells the first half of a look as a part of the whole."""
    return lambda done: report(look.start + look.share * 0.5 * done)


def _looks(pixels: Pixels) -> Iterator[_Look]:
    grey = softened(brightness(pixels))
    total = sum(2 / factor**2 for factor in _FACTORS)
    start = 0.0
    for factor in _FACTORS:
        if min(grey.shape) < _SMALLEST:
            return
        share = 1 / factor**2 / total
        for is_bright in (True, False):
            seen = grey if is_bright else 255 - grey
            yield _Look(seen, Scale(factor, is_bright), start, share)
            start += share
        grey = halved(grey)


def _mark(one: Candidate, size: Size, evidence: float) -> Mark:
    """The spot with its soft edge, in photo pixels."""
    places, scale = one.whole, one.scale
    top, left = (int(each.min()) - _RIM for each in (places.rows, places.columns))
    height, width = np.ptp(places.rows) + 1, np.ptp(places.columns) + 1
    spot = np.zeros((height + 2 * _RIM, width + 2 * _RIM), np.uint8)
    spot[places.rows - top, places.columns - left] = 1
    mask = spread(spot, 2 * _RIM + 1).repeat(scale.factor, 0).repeat(scale.factor, 1)
    whole = Box(0, 0, mask.shape[1], mask.shape[0])
    whole = whole.shifted(left * scale.factor, top * scale.factor)
    box = whole.clipped(size)
    inside = mask[box.shifted(-whole.left, -whole.top).slices]
    return Mark(box, inside.astype(np.bool_), scale.is_bright, evidence, scale.factor)

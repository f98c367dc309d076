"""The repaired photo: the original with patches over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.geometry import Box

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from core.arrays import Pixels
    from core.patch import Patch
    from core.photo.photo import Photo
    from core.progress import Report

_ROWS_AT_ONCE = 128


def composed(photo: Photo, patches: Iterable[Patch], box: Box) -> Pixels:
    """One box of the photo with patches laid over it in this order, RGB.

    Args:
        photo: The original.
        patches: Anywhere on it, the lowest first.
        box: In photo pixels, inside the photo.
    """
    pixels = photo.region(box)
    for patch in patches:
        shared = patch.box.intersection(box)
        to = shared.shifted(-box.left, -box.top).slices
        source = shared.shifted(-patch.box.left, -patch.box.top).slices
        pixels[to] = patch.pixels[source]
    return pixels


def count_changed_outside(
    photo: Photo, patches: Sequence[Patch], holes: Sequence[Box], report: Report
) -> int:
    """How many pixels patches change that lie in none of the holes.

    Looks at all rows that a patch touches, a few at a time.

    Args:
        photo: The original.
        patches: As they lie on it, the lowest first.
        holes: What may change.
        report: Told the done part; may raise Cancelled.
    """
    bands = _bands(photo, patches)
    count = 0
    for number, band in enumerate(bands):
        report(number / len(bands))
        before, after = photo.region(band), composed(photo, patches, band)
        for hole in holes:
            inside = hole.intersection(band).shifted(-band.left, -band.top).slices
            after[inside] = before[inside]
        differs = before != after
        if differs.any():  # far quicker than to put the channels together
            count += int(differs.any(axis=2).sum())
    report(1)
    return count


def _bands(photo: Photo, patches: Sequence[Patch]) -> list[Box]:
    """All rows that a patch touches, cut into boxes as wide as the photo."""
    width, height = photo.size.width, photo.size.height
    tops = {
        top
        for patch in patches
        for top in range(
            patch.box.top // _ROWS_AT_ONCE * _ROWS_AT_ONCE,
            patch.box.bottom,
            _ROWS_AT_ONCE,
        )
    }
    return [
        Box(0, top, width, min(top + _ROWS_AT_ONCE, height)) for top in sorted(tops)
    ]

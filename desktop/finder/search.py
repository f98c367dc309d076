"""What finds the places; runs in the worker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.finder.chains import chains
from desktop.finder.places import Place

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from core.geometry import Box, Size
    from core.photo.photo import Photo
    from core.progress import Report

_LARGEST_SIDE = 256


def dust_places(
    photo: Photo, holes: Sequence[Box], report: Report
) -> tuple[Place, ...]:
    """Dust and scratches of a photo, the clearest first.

    Args:
        photo: As it was opened.
        holes: What is repaired already; dust in there is left out.
        report: Told how far it is.

    Raises:
        Cancelled: By the report.
    """
    from core.dust.finder import find_marks

    size = photo.size
    return tuple(
        Place(mark.box, mark.squares(size), mark.evidence)
        for mark in find_marks(photo.pixels, report)
        if not any(hole.intersection(mark.box) == mark.box for hole in holes)
    )


def least_of(sensitivity: int) -> float:
    """From how much evidence on dust is shown, for a sensitivity of 0..100."""
    from core.dust.mark import least_evidence

    return least_evidence(sensitivity)


def mask_places(path: Path, size: Size, report: Report) -> tuple[Place, ...]:
    """What a mask marks, covered with squares; those that touch are one place.

    Raises:
        PhotoError: The mask cannot be opened.
        MaskError: It is none for this photo.
    """
    from core.cover import squares_covering
    from core.inpainting.company import frame
    from core.mask_file import read_mask

    mask = read_mask(path, size=size)
    report(0.5)
    most = min(_LARGEST_SIDE, size.short_side)
    boxes = squares_covering(mask, at_most=most)
    return tuple(Place(frame(chain), chain) for chain in chains(boxes))


def save_mask(boxes: Sequence[Box], size: Size, path: Path, report: Report) -> None:
    """Write boxes as a mask.

    Raises:
        MaskNotSaved: It cannot be written there.
    """
    from core.mask_file import mask_of, write_mask

    mask = mask_of(boxes, size)
    report(0.5)
    write_mask(mask, path)

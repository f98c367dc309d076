"""One fill of a square that can be chosen, and how it is made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.compose import composed
from core.inpainting.settle import settle
from core.patch import in_layers

if TYPE_CHECKING:
    from core.arrays import Pixels
    from core.geometry import Box
    from core.inpainting.engine import FillEngine
    from core.photo.photo import Photo
    from core.progress import Report
    from core.repair import Repair, WantedRepair

PICTURE_SIDE = 96
"""Of a small picture, in logical pixels."""

_DETAIL = 3
"""Device pixels for each of them, at the most."""

_SURROUNDINGS = 4
"""A picture shows this part of the square's side around it on each side."""


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A finished fill that nobody chose yet.

    Attributes:
        repair: What it would be in the list of repairs.
        picture: (H, W, 3) RGB: the square and what is around it, small.
    """

    repair: Repair
    picture: Pixels


def make_candidate(
    engine: FillEngine,
    photo: Photo,
    repairs: tuple[Repair, ...],
    row: int,
    wanted: WantedRepair,
    report: Report,
) -> Candidate:
    """Fill one square of a list in another way; the list stays as it is.

    Args:
        engine: That fills.
        photo: The original.
        repairs: All of the photo.
        row: Which of them to fill again.
        wanted: How; a known repair is not filled again.
        report: Told the done part; may raise Cancelled.

    Raises:
        SelectionError: The hole cannot be filled.
        ModelError: The model cannot be used.
        Cancelled: Passed on from the report.
    """
    asked = [repair.wanted for repair in repairs]
    asked[row] = wanted
    settled = settle(engine, photo, asked, repairs, report)
    repair = settled.repairs[row]
    return Candidate(repair, _picture(photo, settled.repairs, repair.box))


def _picture(photo: Photo, repairs: tuple[Repair, ...], box: Box) -> Pixels:
    import numpy as np
    from PIL import Image

    patches = in_layers(repair.patch for repair in repairs if repair.is_enabled)
    seen = box.grown(max(box.width, box.height) // _SURROUNDINGS).clipped(photo.size)
    image = Image.fromarray(photo.on_screen(composed(photo, patches, seen)))
    side = PICTURE_SIDE * _DETAIL
    image.thumbnail((side, side), Image.Resampling.BOX)
    return np.asarray(image)

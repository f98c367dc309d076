"""The whole act: from a hole in a photo to a finished patch."""

from collections.abc import Iterable
from typing import Protocol

import numpy as np

from core.arrays import Floats, Mask, Pixels
from core.geometry import Box
from core.inpainting.blend import blend
from core.inpainting.context import Context
from core.inpainting.crop import Crop
from core.inpainting.predictor import Predictor
from core.inpainting.resample import to_network
from core.patch import Patch
from core.photo.photo import Photo
from core.progress import Report, silent

_PREDICTED = 0.2
"""Share of a fill's time after which its prediction is there, when detail follows."""


class DetailStep(Protocol):
    """Adds texture at the photo's own resolution to a smooth fill."""

    def __call__(
        self, crop: Pixels, mask: Mask, guide: Pixels, *, seed: int, report: Report
    ) -> Pixels:
        """Paint the unknown pixels of a crop.

        Args:
            crop: (H, W, 3), at the photo's resolution; zero where unknown.
            mask: (H, W), True where unknown.
            guide: (H, W, 3), the crop with a smooth fill in its holes.
            seed: Another seed may give another candidate.
            report: Told the done part of this step; may raise Cancelled.

        Returns:
            (H, W, 3), the crop with its holes painted.
        """
        ...


class Filler:
    """Fills holes with one loaded model.

    Args:
        predictor: The model.
        detail: What follows the prediction; None leaves the prediction's smoothness.
    """

    def __init__(self, predictor: Predictor, detail: DetailStep | None = None) -> None:
        self._predictor = predictor
        self._detail = detail

    def with_detail(self, detail: DetailStep) -> "Filler":
        """The same model with this step, where it takes one."""
        takes_detail = self._predictor.spec.takes_detail
        return Filler(self._predictor, detail if takes_detail else None)

    def fill(
        self,
        photo: Photo,
        hole: Box,
        holes: Iterable[Box] = (),
        *,
        seed: int = 0,
        report: Report = silent,
    ) -> Patch:
        """Fill one hole from the photo around it.

        What lies in any of the holes is never read, so the patch does not depend on
        it, nor on earlier fills.

        Args:
            photo: The original.
            hole: The box to fill, in photo pixels.
            holes: All boxes whose pixels are unknown, with the hole itself or without.
            seed: Another seed may give another candidate.
            report: Told the done part; may raise Cancelled.

        Raises:
            SelectionError: The hole is too small or leaves the photo.
            OutOfDeviceMemory: The model's device has no memory left.
            Cancelled: Passed on from the report.
        """
        report(0)
        crop = Crop.around(hole, size=photo.size, spec=self._predictor.spec)
        context = Context.cut(photo, crop=crop, holes=(hole, *holes))
        seen = to_network(context)
        report(_PREDICTED / 2)
        prediction = self._predictor.predict(*seen)
        report(_PREDICTED)
        pixels = self._finish(context, prediction, crop.local(hole), seed, report)
        report(1)
        return Patch(hole, pixels)

    def _finish(
        self,
        context: Context,
        prediction: Floats,
        hole: Box,
        seed: int,
        report: Report,
    ) -> Pixels:
        """The hole's pixels: the prediction joined to the photo, and its detail."""
        if self._detail is None:
            return blend(prediction, context=context, hole=hole)
        guide = context.pixels.copy()
        others = (box for box in context.holes if box != hole)
        for unknown in (*others, hole):
            guide[unknown.slices] = blend(prediction, context=context, hole=unknown)
        painted = self._detail(
            context.pixels,
            context.mask,
            guide,
            seed=seed,
            report=lambda done: report(_PREDICTED + (1 - _PREDICTED) * done),
        )
        return np.ascontiguousarray(painted[hole.slices])

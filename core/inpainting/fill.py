"""The whole act: from a hole in a photo to a finished patch."""

from collections.abc import Collection, Iterable
from typing import Protocol

import numpy as np

from core.arrays import Floats, Mask, Pixels
from core.geometry import Box
from core.inpainting.blend import blend
from core.inpainting.company import company
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
        """Fill one hole from the photo around it; see `fill_company`."""
        patches = self.fill_company(photo, hole, holes, seed=seed, report=report)
        return next(patch for patch in patches if patch.box == hole)

    def fill_company(
        self,
        photo: Photo,
        hole: Box,
        holes: Iterable[Box] = (),
        *,
        seed: int = 0,
        report: Report = silent,
    ) -> tuple[Patch, ...]:
        """Fill one hole, and what is filled together with it anyway.

        What lies in any of the holes is never read, so no patch depends on it, nor on
        earlier fills. To fill another one of the company gives the same patches.

        Args:
            photo: The original.
            hole: The box to fill, in photo pixels.
            holes: All boxes whose pixels are unknown, with the hole itself or without.
            seed: Another seed may give another candidate.
            report: Told the done part; may raise Cancelled.

        Returns:
            One for each hole of the company, the hole's own included.

        Raises:
            SelectionError: The hole is too small or leaves the photo.
            OutOfDeviceMemory: The model's device has no memory left.
            Cancelled: Passed on from the report.
        """
        report(0)
        unknown = (hole, *holes)
        together = company(hole, unknown)
        crop = Crop.around_all(together, size=photo.size, spec=self._predictor.spec)
        context = Context.cut(photo, crop=crop, holes=unknown)
        own = tuple(crop.local(one) for one in together)
        painted = self._painted(context, own, seed, report)
        report(1)
        parts = (np.ascontiguousarray(painted[part.slices]) for part in own)
        return tuple(map(Patch, together, parts))

    def _painted(
        self, context: Context, own: Collection[Box], seed: int, report: Report
    ) -> Pixels:
        """The crop with its holes painted; see `_finish`."""
        seen = to_network(context)
        report(_PREDICTED / 2)
        prediction = self._predictor.predict(*seen)
        report(_PREDICTED)
        return self._finish(context, prediction, own, seed, report)

    def _finish(
        self,
        context: Context,
        prediction: Floats,
        own: Collection[Box],
        seed: int,
        report: Report,
    ) -> Pixels:
        """The crop: the prediction joined to the photo, and its detail.

        Where holes overlap, their own joining counts more than that of the others.
        """
        guide = context.pixels.copy()
        for hole in sorted(context.holes, key=lambda one: one in own):
            guide[hole.slices] = blend(prediction, context=context, hole=hole)
        if self._detail is None:
            return guide
        return self._detail(
            context.pixels,
            context.mask,
            guide,
            seed=seed,
            report=lambda done: report(_PREDICTED + (1 - _PREDICTED) * done),
        )

"""Stand-ins for the slow parts, true to what their contracts promise."""

from collections.abc import Sequence

import numpy as np

from core.arrays import Floats, Mask, Pixels
from core.errors import RepairError
from core.geometry import Box, Size
from core.inpainting.company import company
from core.inpainting.crop import Crop
from core.inpainting.engine import (
    DeviceChoice,
    EngineStatus,
    FillJob,
    FillNote,
    FillResult,
)
from core.inpainting.fill import Filler
from core.model.spec import Architecture, ModelSpec
from core.paths import AppPaths
from core.progress import Report

SMALL = ModelSpec(Architecture.RESIDUAL, crop_side=32, hole_side=7)
"""As the base model's, five times smaller."""


class FakePredictor:
    """Predicts the mean colour of the known pixels, everywhere."""

    device = "CPU"

    def __init__(self, spec: ModelSpec = SMALL) -> None:
        self.spec = spec
        self.seen: list[tuple[Pixels, Mask]] = []

    def predict(self, crop: Pixels, mask: Mask) -> Floats:
        assert crop.shape == (self.spec.crop_side, self.spec.crop_side, 3)
        assert mask.shape == crop.shape[:2]
        self.seen.append((crop.copy(), mask.copy()))
        known = crop[~mask]
        mean = known.mean(axis=0) / 255 if len(known) else np.full(3, 0.5)
        return np.broadcast_to(mean, crop.shape).astype(np.float32)


class FakeEngine:
    """A `FillEngine` that needs no model; remembers what it was asked for."""

    status = EngineStatus("fake", "CPU")

    def __init__(self) -> None:
        self.made_for: list[tuple[AppPaths, bool]] = []
        self.prepared: list[str | None] = []
        self.jobs: list[FillJob] = []
        self.trouble: RepairError | None = None

    def use_device(self, choice: DeviceChoice) -> None:
        """It has none."""

    def prepare(self, model: str | None = None) -> EngineStatus:
        if self.trouble:
            raise self.trouble
        self.prepared.append(model)
        return self.status

    def reach(
        self,
        hole: Box,
        size: Size,
        *,
        holes: Sequence[Box] = (),
        model: str | None = None,
    ) -> Box:
        return Crop.around_all(company(hole, holes), size=size, spec=SMALL).box

    def fill(self, job: FillJob, report: Report) -> FillResult:
        self.jobs.append(job)
        patches = Filler(FakePredictor()).fill_company(
            job.photo, job.hole, job.holes, seed=job.seed, report=report
        )
        (patch,) = (one for one in patches if one.box == job.hole)
        others = tuple(one for one in patches if one is not patch)
        crop = Crop.around(job.hole, size=job.photo.size, spec=SMALL)
        notes = {FillNote.LITTLE_CONTEXT} if crop.has_little_context else set()
        status = EngineStatus(job.model or self.status.model, self.status.device)
        return FillResult(patch, status, frozenset(notes), others)

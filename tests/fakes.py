"""Stand-ins for the slow parts, true to what their contracts promise."""

import numpy as np

from core.arrays import Floats, Mask, Pixels
from core.inpainting.engine import EngineStatus, FillJob, FillResult
from core.inpainting.fill import Filler
from core.model.spec import Architecture, ModelSpec
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

    def __init__(self) -> None:
        self.prepared: list[str | None] = []
        self.jobs: list[FillJob] = []

    def prepare(self, model: str | None = None) -> EngineStatus:
        self.prepared.append(model)
        return EngineStatus(model or "fake", "CPU")

    def fill(self, job: FillJob, report: Report) -> FillResult:
        self.jobs.append(job)
        filler = Filler(FakePredictor())
        patch = filler.fill(
            job.photo, job.hole, job.holes, seed=job.seed, report=report
        )
        return FillResult(patch, EngineStatus("fake", "CPU"))

"""The engine of the product: fills holes with the models of a library."""

from collections.abc import Sequence

from core.geometry import Box, Size
from core.inpainting.company import company
from core.inpainting.crop import Crop
from core.inpainting.detail.step import add_detail
from core.inpainting.engine import (
    DeviceChoice,
    EngineStatus,
    FillEngine,
    FillJob,
    FillNote,
    FillResult,
)
from core.inpainting.fill import DetailStep, Filler
from core.inpainting.loaded_models import LoadedModel, LoadedModels, LoadPredictor
from core.inpainting.predictor import KerasPredictor, OutOfDeviceMemory
from core.model.bundle import Bundle
from core.model.library import ModelLibrary
from core.paths import AppPaths
from core.progress import Report


def library_engine(paths: AppPaths, *, detail: bool) -> FillEngine:
    """The engine of a profile: with the shipped models and the person's own.

    The window and the commands have the same, so both give the same pixels.

    Args:
        paths: The program's own folders.
        detail: False leaves every fill smooth.
    """
    return LibraryEngine(
        ModelLibrary(paths.models), detail=add_detail if detail else None
    )


class LibraryEngine:
    """A `FillEngine` over a model library; keeps the latest few models in memory.

    Nothing is loaded before `prepare` or the first fill, and TensorFlow is not
    imported before that either.

    Args:
        library: Where models are looked up.
        detail: What follows the prediction of every model but the classic one, which
            stays as its tutorial has it. None leaves every fill smooth.
        load: How a bundle becomes a predictor.
    """

    def __init__(
        self,
        library: ModelLibrary,
        *,
        detail: DetailStep | None = add_detail,
        load: LoadPredictor = KerasPredictor.load,
    ) -> None:
        self._library = library
        self._detail = detail
        self._load = load
        self._device = DeviceChoice.BEST
        self._models = LoadedModels(load)
        self._prepared: LoadedModel | None = None

    def use_device(self, choice: DeviceChoice) -> None:
        """See `FillEngine.use_device`."""
        if choice is not self._device:
            self._device = choice
            self._models = LoadedModels(self._load, device=choice)
            self._prepared = None

    def prepare(self, model: str | None = None) -> EngineStatus:
        """See `FillEngine.prepare`."""
        bundle = self._library.bundle(model or self._library.current)
        self._prepared = self._models.get(bundle)
        return self._prepared.status

    def reach(
        self,
        hole: Box,
        size: Size,
        *,
        holes: Sequence[Box] = (),
        model: str | None = None,
    ) -> Box:
        """See `FillEngine.reach`; loads nothing."""
        spec = self._bundle(model).card.spec
        return Crop.around_all(company(hole, holes), size=size, spec=spec).box

    def fill(self, job: FillJob, report: Report) -> FillResult:
        """See `FillEngine.fill`; without a prepared model the one in use is loaded.

        Raises:
            SelectionError: The hole cannot be filled.
            ModelError: The model cannot be loaded.
            Cancelled: Passed on from the report.
        """
        model = self._model(job.model)
        try:
            return self._fill_with(model, job, report)
        except OutOfDeviceMemory:
            twin = self._models.get(model.bundle, on_cpu=True)
            return self._fill_with(twin, job, report)

    def _bundle(self, name: str | None) -> Bundle:
        if name is None and self._prepared is not None:
            return self._prepared.bundle
        return self._library.bundle(name or self._library.current)

    def _model(self, name: str | None) -> LoadedModel:
        if name is None and self._prepared is not None:
            return self._prepared
        model = self._models.get(self._bundle(name))
        if name is None:
            self._prepared = model
        return model

    def _fill_with(
        self, model: LoadedModel, job: FillJob, report: Report
    ) -> FillResult:
        spec = model.predictor.spec
        has_detail = spec.takes_detail and not job.is_smooth
        filler = Filler(model.predictor, self._detail if has_detail else None)
        patches = filler.fill_company(
            job.photo, job.hole, job.holes, seed=job.seed, report=report
        )
        notes = set()
        if Crop.around(job.hole, size=job.photo.size, spec=spec).has_little_context:
            notes.add(FillNote.LITTLE_CONTEXT)
        if model.fell_back:
            notes.add(FillNote.FELL_BACK_TO_CPU)
        (patch,) = (one for one in patches if one.box == job.hole)
        beside = tuple(one for one in patches if one is not patch)
        return FillResult(patch, model.status, frozenset(notes), beside)

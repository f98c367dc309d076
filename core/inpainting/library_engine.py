"""The engine of the product: fills holes with the models of a library."""

from dataclasses import dataclass
from typing import Protocol

from core.geometry import Box, Size
from core.inpainting.crop import Crop
from core.inpainting.detail.step import add_detail
from core.inpainting.engine import EngineStatus, FillJob, FillNote, FillResult
from core.inpainting.fill import DetailStep, Filler
from core.inpainting.predictor import KerasPredictor, OutOfDeviceMemory, Predictor
from core.model.backend import CPU, Device
from core.model.bundle import Bundle
from core.model.library import ModelLibrary
from core.model.spec import Architecture
from core.progress import Report


class PlacedPredictor(Predictor, Protocol):
    """A predictor that knows where it runs."""

    @property
    def device(self) -> str:
        """For people."""
        ...


class LoadPredictor(Protocol):
    """Loads a bundle and warms it up; `KerasPredictor.load` is the real one."""

    def __call__(
        self, bundle: Bundle, *, device: Device | None = None
    ) -> PlacedPredictor:
        """Load on a device; None is the best one there is.

        Raises:
            ModelError: The bundle cannot be used.
            OutOfDeviceMemory: It does not fit on the device.
        """
        ...


@dataclass(frozen=True, slots=True)
class _Loaded:
    """A bundle and its network in memory.

    Attributes:
        bundle: The model.
        predictor: Its network on a device.
        fell_back: Whether it runs on the CPU because the GPU has no memory left.
    """

    bundle: Bundle
    predictor: PlacedPredictor
    fell_back: bool = False

    @property
    def status(self) -> EngineStatus:
        return EngineStatus(self.bundle.card.name, self.predictor.device)


class LibraryEngine:
    """A `FillEngine` over a model library; keeps one model in memory.

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
        self._loaded: _Loaded | None = None
        self._twin: _Loaded | None = None

    def prepare(self, model: str | None = None) -> EngineStatus:
        """See `FillEngine.prepare`."""
        return self._prepared(model or self._library.current).status

    def reach(self, hole: Box, size: Size) -> Box:
        """See `FillEngine.reach`; of the loaded model, or of the one in use."""
        loaded = self._loaded or self._prepared(self._library.current)
        return Crop.around(hole, size=size, spec=loaded.predictor.spec).box

    def fill(self, job: FillJob, report: Report) -> FillResult:
        """See `FillEngine.fill`; without a prepared model the one in use is loaded.

        Raises:
            SelectionError: The hole cannot be filled.
            ModelError: No model was prepared, and the one in use cannot be loaded.
            Cancelled: Passed on from the report.
        """
        loaded = self._loaded or self._prepared(self._library.current)
        try:
            return self._fill_with(loaded, job, report)
        except OutOfDeviceMemory:
            return self._fill_with(self._cpu_twin(loaded), job, report)

    def _prepared(self, name: str) -> _Loaded:
        bundle = self._library.bundle(name)
        if self._loaded is None or self._loaded.bundle != bundle:
            self._loaded = self._load_anywhere(bundle)
            self._twin = None
        return self._loaded

    def _load_anywhere(self, bundle: Bundle) -> _Loaded:
        try:
            return _Loaded(bundle, self._load(bundle))
        except OutOfDeviceMemory:
            return self._load_on_cpu(bundle)

    def _load_on_cpu(self, bundle: Bundle) -> _Loaded:
        return _Loaded(bundle, self._load(bundle, device=CPU), fell_back=True)

    def _cpu_twin(self, loaded: _Loaded) -> _Loaded:
        """The same model on the CPU, kept for the next time that the GPU is full."""
        self._twin = self._twin or self._load_on_cpu(loaded.bundle)
        return self._twin

    def _fill_with(self, loaded: _Loaded, job: FillJob, report: Report) -> FillResult:
        spec = loaded.predictor.spec
        is_classic = spec.architecture is Architecture.CLASSIC
        filler = Filler(loaded.predictor, None if is_classic else self._detail)
        patch = filler.fill(
            job.photo, job.hole, job.holes, seed=job.seed, report=report
        )
        notes = set()
        if Crop.around(job.hole, size=job.photo.size, spec=spec).has_little_context:
            notes.add(FillNote.LITTLE_CONTEXT)
        if loaded.fell_back:
            notes.add(FillNote.FELL_BACK_TO_CPU)
        return FillResult(patch, loaded.status, frozenset(notes))

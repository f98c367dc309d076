"""The few models that are kept in memory."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from core.inpainting.engine import DeviceChoice, EngineStatus
from core.inpainting.predictor import OutOfDeviceMemory, Predictor
from core.model.backend import CPU

if TYPE_CHECKING:
    from core.model.backend import Device
    from core.model.bundle import Bundle

_KEPT = 3


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
class LoadedModel:
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
        """What fills with it."""
        return EngineStatus(self.bundle.card.name, self.predictor.device)


class LoadedModels:
    """Loads models, and keeps the latest few.

    Args:
        load: How a bundle becomes a predictor.
        device: Where to load them.
    """

    def __init__(
        self, load: LoadPredictor, *, device: DeviceChoice = DeviceChoice.BEST
    ) -> None:
        self._load = load
        self._device = device
        self._kept: OrderedDict[tuple[str, bool], LoadedModel] = OrderedDict()

    def get(self, bundle: Bundle, *, on_cpu: bool = False) -> LoadedModel:
        """A model on the chosen device, or on the CPU when that has no memory.

        Args:
            bundle: The model.
            on_cpu: Whether to leave a GPU that is full alone.

        Raises:
            ModelError: It cannot be used.
        """
        key = (bundle.card.name, on_cpu)
        model = self._kept.get(key)
        if model is None or model.bundle != bundle:
            model = self._loaded_on_cpu(bundle) if on_cpu else self._loaded(bundle)
        self._keep(key, model)
        return model

    def _loaded(self, bundle: Bundle) -> LoadedModel:
        if self._device is DeviceChoice.CPU:
            return LoadedModel(bundle, self._load(bundle, device=CPU))
        try:
            return LoadedModel(bundle, self._load(bundle))
        except OutOfDeviceMemory:
            return self._loaded_on_cpu(bundle)

    def _loaded_on_cpu(self, bundle: Bundle) -> LoadedModel:
        return LoadedModel(bundle, self._load(bundle, device=CPU), fell_back=True)

    def _keep(self, key: tuple[str, bool], model: LoadedModel) -> None:
        self._kept[key] = model
        self._kept.move_to_end(key)
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)

"""A loaded network that predicts crops."""

from typing import TYPE_CHECKING, Protocol, Self

import numpy as np

from core.arrays import Floats, Mask, Pixels
from core.inpainting.tensors import to_input
from core.model import backend
from core.model.bundle import Bundle, load_weights
from core.model.networks import build_network
from core.model.spec import ModelSpec

if TYPE_CHECKING:
    from core.model.backend import Device, Network


class OutOfDeviceMemory(Exception):
    """The GPU has no memory left for this prediction; the CPU has."""


class Predictor(Protocol):
    """Fills crops at the network's scale."""

    @property
    def spec(self) -> ModelSpec:
        """Gives the side of the crops."""
        ...

    def predict(self, crop: Pixels, mask: Mask) -> Floats:
        """Predict a whole crop, the known pixels included.

        Args:
            crop: (S, S, 3) with S = `spec.crop_side`; pixels under the mask are
                never read.
            mask: (S, S), True where unknown.

        Returns:
            (S, S, 3), clipped to 0..1.

        Raises:
            OutOfDeviceMemory: Try again on the CPU.
            MemoryError: There is too little for the CPU.
        """
        ...


class KerasPredictor:
    """A network on a device; one batch of one crop at a time."""

    def __init__(self, network: "Network", spec: ModelSpec, device: "Device") -> None:
        """Wrap a network that is already built and filled with weights."""
        self._network = network
        self._spec = spec
        self._device = device

    @classmethod
    def load(cls, bundle: Bundle, *, device: "Device | None" = None) -> Self:
        """Build a bundle's network, load its weights and run it once.

        Takes seconds the first time in a process, because TensorFlow is imported.

        Raises:
            ModelDamaged: The weights do not fit.
        """
        backend.start()
        device = device or backend.best_device()
        with backend.on_device(device):
            network = build_network(bundle.card.spec)
        load_weights(bundle, network)
        predictor = cls(network, bundle.card.spec, device)
        predictor.warm_up()
        return predictor

    @property
    def spec(self) -> ModelSpec:
        """Of the network."""
        return self._spec

    @property
    def device(self) -> str:
        """Where it runs, for people."""
        return self._device.label

    def warm_up(self) -> None:
        """Predict an empty crop, so that the first real one is not the slow one."""
        side = self._spec.crop_side
        self.predict(np.zeros((side, side, 3), np.uint8), np.zeros((side, side), bool))

    def predict(self, crop: Pixels, mask: Mask) -> Floats:
        """See `Predictor.predict`."""
        inputs = to_input(crop, mask, self._spec)[None]
        try:
            with backend.on_device(self._device):
                prediction = self._network.predict_on_batch(inputs)
        except Exception as error:
            if not backend.is_out_of_memory(error):
                raise
            raise (OutOfDeviceMemory if self._device.is_gpu else MemoryError) from error
        return np.clip(np.asarray(prediction[0], np.float32), 0, 1)

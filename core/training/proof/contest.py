"""The network in training and the model in use, ready to fill the same holes."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from core.arrays import Floats
from core.errors import ModelError, ModelNotFound
from core.inpainting.fill import Filler
from core.inpainting.predictor import KerasPredictor
from core.model import backend
from core.model.backend import Device
from core.model.bundle import put_weights
from core.model.library import ModelLibrary
from core.model.networks import build_network
from core.model.spec import ModelSpec

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, eq=False)
class NamedFiller:
    """A filler and the name of its model."""

    name: str
    filler: Filler


class Contest:
    """Two fillers without a detail step: it is the networks that are compared.

    Each network is built once, when it is first asked for, and then kept.

    Args:
        spec: Of the network in training.
        library: Names the model in use.
        device: To fill on; None is the best one there is.
    """

    def __init__(
        self, spec: ModelSpec, library: ModelLibrary, *, device: Device | None = None
    ) -> None:
        self._spec = spec
        self._library = library
        self._device = device

    def move_to(self, device: Device) -> None:
        """Build both anew on another device when they are next asked for."""
        self._device = device
        for built in ("current", "_network", "_filler"):
            self.__dict__.pop(built, None)

    def filler_of(self, weights: Sequence[Floats]) -> Filler:
        """The network in training with these weights, until it is asked for others.

        Args:
            weights: All of them, in the network's order.

        Raises:
            ValueError: They do not fit, or are no numbers any more.
        """
        put_weights(self._network, {f"{n:03d}": w for n, w in enumerate(weights)})
        return self._filler

    @cached_property
    def current(self) -> NamedFiller | None:
        """The model in use, or the default where that is damaged; None without any.

        A run of hours is not to be lost because another model cannot be read.
        """
        for name in self._names():
            try:
                bundle = self._library.bundle(name)
                predictor = KerasPredictor.load(bundle, device=self._device)
            except ModelError as error:
                _log.warning("No comparison with this model: %s", error)
            else:
                return NamedFiller(name, Filler(predictor))
        return None

    def _names(self) -> tuple[str, ...]:
        try:
            return self._library.current, self._library.default
        except ModelNotFound:
            return ()

    @cached_property
    def _network(self) -> backend.Network:
        backend.start()
        with backend.on_device(self._device or backend.best_device()):
            return build_network(self._spec)

    @cached_property
    def _filler(self) -> Filler:
        device = self._device or backend.best_device()
        return Filler(KerasPredictor(self._network, self._spec, device))

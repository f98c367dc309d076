"""How much the traits of a spot speak for dust."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

import resources
from core.dust.traits import NAMES

if TYPE_CHECKING:
    from pathlib import Path

    from core.dust.traits import Figures


@dataclass(frozen=True, slots=True, eq=False)
class Judge:
    """A small network, trained on dust that was drawn on photos.

    Attributes:
        middle: (T,) what to take from the traits.
        scale: (T,) what to divide them by then.
        layers: Weights (inputs, outputs) and biases (outputs,) of each layer; all but
            the last go through a rectifier, and the last has one output.
    """

    middle: Figures
    scale: Figures
    layers: tuple[tuple[Figures, Figures], ...]

    def evidence(self, traits: Figures) -> Figures:
        """(N,) the logarithm of the odds that each spot is dust.

        Args:
            traits: (N, T), in the order of `traits.NAMES`.
        """
        values: Figures = (traits - self.middle) / self.scale
        *hidden, (weights, biases) = self.layers
        for more, bias in hidden:
            values = np.maximum(values @ more + bias, 0)
        result: Figures = values @ weights + biases
        return result[:, 0]


def shipped_judge() -> Judge:
    """The one that comes with the program."""
    return read_judge(resources.dust_judge())


def read_judge(path: Path) -> Judge:
    """A judge from the file that the training tool wrote.

    Raises:
        ValueError: It was trained on other traits.
    """
    data = json.loads(path.read_text("utf-8"))
    if tuple(data["traits"]) != NAMES:
        msg = f"A judge must know the traits of now. Received: {data['traits']}."
        raise ValueError(msg)
    layers = tuple(
        (np.array(weights, np.float32), np.array(biases, np.float32))
        for weights, biases in data["layers"]
    )
    return Judge(
        np.array(data["middle"], np.float32),
        np.array(data["scale"], np.float32),
        layers,
    )

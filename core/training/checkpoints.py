"""The state of a run on disk: one file, replaced as a whole."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save_file

from core.errors import TrainingError
from core.files import atomic_write

Arrays = dict[str, NDArray[Any]]

_FILE = "checkpoint.safetensors"


@dataclass(frozen=True, slots=True)
class Position:
    """How far a run has come.

    Attributes:
        recipe: Text that tells one recipe and set of photos from another.
        epoch: Finished ones.
        step: Finished ones of the current epoch.
        best_epoch: Counted from 1; 0 before the first validation.
        best_loss: Its validation loss.
        seconds: Of training so far.
    """

    recipe: str
    epoch: int = 0
    step: int = 0
    best_epoch: int = 0
    best_loss: float = float("inf")
    seconds: float = 0.0


def save_checkpoint(folder: Path, position: Position, arrays: Arrays) -> None:
    """Replace the run's checkpoint.

    Raises:
        TrainingError: The disk is full or not to be written to; the old one is whole.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with atomic_write(folder / _FILE) as temporary:
            save_file(arrays, temporary, {"position": json.dumps(asdict(position))})
    except (OSError, SafetensorError) as error:
        msg = f"The checkpoint in {folder} could not be written: {error}."
        raise TrainingError(msg) from error


def load_checkpoint(folder: Path) -> tuple[Position, Arrays] | None:
    """The run's checkpoint, or None when there is none.

    Raises:
        TrainingError: It cannot be read.
    """
    path = folder / _FILE
    if not path.exists():
        return None
    try:
        with safe_open(path, framework="numpy") as file:
            position = Position(**json.loads(file.metadata()["position"]))
            arrays = {name: np.asarray(file.get_tensor(name)) for name in file.keys()}  # noqa: SIM118 - not a dict
    except (OSError, SafetensorError, ValueError, TypeError, KeyError) as error:
        msg = f"The checkpoint in {folder} cannot be read."
        raise TrainingError(msg) from error
    return position, arrays

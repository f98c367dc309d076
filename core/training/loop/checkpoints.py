"""The state of a run on disk: two files, each replaced as a whole.

The newest checkpoint is `checkpoint.safetensors`, the one before it lies beside it:
when a power cut or a bad disk has damaged the newest, the run goes on from the other.
"""

import errno
import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from math import inf
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save_file

from core.errors import CheckpointUnusable, RunNotSaved
from core.files import atomic_write, reason_of

Arrays = dict[str, NDArray[Any]]
T = TypeVar("T")

_NEWEST = "checkpoint.safetensors"
_PREVIOUS = "checkpoint-previous.safetensors"


@dataclass(frozen=True, slots=True)
class Position:
    """How far a run has come.

    Attributes:
        recipe: Text that tells one recipe and set of photos from another.
        epoch: Finished ones.
        step: Finished ones of the current epoch, in batches of `batch_size`.
        best_epoch: Counted from 1; 0 while the weights of the start are the best.
        best_loss: Its validation loss.
        seconds: Of training so far.
        batch_size: Pictures in a step; 0 is the recipe's.
        rate_factor: By which the learning rate is smaller than the recipe's, 0..1.
        start_loss: Validation loss of the model that the run began from, if any.
        pictures: Trained on in the current epoch.
        loss_sum: Of their losses.
        length: Part of the planned run that is made, above 0, at most 1.
    """

    recipe: str
    epoch: int = 0
    step: int = 0
    best_epoch: int = 0
    best_loss: float = float("inf")
    seconds: float = 0.0
    batch_size: int = 0
    rate_factor: float = 1.0
    start_loss: float | None = None
    pictures: int = 0
    loss_sum: float = 0.0
    length: float = 1.0

    @property
    def loss(self) -> float:
        """Mean of the current epoch so far; 0 before its first step."""
        return self.loss_sum / max(1, self.pictures)

    def in_batches_of(self, size: int) -> "Position":
        """The same place, counted in steps of another size, rounded down."""
        return replace(self, step=self.step * self.batch_size // size, batch_size=size)


def save_checkpoint(folder: Path, position: Position, arrays: Arrays) -> None:
    """Write the run's newest checkpoint; the one before it is kept beside it.

    Raises:
        RunNotSaved: The disk is full or not to be written to; the old ones are whole.
    """
    metadata = {"position": json.dumps(asdict(position))}
    size = sum(array.nbytes for array in arrays.values())
    with _new_checkpoint(folder, size) as temporary:
        save_file(arrays, temporary, metadata)


def keep_checkpoint(folder: Path, data: bytes) -> None:
    """As `save_checkpoint`, with what `read_checkpoint` gave on another computer.

    Raises:
        RunNotSaved: The disk is full or not to be written to; the old ones are whole.
    """
    with _new_checkpoint(folder, len(data)) as temporary:
        temporary.write_bytes(data)


def read_checkpoint(folder: Path) -> bytes | None:
    """The content of the file that `load_checkpoint` would read.

    Raises:
        CheckpointUnusable: There is one, but none can be read.
    """
    return _newest(folder, _read_bytes)


def load_checkpoint(folder: Path) -> tuple[Position, Arrays] | None:
    """The run's newest checkpoint that can be read, or None when there is none.

    Raises:
        CheckpointUnusable: There is one, but none can be read.
    """
    return _newest(folder, _read)


def load_position(folder: Path) -> Position | None:
    """The position of the checkpoint that `load_checkpoint` would give; quick.

    Raises:
        CheckpointUnusable: There is one, but none can be read.
    """
    return _newest(folder, _read_position)


@contextmanager
def _new_checkpoint(folder: Path, size: int) -> Iterator[Path]:
    """Where to write the newest one, of so many bytes."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with atomic_write(folder / _NEWEST) as temporary:
            yield temporary
            if (folder / _NEWEST).exists():
                (folder / _NEWEST).replace(folder / _PREVIOUS)
    except (OSError, SafetensorError) as error:
        is_full = _is_disk_full(folder, size, error)
        reason = "the disk is full" if is_full else _reason_of(error)
        raise RunNotSaved(folder, reason, is_disk_full=is_full) from error


def _newest(folder: Path, read: Callable[[Path], T]) -> T | None:
    paths = [folder / name for name in (_NEWEST, _PREVIOUS)]
    existing = [path for path in paths if path.exists()]
    for path in existing:
        try:
            return read(path)
        except _DAMAGED:
            continue
    if existing:
        raise CheckpointUnusable(folder, "its checkpoint cannot be read")
    return None


_DAMAGED = (
    *(OSError, SafetensorError, ValueError),
    *(TypeError, KeyError, RecursionError),
)


def _read(path: Path) -> tuple[Position, Arrays]:
    with safe_open(path, framework="numpy") as file:
        arrays = {name: np.asarray(file.get_tensor(name)) for name in file.keys()}  # noqa: SIM118 - not a dict
        return _position(file.metadata()), arrays


def _read_bytes(path: Path) -> bytes:
    _read_position(path)
    return path.read_bytes()


def _read_position(path: Path) -> Position:
    with safe_open(path, framework="numpy") as file:
        return _position(file.metadata())


def _position(metadata: dict[str, str]) -> Position:
    position = Position(**json.loads(metadata["position"]))
    for name, value in asdict(position).items():
        usual = type(getattr(_START, name))
        # JSON has whole numbers where a fraction happens to be none.
        allowed = (float, int, type(None)) if usual in (float, type(None)) else usual
        if not isinstance(value, allowed):
            msg = f"{name} is not of its type."
            raise TypeError(msg)
    if not 0 <= position.seconds < inf or position.epoch < 0:
        raise ValueError("A position lies before the start, or nowhere.")
    return position


_START = Position(recipe="")


def _is_disk_full(folder: Path, size: int, error: Exception) -> bool:
    if isinstance(error, OSError) and error.errno is not None:
        return error.errno in (errno.ENOSPC, errno.EDQUOT)
    # The library that writes the file tells the system's reason in free text only.
    try:
        free = shutil.disk_usage(folder).free
    except OSError:
        return False
    return free < size


def _reason_of(error: Exception) -> str:
    reason = reason_of(error) if isinstance(error, OSError) else None
    return reason or str(error)

"""Photos packed into a few files, to travel to a machine with a GPU.

A shard is a safetensors file of three arrays: the bytes of many small photo files one
after the other, where each ends, and which are held out. JPEG files instead of bare
pixels: a fifth of the size, and cutting an example from one is the same code as from
a folder of photos.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file, save

_PHOTOS, _ENDS, _HELD_OUT = "photos", "ends", "is_held_out"


@dataclass(frozen=True, slots=True)
class PackedPhoto:
    """One photo of a shard.

    Attributes:
        data: Bytes of a photo file.
        is_held_out: Whether it is to prove the result instead of being trained on.
    """

    data: bytes
    is_held_out: bool


def write_shard(path: Path, photos: Sequence[PackedPhoto]) -> None:
    """Write photos into one file."""
    arrays: dict[str, NDArray[Any]] = {
        _PHOTOS: np.frombuffer(b"".join(photo.data for photo in photos), np.uint8),
        _ENDS: np.cumsum([len(photo.data) for photo in photos], dtype=np.int64),
        _HELD_OUT: np.array([photo.is_held_out for photo in photos], np.bool_),
    }
    # `save_file` would make a file that no other user of the computer can read.
    path.write_bytes(save(arrays))


class Shards:
    """All photos of a folder of shards, in memory as they are packed."""

    def __init__(self, folder: Path) -> None:
        """Read every shard of a folder.

        Raises:
            FileNotFoundError: There is none.
        """
        paths = sorted(folder.glob("*.safetensors"))
        if not paths:
            raise FileNotFoundError(f"There is no shard in {folder}.")
        self._photos: list[memoryview] = []
        held_out: list[bool] = []
        for path in paths:
            shard = load_file(path)
            ends = shard[_ENDS].tolist()
            data = memoryview(shard[_PHOTOS])
            starts = [0, *ends[:-1]]
            self._photos += [data[a:b] for a, b in zip(starts, ends, strict=True)]
            held_out += shard[_HELD_OUT].tolist()
        self.training = tuple(n for n, is_out in enumerate(held_out) if not is_out)
        self.held_out = tuple(n for n, is_out in enumerate(held_out) if is_out)

    def open(self, number: int) -> io.BytesIO:
        """One photo's file."""
        return io.BytesIO(self._photos[number])

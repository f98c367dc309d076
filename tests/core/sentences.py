"""What a refused photo says."""

import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from core.errors import PhotoError
from core.photo.photo_io import open_photo

ONE_SENTENCE = re.compile(r"^\S.*[^.]\.$")


def sentences_about_flips(
    path: Path, whole: bytes, places: Sequence[int], *, times: int
) -> list[str]:
    """Open a file again and again, each time with three other bytes of it changed.

    Args:
        path: To write it to.
        whole: The file as it should be.
        places: Of the bytes that may change.
        times: To try.

    Returns:
        What was said of those that could not be opened.
    """
    rng = np.random.default_rng(0)
    sentences = []
    for _ in range(times):
        data = bytearray(whole)
        for at in rng.choice(places, 3):
            data[at] = rng.integers(256)
        path.write_bytes(data)
        try:
            open_photo(path, pixel_limit=10**6)
        except PhotoError as error:
            sentences.append(str(error))
    return sentences

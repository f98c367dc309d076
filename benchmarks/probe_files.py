"""Opening and saving a large photo, beside the libraries that decode and encode.

python -m benchmarks.probe_files open|save jpg|png|tif ROUNDS [PHOTO]
"""

import os
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import cv2
import numpy as np
from PIL import Image

from benchmarks.probe import in_turns, large_photo, tell
from core.geometry import Box
from core.patch import Patch
from core.photo.photo_io import open_photo, save_photo

_SIDE = 500
_LIKE_OURS: Mapping[str, Mapping[str, object]] = {
    "jpg": {"quality": "keep"},
    "png": {"compress_level": 3},
    "tif": {"compression": "tiff_adobe_deflate", "tiffinfo": {0x013D: 2}},
}
"""What makes Pillow write the same, so that its time is that of the encoding."""

Works = Mapping[str, Callable[[], object]]


def main() -> None:
    """Make the file, and time what was asked for in turns."""
    kind, ending, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3])
    photo = open_photo(Path(sys.argv[4])) if len(sys.argv) > 4 else large_photo()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"large.{ending}")
        save_photo(photo, (), path)
        works = _opening(path) if kind == "open" else _saving(path)
        tell(**in_turns(works, rounds=rounds))


def _opening(path: Path) -> Works:
    return {
        "ours": lambda: open_photo(path).pixels,
        "pillow": lambda: np.asarray(Image.open(path).convert("RGB")),
        "opencv": lambda: cv2.imread(str(path)),
    }


def _saving(path: Path) -> Works:
    """A photo with one repair, written and flushed to the disk."""
    photo, repaired = open_photo(path), path.with_stem("repaired")
    hole = Box.square(photo.size.width // 3, photo.size.height // 3, _SIDE)
    patch = Patch(hole, photo.region(hole.shifted(_SIDE, 0)))
    image = Image.open(path)
    image.paste(Image.fromarray(patch.pixels), (hole.left, hole.top))
    pixels = np.ascontiguousarray(np.asarray(image)[..., ::-1])
    like_ours = _LIKE_OURS[path.suffix[1:]]
    return {
        "ours": lambda: save_photo(photo, (patch,), repaired),
        "pillow": lambda: _flushed(repaired, lambda: image.save(repaired, **like_ours)),
        "opencv": lambda: _flushed(
            repaired, lambda: cv2.imwrite(str(repaired), pixels)
        ),
    }


def _flushed(path: Path, write: Callable[[], object]) -> None:
    write()
    with path.open("rb+") as file:
        os.fsync(file.fileno())


if __name__ == "__main__":
    main()

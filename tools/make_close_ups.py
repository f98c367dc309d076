"""Make the close-ups of the documentation: the damage, and what each model makes of it.

    python -m tools.make_close_ups

Fills the squares of the sample photo with all shipped models, and writes
docs/images/close-ups.jpg.
"""

import json
import sys
import tempfile
from pathlib import Path

import numpy as np
from PIL import Image

from core.geometry import Box
from core.inpainting.engine import FillJob
from core.inpainting.library_engine import library_engine
from core.model.library import ModelLibrary
from core.paths import AppPaths
from core.photo.photo_io import open_photo
from core.progress import silent
from tools.make_sample import PHOTO, SQUARES

PICTURE = Path("docs/images/close-ups.jpg")
_CLOSE_UP = 3  # a close-up is so many times as wide as its square
_SIDE = 300  # px on the page
_GAP = 8


def main() -> int:
    """Write the picture."""
    with tempfile.TemporaryDirectory() as folder:
        _take_close_ups(AppPaths.in_folder(Path(folder)))
    print(f"The picture is {PICTURE.resolve()}")
    return 0


def _take_close_ups(paths: AppPaths) -> None:
    """Each damaged square: the damage, then the fill of every shipped model."""
    photo, squares = open_photo(PHOTO), _squares()
    columns = [photo.pixels.copy()]
    for name in ModelLibrary(paths.models).names():
        engine = library_engine(paths, detail=True)
        engine.prepare(name)
        repaired = photo.pixels.copy()
        for box in squares:
            job = FillJob(photo, box, tuple(squares))
            repaired[box.slices] = engine.fill(job, silent).patch.pixels
        columns.append(repaired)
    rows = [_row(columns, box) for box in squares]
    Image.fromarray(np.concatenate(rows)).save(PICTURE, quality=88)


def _row(columns: list[np.ndarray], box: Box) -> np.ndarray:
    height, width = columns[0].shape[:2]
    view = box.grown((_CLOSE_UP - 1) * box.width // 2)
    view = view.pushed_inside(Box(0, 0, width, height).size)
    cells = []
    for pixels in columns:
        cell = Image.fromarray(pixels[view.slices])
        cell = cell.resize((_SIDE, _SIDE), Image.Resampling.LANCZOS)
        cells.append(np.pad(cell, ((0, _GAP), (0, _GAP), (0, 0)), constant_values=255))
    return np.concatenate(cells, axis=1)


def _squares() -> list[Box]:
    squares = json.loads(SQUARES.read_text("utf-8"))
    return [Box.square(one["x"], one["y"], one["side"]) for one in squares]


if __name__ == "__main__":
    sys.exit(main())

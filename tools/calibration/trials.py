"""Fills of squares whose truth is known, with the signs and the error of each."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import numpy as np
from PIL import Image
from tqdm import tqdm

from core.geometry import Box, Size
from core.inpainting.confidence.signs import read_signs
from core.inpainting.confidence.surroundings import Surroundings
from core.inpainting.confidence.visibility import visible_error
from core.inpainting.engine import FillEngine, FillJob
from core.inpainting.library_engine import library_engine
from core.paths import AppPaths
from core.photo.photo import Photo
from core.progress import silent
from core.split import is_validation_name

_FOLDERS = ("landscapes", "fullsize")
_SUFFIXES = {".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp"}
_SMALLEST, _LARGEST = 0.03, 0.35
"""Sides of squares, as a part of the photo's short side."""

_SMOOTH = {"is_smooth": True}
_CLASSIC = {"model": "classic"}
_WAYS: tuple[dict[str, object], ...] = ({}, {}, _SMOOTH, {}, {}, _CLASSIC)
"""Most fills are made as the window makes them, some in the two other ways."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One fill.

    Attributes:
        photo: Name of its file.
        square: X, y and side.
        is_held_out: Whether no model was trained on the photo.
        structure: A sign.
        beside: Another; None without room beside the square.
        error: The visible error.
    """

    photo: str
    square: tuple[int, int, int]
    is_held_out: bool
    structure: float
    beside: float | None
    error: float


def run_trials(
    folder: Path, *, limit: int | None, squares: int, jobs: int
) -> Iterator[Trial]:
    """Fill squares of photos.

    Args:
        folder: With the folders `landscapes` and `fullsize`.
        limit: Photos of the training part to take; None is all. The others are all
            taken.
        squares: Of each photo.
        jobs: Processes.
    """
    photos = _photos(folder, limit)
    with get_context("spawn").Pool(jobs) as pool:
        found = pool.imap(partial(_of_photo, squares=squares), photos)
        for trials in tqdm(found, total=len(photos), unit="photo"):
            yield from trials


def _photos(folder: Path, limit: int | None) -> list[Path]:
    """Mixed, the same ones first each time."""
    found = [
        path
        for name in _FOLDERS
        for path in (folder / name).iterdir()
        if path.suffix.lower() in _SUFFIXES
    ]
    mixed = sorted(found, key=lambda path: _seed(path.name))
    training = [path for path in mixed if not is_validation_name(path.name)]
    held_out = [path for path in mixed if is_validation_name(path.name)]
    return training[:limit] + held_out


def _of_photo(path: Path, *, squares: int) -> list[Trial]:
    engine = library_engine(AppPaths.of_user(), detail=True)
    engine.prepare()
    with Image.open(path) as image:
        photo = Photo.from_pixels(np.asarray(image.convert("RGB")), path.name)
    return [_of_square(engine, photo, number) for number in range(squares)]


def _of_square(engine: FillEngine, photo: Photo, number: int) -> Trial:
    name = photo.info.path.name
    hole = _place(photo.size, np.random.default_rng(_seed(f"{name}:{number}")))
    job = FillJob(photo, hole, **_WAYS[number % len(_WAYS)])
    filled = engine.fill(job, silent).patch.pixels
    signs = read_signs(engine, job, silent)
    around = Surroundings.of(photo, hole, ())
    return Trial(
        photo=name,
        square=(hole.left, hole.top, hole.width),
        is_held_out=is_validation_name(name),
        structure=signs.structure,
        beside=signs.beside,
        error=visible_error(photo.region(hole), filled, texture=around.texture),
    )


def _place(size: Size, rng: np.random.Generator) -> Box:
    part = np.exp(rng.uniform(np.log(_SMALLEST), np.log(_LARGEST)))
    side = max(12, round(size.short_side * part))
    x = int(rng.integers(0, size.width - side + 1))
    y = int(rng.integers(0, size.height - side + 1))
    return Box.square(x, y, side)


def _seed(text: str) -> int:
    return int(hashlib.sha256(text.encode()).hexdigest()[:8], 16)

"""Mendscape's own fillers, through the engine that the window and the command use."""

from functools import partial

from benchmarks.fillers import Fill, Filler
from core.arrays import Pixels
from core.geometry import Box
from core.inpainting.engine import FillJob
from core.inpainting.library_engine import library_engine
from core.paths import AppPaths
from core.photo.photo import Photo
from core.progress import silent


def product(paths: AppPaths, model: str | None) -> list[Filler]:
    """The classic network, and a model without and with detail.

    Args:
        paths: Where the user's own models lie.
        model: In place of the library's default.
    """
    plain = partial(product_fill, paths, detail=False)
    full = partial(product_fill, paths, detail=True)
    return [
        Filler("classic", partial(plain, "classic"), is_parallel=False),
        Filler("no-detail", partial(plain, model), is_parallel=False),
        Filler("mendscape", partial(full, model), is_parallel=False),
    ]


def product_fill(paths: AppPaths, model: str | None, *, detail: bool) -> Fill:
    """A warm engine as a benchmark's filler.

    Raises:
        ModelError: The model is unknown or damaged.
    """
    engine = library_engine(paths, detail=detail)
    engine.prepare(model)

    def fill(pixels: Pixels, hole: Box, seed: int) -> Pixels:
        job = FillJob(Photo.from_pixels(pixels), hole, seed=seed)
        patch = engine.fill(job, silent).patch
        filled = pixels.copy()
        filled[patch.box.slices] = patch.pixels
        return filled

    return fill

"""Mendscape's own fillers, through the engine that the window uses."""

from functools import partial

from benchmarks.fillers import Fill, Filler
from core.arrays import Pixels
from core.geometry import Box


def product() -> list[Filler]:
    """The classic network, the default model without detail, and the product itself."""
    return [
        Filler("classic", partial(_engine, "classic", detail=False), is_parallel=False),
        Filler("no-detail", partial(_engine, None, detail=False), is_parallel=False),
        Filler("mendscape", partial(_engine, None, detail=True), is_parallel=False),
    ]


def _engine(model: str | None, *, detail: bool) -> Fill:
    raise NotImplementedError

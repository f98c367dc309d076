"""How many processes pay for a batch on this computer."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from core.processor import usable_cores

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from core.batch.job import BatchJob

_SQUARES_EACH = 25
"""Fewer take less time than a process takes to start, about five seconds."""
_DUSTY = 10
"""Squares over the dust of a photo, more or less."""
_PROCESS_BYTES = 1_000_000_000
"""TensorFlow, a model, and what a fill takes; measured 0.8 GB."""
_PIXEL_BYTES = 16
"""Of a photo that is opened, filled and saved; measured 9, and 16 bits take more."""

_USUAL_PIXELS = 24_000_000
"""Of a photo that does not tell."""


def workers_that_pay(jobs: Sequence[BatchJob]) -> int:
    """As many as this computer has cores and memory for, and the jobs are worth.

    With a graphics card one is enough: it is what fills then.
    """
    squares = sum(job.weight if job.sensitivity is None else _DUSTY for job in jobs)
    most = min(usable_cores(), len(jobs), squares // _SQUARES_EACH)
    if most <= 1 or _may_have_gpu():
        return 1
    return min(most, workers_that_fit(jobs))


def workers_that_fit(jobs: Sequence[BatchJob]) -> int:
    """As many as there is free memory for, and at least one."""
    import psutil

    free = psutil.virtual_memory().available
    return max(1, free // (_PROCESS_BYTES + _PIXEL_BYTES * _largest_pixels(jobs)))


def _largest_pixels(jobs: Sequence[BatchJob]) -> int:
    """Of the photo with the largest file."""
    from core.disk import open_file
    from core.photo.picture import UNDECODED, open_picture

    largest = max((job.photo for job in jobs), key=_bytes)
    with suppress(*UNDECODED), open_file(largest) as file:
        width, height = open_picture(file).size
        return width * height
    return _USUAL_PIXELS


def _bytes(photo: Path) -> int:
    with suppress(OSError, ValueError):
        return photo.stat().st_size
    return 0


def _may_have_gpu() -> bool:
    """Whether there is a graphics card that TensorFlow is likely to use."""
    from core.doctor.facts import Part
    from core.doctor.gpu import GpuUse, gpu_use
    from core.doctor.graphics import look_at_graphics

    graphics = look_at_graphics()
    # Unknown: nothing that can be seen without TensorFlow is in its way.
    is_possible = gpu_use({Part.GRAPHICS: graphics}) is GpuUse.UNKNOWN
    return is_possible and not graphics.missing_packages

"""What the timed processes share: the large photo, and how they answer."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from core.photo.photo import Photo

PHOTO_SIZE = (6000, 4000)
"""Width and height: 24 megapixels."""


def tell(**figures: float) -> None:
    """Answer the parent process in one line.

    Moments are told in seconds of the system's monotonic clock, which the parent
    reads, too: so the start of the interpreter and all imports count.
    """
    sys.stdout.write(json.dumps(figures) + "\n")
    sys.stdout.flush()


def seconds_of(work: Callable[[], object]) -> float:
    """How long something takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def in_turns(
    works: Mapping[str, Callable[[], object]], *, rounds: int
) -> dict[str, float]:
    """How long each of several things takes, under one load.

    Args:
        works: By name.
        rounds: Of all; one more goes before them and does not count.

    Returns:
        The median seconds by name.
    """
    taken: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds + 1):
        for name, work in works.items():
            taken[name].append(seconds_of(work))
    return {name: median(times[1:]) for name, times in taken.items()}


def peak_memory() -> float:
    """Most bytes of this process in memory so far.

    On Linux `getrusage` would tell the peak of the process that started this one, when
    that was higher.
    """
    status = Path("/proc/self/status")
    if status.exists():
        lines = status.read_text(encoding="ascii", errors="ignore").splitlines()
        peak = next(line for line in lines if line.startswith("VmHWM:"))
        return 1024.0 * int(peak.split()[1])
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return float(most if sys.platform == "darwin" else 1024 * most)


def large_photo() -> Photo:
    """A photo of 24 megapixels with soft shapes and grain, the same every time."""
    import numpy as np

    from core.photo.photo import Photo

    width, height = PHOTO_SIZE
    rng = np.random.default_rng(24)
    across = np.sin(np.linspace(0, 40, width))[None, :]
    down = np.cos(np.linspace(0, 25, height))[:, None]
    light = (128 + 60 * across * down).astype(np.uint8)
    grain = rng.integers(0, 24, (height, width, 3), np.uint8)
    return Photo.from_pixels(light[..., None] + grain)

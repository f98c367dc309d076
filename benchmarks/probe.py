"""What the timed processes share: the large photo, and how they answer."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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

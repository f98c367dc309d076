"""Photos for the loads, made by code."""

from pathlib import Path

import numpy as np
from PIL import Image

from core.arrays import Pixels
from core.geometry import Size


def scenery(size: Size, seed: int = 0) -> Pixels:
    """A smooth sky over rough ground, (H, W, 3), quickly made at any size."""
    rng = np.random.default_rng(seed)
    small = rng.integers(60, 200, (24, 32, 3)).astype(np.uint8)
    picture = np.array(
        Image.fromarray(small).resize(
            (size.width, size.height), Image.Resampling.BICUBIC
        )
    )
    ground = picture[size.height // 2 :]
    grain = rng.integers(0, 40, (*ground.shape[:2], 1), dtype=np.uint8)
    np.add(ground, grain, out=ground, casting="unsafe")
    return picture


def save_scenery(path: Path, size: Size, seed: int = 0) -> Path:
    """Write such a picture as a file of the path's format."""
    Image.fromarray(scenery(size, seed)).save(path, quality=90)
    return path

"""A folder of photos made by code, laid out as the benchmark expects it."""

from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from benchmarks.protocols import Protocol
from core.arrays import Pixels
from core.split import is_validation_name


def landscape(seed: int, width: int = 300, height: int = 240) -> Pixels:
    """Sky, a ridge, and grain of several sizes."""
    rng = np.random.default_rng(seed)
    rows = np.linspace(0, 1, height)[:, None]
    ridge = 0.5 + 0.1 * np.cumsum(rng.normal(0, 0.05, width))[None, :]
    light = np.where(rows < ridge, 190 - 60 * rows, 110 - 40 * rows)
    for sigma, strength in ((0.7, 9), (2, 12), (6, 14)):
        grain = cv2.GaussianBlur(rng.normal(0, 1, light.shape), (0, 0), sigma)
        light = light + strength * grain / grain.std()
    tint = rng.uniform(0.8, 1.1, 3)
    return np.clip(light[..., None] * tint, 0, 255).astype(np.uint8)


@pytest.fixture(scope="session")
def photos(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve validation photos for each protocol, and others that must not be used."""
    root = tmp_path_factory.mktemp("photos")
    for protocol in Protocol:
        for folder in protocol.folders:
            (root / folder).mkdir(parents=True)
        names = [f"{protocol}{number}.png" for number in range(80)]
        chosen = [name for name in names if is_validation_name(name)][:12]
        others = [name for name in names if not is_validation_name(name)][:3]
        for number, name in enumerate([*chosen, *others]):
            folder = protocol.folders[number % 2]
            Image.fromarray(landscape(number)).save(root / folder / name)
    return root

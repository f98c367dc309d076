"""What people do to photos and keep both."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image, ImageEnhance

from core.dataset.inspection import THUMBNAIL_SIDE

Change = Callable[[Image.Image], Image.Image]


def resized(factor: float) -> Change:
    return lambda image: image.resize(
        (round(factor * image.width), round(factor * image.height))
    )


def cropped(part: float) -> Change:
    """Less on the left and at the top than on the other sides."""

    def crop(image: Image.Image) -> Image.Image:
        left, top = 0.3 * part * image.width, 0.3 * part * image.height
        right, bottom = left + (1 - part) * image.width, top + (1 - part) * image.height
        return image.crop(tuple(round(side) for side in (left, top, right, bottom)))

    return crop


def brightened(factor: float) -> Change:
    return lambda image: ImageEnhance.Brightness(image).enhance(factor)


CHANGES: dict[str, Change] = {
    "as it is": lambda image: image,
    "smaller": resized(0.6),
    "cropped": cropped(0.05),
    "brighter": brightened(1.12),
    "darker": brightened(0.8),
    "grey": lambda image: image.convert("L"),
    "several": lambda image: resized(0.8)(cropped(0.04)(brightened(0.9)(image))),
}


def save_copy(source: Path, target: Path, change: Change, quality: int = 75) -> Path:
    with Image.open(source) as image:
        change(image).save(target, quality=quality)
    return target


def thumbnail(image: Image.Image) -> np.ndarray:
    side = (THUMBNAIL_SIDE, THUMBNAIL_SIDE)
    return np.asarray(image.resize(side, Image.Resampling.BOX).convert("L"))

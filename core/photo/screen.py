"""A photo's colours as a screen shows them.

Screens are taken for sRGB, as most programs do. Photos of phones (Display P3) and of
cameras (Adobe RGB, ProPhoto) say with other numbers what they mean, and would look
pale.
"""

import io
from concurrent.futures import ThreadPoolExecutor
from itertools import product

import numpy as np
from PIL import Image, ImageCms

from core.arrays import Pixels

_ROWS_AT_ONCE = 256
_SPACE = slice(16, 20)
_NOT_SEEN = 1
"""Colours that differ by no more, of 255, are the same to the eye."""

_PROBE_LEVELS = (0, 32, 64, 96, 128, 160, 192, 224, 255)


class ScreenColour:
    """Converts RGB of one colour profile to sRGB.

    Raises:
        OSError: The profile is damaged.
        ValueError: It is not for RGB.
    """

    def __init__(self, icc_profile: bytes) -> None:
        if icc_profile[_SPACE] != b"RGB ":
            raise ValueError("The profile must be for RGB.")
        self._transform = ImageCms.ImageCmsTransform(
            ImageCms.ImageCmsProfile(io.BytesIO(icc_profile)),
            ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")),
            "RGB",
            "RGB",
            ImageCms.Intent.RELATIVE_COLORIMETRIC,
            # Without a cache of the last pixel, threads may share a transform.
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION | ImageCms.Flags.NOCACHE,
        )

    @property
    def is_needed(self) -> bool:
        """Whether any colour looks another one without it."""
        probe = np.array(list(product(_PROBE_LEVELS, repeat=3)), np.uint8)[None]
        differences = self.shown(probe).astype(int) - probe
        return bool(abs(differences).max() > _NOT_SEEN)

    def shown(self, pixels: Pixels) -> Pixels:
        """What (H, W, 3) RGB pixels of the photo look like, read-only."""
        if len(pixels) <= _ROWS_AT_ONCE:
            return self._converted(pixels)
        result = np.empty_like(pixels, order="C")

        def convert(top: int) -> None:
            rows = slice(top, top + _ROWS_AT_ONCE)
            result[rows] = self._converted(pixels[rows])

        with ThreadPoolExecutor() as workers:  # Pillow frees the GIL
            for _ in workers.map(convert, range(0, len(pixels), _ROWS_AT_ONCE)):
                pass
        result.setflags(write=False)
        return result

    def _converted(self, pixels: Pixels) -> Pixels:
        image = Image.fromarray(np.ascontiguousarray(pixels))
        return np.asarray(self._transform.apply(image))


def screen_colour(icc_profile: bytes) -> ScreenColour | None:
    """The conversion of a profile; None where pixels are shown as they are."""
    if not icc_profile:
        return None
    try:
        colour = ScreenColour(icc_profile)
        return colour if colour.is_needed else None
    except (OSError, ValueError):
        return None

"""Between the four inks of a printed picture and RGB, the same way there and back."""

import io
from typing import Protocol

from PIL import Image, ImageCms


class CmykColour(Protocol):
    """One consistent pair of conversions between CMYK and RGB pictures."""

    def to_rgb(self, image: Image.Image) -> Image.Image:
        """An RGB picture of a CMYK one."""
        ...

    def to_cmyk(self, image: Image.Image) -> Image.Image:
        """A CMYK picture of an RGB one."""
        ...


class PlainCmyk:
    """The textbook formula without black ink; RGB comes back exactly."""

    def to_rgb(self, image: Image.Image) -> Image.Image:
        """An RGB picture of a CMYK one."""
        return image.convert("RGB")

    def to_cmyk(self, image: Image.Image) -> Image.Image:
        """A CMYK picture of an RGB one."""
        return image.convert("CMYK")


class ProfiledCmyk:
    """The conversions of an embedded printing profile, from and to sRGB.

    Raises:
        OSError: The profile is damaged.
        ValueError: It is not for CMYK, or not for both directions.
    """

    def __init__(self, icc_profile: bytes) -> None:
        inks = ImageCms.ImageCmsProfile(io.BytesIO(icc_profile))
        screen = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
        self._to_rgb = _transform(inks, screen, "CMYK", "RGB")
        self._to_cmyk = _transform(screen, inks, "RGB", "CMYK")

    def to_rgb(self, image: Image.Image) -> Image.Image:
        """An RGB picture of a CMYK one."""
        return self._to_rgb.apply(image)

    def to_cmyk(self, image: Image.Image) -> Image.Image:
        """A CMYK picture of an RGB one."""
        return self._to_cmyk.apply(image)


def cmyk_colour(icc_profile: bytes) -> CmykColour:
    """The profile's conversions where it has both, and the plain ones otherwise."""
    if not icc_profile:
        return PlainCmyk()
    try:
        return ProfiledCmyk(icc_profile)
    except (OSError, ValueError):
        return PlainCmyk()


def _transform(
    source: ImageCms.ImageCmsProfile,
    target: ImageCms.ImageCmsProfile,
    source_mode: str,
    target_mode: str,
) -> ImageCms.ImageCmsTransform:
    return ImageCms.ImageCmsTransform(
        source,
        target,
        source_mode,
        target_mode,
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        # Without a cache of the last pixel, threads may share a transform.
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION | ImageCms.Flags.NOCACHE,
    )

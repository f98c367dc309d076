"""Photos on their way from and to the clipboard, as Qt's pictures; no widgets."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QColorSpace, QImage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.geometry import Box
    from core.patch import Patch
    from core.photo.photo import Photo

_RGB_SPACE = b"RGB "
_SPACE_AT = slice(16, 20)


def photo_from_picture(picture: QImage, name: str) -> Photo:
    """A photo with the pixels, transparency and colour profile of a picture.

    Args:
        picture: Of any format; it is copied.
        name: What the file may be called.
    """
    import numpy as np

    from core.photo.photo import Photo, PhotoInfo
    from core.photo.raster import Raster, RasterMode

    has_alpha = picture.hasAlphaChannel()
    formats = QImage.Format
    plain = picture.convertToFormat(
        formats.Format_RGBA8888 if has_alpha else formats.Format_RGB888
    )
    channels = 4 if has_alpha else 3
    height, width = plain.height(), plain.width()
    rows = np.frombuffer(plain.constBits(), np.uint8)
    rows = rows.reshape(height, plain.bytesPerLine())[:, : width * channels]
    samples = rows.reshape(height, width, channels).copy()
    samples.setflags(write=False)
    mode: RasterMode = "RGBA" if has_alpha else "RGB"
    info = PhotoInfo(Path(name), "PNG", mode, icc_profile=_profile(picture))
    return Photo(Raster(samples, mode), info)


def picture_of(photo: Photo, patches: Sequence[Patch], box: Box) -> QImage:
    """One box of the repaired photo, for other programs.

    Args:
        photo: The original.
        patches: As they lie on it.
        box: In photo pixels.
    """
    import numpy as np

    from core.compose import composed

    pixels = composed(photo, patches, box)
    if photo.raster.mode in ("LA", "RGBA"):
        part = replace(photo.raster, samples=photo.raster.samples[box.slices])
        alpha = part.in_8_bits().samples[..., -1:]
        pixels = np.concatenate([pixels, alpha], axis=2)
        layout = QImage.Format.Format_RGBA8888
    else:
        layout = QImage.Format.Format_RGB888
    height, width, channels = pixels.shape
    data = np.ascontiguousarray(pixels).data
    # A copy: the pixels go when this function ends.
    picture = QImage(data, width, height, width * channels, layout).copy()
    if photo.info.icc_profile[_SPACE_AT] == _RGB_SPACE:
        picture.setColorSpace(QColorSpace.fromIccProfile(photo.info.icc_profile))
    return picture


def _profile(picture: QImage) -> bytes:
    """The colour profile, where there is one and it suits RGB pixels."""
    space = picture.colorSpace()
    profile = space.iccProfile().data() if space.isValid() else b""
    return bytes(profile) if profile[_SPACE_AT] == _RGB_SPACE else b""

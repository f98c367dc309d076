"""Saving photos: the samples of the source, the patches, and all that was known.

Formats hold different things. What the target cannot hold and nobody would miss is
left out (texts of a PNG in a JPEG, any metadata but the resolution in a BMP, the
tables of a JPEG in a PNG, a printing profile beside RGB pixels); transparency is
never dropped: the photo is refused. JPEG and lossy WebP are compressed again as a
whole; PNG, TIFF, BMP and lossless WebP come back bit for bit outside the patches.
"""

import struct
from collections.abc import Sequence
from pathlib import Path

from PIL import Image, PngImagePlugin

from core.errors import PhotoNotSaved
from core.files import atomic_write, reason_of
from core.patch import Patch
from core.photo import Photo, PhotoInfo
from core.photo_encoding import (
    JpegEncoding,
    PngEncoding,
    TiffEncoding,
    WebpEncoding,
)
from core.photo_formats import PHOTO_FORMATS, PhotoFormat, format_of, nearest_mode
from core.photo_tiff import add_tiff_metadata

JPEG_QUALITY = 95
"""Of a JPEG or lossy WebP whose source was of another kind, 0..100."""

_EXIF_HEAD = b"Exif\0\0"
_JPEG_LONGEST = {"EXIF": 65_533 - len(_EXIF_HEAD), "XMP": 65_504}
_PROFILE_SPACES = {
    "L": b"GRAY",
    "LA": b"GRAY",
    "RGB": b"RGB ",
    "RGBA": b"RGB ",
    "CMYK": b"CMYK",
}
_FULL_COLOUR = 0
_PNG_LEVEL = 3  # of photos, files as small as the default 6 makes, in half the time
_WITH_PREDICTOR = {0x013D: 2}

Options = dict[str, object]


def save_photo(photo: Photo, patches: Sequence[Patch], path: Path) -> None:
    """Write the photo with its patches; the source file may be the target.

    Args:
        photo: The original.
        patches: Laid over it in this order; alpha stays as it is.
        path: Its ending chooses the format. An existing file is replaced in one
            step, or stays whole when anything fails.

    Raises:
        PhotoNotSaved: Unknown ending, a format that cannot hold the photo, or a
            target that cannot be written.
        ValueError: A patch leaves the photo.
    """
    _refuse_outside(photo, patches)
    target = _checked_format(photo, path)
    mode = nearest_mode(target, photo.raster.mode)
    options = _options(photo.info, target, mode)
    try:
        image = photo.raster.to_image(tuple(patches))
        if image.mode != mode:
            image = _converted(photo, image, mode)
        with atomic_write(path) as temporary:
            image.save(temporary, format=target.name, **options)
            if target.name == "TIFF":
                add_tiff_metadata(temporary, photo.info)
    except MemoryError as error:
        raise PhotoNotSaved(path, "there is not enough memory") from error
    except OSError as error:
        reason = reason_of(error) or "writing ended early; the disk may be full"
        raise PhotoNotSaved(path, reason) from error
    except (ValueError, RuntimeError, struct.error) as error:
        raise PhotoNotSaved(path, f"{target.name} cannot hold it") from error


def _refuse_outside(photo: Photo, patches: Sequence[Patch]) -> None:
    for patch in patches:
        if not patch.box.fits(photo.size):
            msg = f"A patch must lie inside the photo. Received: {patch.box}."
            raise ValueError(msg)


def _checked_format(photo: Photo, path: Path) -> PhotoFormat:
    """The format for the target, after everything that speaks against it."""
    target = format_of(path)
    if target is None:
        known = ", ".join(each.suffixes[0] for each in PHOTO_FORMATS)
        raise PhotoNotSaved(path, f"its name must end in one of {known}")
    if max(photo.size.width, photo.size.height) > target.longest_side:
        reason = f"{target.name} allows {target.longest_side} pixels a side"
        raise PhotoNotSaved(path, reason)
    if not target.has_transparency and not photo.raster.is_opaque:
        reason = f"{target.name} has no transparency; PNG, TIFF and WebP have"
        raise PhotoNotSaved(path, reason)
    if target.name == "JPEG":
        for name, block in (("EXIF", photo.info.exif), ("XMP", photo.info.xmp)):
            if len(block) > _JPEG_LONGEST[name]:
                reason = f"its {name} data is too long for a JPEG file"
                raise PhotoNotSaved(path, reason)
    return target


def _converted(photo: Photo, image: Image.Image, mode: str) -> Image.Image:
    if image.mode == "CMYK":
        return photo.raster.colour.to_rgb(image)
    return image.convert(mode)


def _options(info: PhotoInfo, target: PhotoFormat, mode: str) -> Options:
    """What Pillow's writer of that format is told."""
    options: Options = {"icc_profile": _profile(info, mode)}
    if info.dpi is not None:
        options["dpi"] = info.dpi
    match target.name:
        case "JPEG":
            return options | _marked(info) | _jpeg_options(info)
        case "WEBP":
            return options | _marked(info) | _webp_options(info)
        case "PNG":
            exif = {"exif": info.exif} if info.exif else {}
            chunks = {"pnginfo": _png_chunks(info)}
            return options | exif | chunks | {"compress_level": _PNG_LEVEL}
        case "TIFF":
            return options | _tiff_options(info)
        case _:
            return options


def _profile(info: PhotoInfo, mode: str) -> bytes | None:
    """The photo's colour profile where it describes pixels of that mode."""
    fits = info.mode == mode or info.icc_profile[16:20] == _PROFILE_SPACES[mode]
    return info.icc_profile if info.icc_profile and fits else None


def _marked(info: PhotoInfo) -> Options:
    options: Options = {"exif": _EXIF_HEAD + info.exif} if info.exif else {}
    return options | {"xmp": info.xmp} if info.xmp else options


def _jpeg_options(info: PhotoInfo) -> Options:
    source = info.encoding
    if not isinstance(source, JpegEncoding):
        return {"quality": JPEG_QUALITY, "subsampling": _FULL_COLOUR}
    return {
        "qtables": source.tables,
        "subsampling": source.subsampling,
        "progressive": source.is_progressive,
        "comment": source.comment,
        "extra": source.segments,
    }


def _webp_options(info: PhotoInfo) -> Options:
    source = info.encoding
    was_lossy = isinstance(source, JpegEncoding) or (
        isinstance(source, WebpEncoding) and not source.is_lossless
    )
    if was_lossy:
        return {"quality": JPEG_QUALITY}
    # `exact` keeps the colours under full transparency as well.
    return {"lossless": True, "exact": True}


def _png_chunks(info: PhotoInfo) -> PngImagePlugin.PngInfo:
    result = PngImagePlugin.PngInfo()
    if info.xmp:
        result.add_itxt("XML:com.adobe.xmp", info.xmp.decode(errors="replace"))
    if isinstance(info.encoding, PngEncoding):
        for name, data in info.encoding.chunks:
            result.add(name, data)
    return result


def _tiff_options(info: PhotoInfo) -> Options:
    source = info.encoding
    if not isinstance(source, TiffEncoding):
        return {"compression": "tiff_adobe_deflate", "tiffinfo": _WITH_PREDICTOR}
    tags = _WITH_PREDICTOR if source.has_predictor else {}
    return {"compression": source.compression, "tiffinfo": tags}

"""What Pillow's writers are told, so that a saved file says what the photo said."""

from PIL import PngImagePlugin

from core.photo.encoding import (
    JpegEncoding,
    PngEncoding,
    TiffEncoding,
    WebpEncoding,
)
from core.photo.formats import AVIF, HEIC, PhotoFormat
from core.photo.photo import PhotoInfo
from core.photo.save_options import SaveOptions

JPEG_QUALITY = 95
"""Of a JPEG or lossy WebP whose source was of another kind, 0..100."""

PNG_LEVEL = 3
"""Of photos, files as small as the default 6 makes, in half the time."""

EXIF_HEAD = b"Exif\0\0"
"""What stands before the EXIF data of a JPEG or WebP."""

_PROFILE_SPACES = {
    "L": b"GRAY",
    "LA": b"GRAY",
    "RGB": b"RGB ",
    "RGBA": b"RGB ",
    "CMYK": b"CMYK",
}
_FULL_COLOUR, _HALF_COLOUR = 0, 2
_FINE_QUALITY = 90  # from here on, colours are kept as sharp as brightness
_LOSSY = (HEIC.name, AVIF.name)
_WITH_PREDICTOR = {0x013D: 2}

Options = dict[str, object]


def writer_options(
    info: PhotoInfo, target: PhotoFormat, mode: str, wanted: SaveOptions
) -> Options:
    """What Pillow's writer of that format is told."""
    options: Options = {"icc_profile": fitting_profile(info, mode)}
    if info.dpi is not None:
        options["dpi"] = info.dpi
    match target.name:
        case "JPEG":
            return options | _marked(info) | _jpeg_options(info, wanted)
        case "WEBP":
            return options | _marked(info) | _webp_options(info, wanted)
        case "PNG":
            exif = {"exif": info.exif} if info.exif else {}
            chunks = {"pnginfo": _png_chunks(info)}
            return options | exif | chunks | {"compress_level": PNG_LEVEL}
        case "TIFF":
            return options | _tiff_options(info)
        case _:
            return options


def fitting_profile(info: PhotoInfo, mode: str) -> bytes | None:
    """The photo's colour profile where it describes pixels of that mode, else None."""
    fits = info.mode == mode or info.icc_profile[16:20] == _PROFILE_SPACES[mode]
    return info.icc_profile if info.icc_profile and fits else None


def _marked(info: PhotoInfo) -> Options:
    options: Options = {"exif": EXIF_HEAD + info.exif} if info.exif else {}
    return options | {"xmp": info.xmp} if info.xmp else options


def _jpeg_options(info: PhotoInfo, wanted: SaveOptions) -> Options:
    source = info.encoding
    if not isinstance(source, JpegEncoding):
        return _jpeg_quality(wanted.quality or JPEG_QUALITY)
    captions: Options = {"comment": source.comment, "extra": source.segments}
    if wanted.quality is not None:
        return captions | _jpeg_quality(wanted.quality)
    return captions | {
        "qtables": source.tables,
        "subsampling": source.subsampling,
        "progressive": source.is_progressive,
    }


def _jpeg_quality(quality: int) -> Options:
    is_fine = quality >= _FINE_QUALITY
    return {
        "quality": quality,
        "subsampling": _FULL_COLOUR if is_fine else _HALF_COLOUR,
    }


def _webp_options(info: PhotoInfo, wanted: SaveOptions) -> Options:
    source = info.encoding
    was_lossy = (
        isinstance(source, JpegEncoding)
        or (isinstance(source, WebpEncoding) and not source.is_lossless)
        or info.format in _LOSSY
    )
    if not wanted.is_lossless and (was_lossy or wanted.quality is not None):
        return {"quality": wanted.quality or JPEG_QUALITY}
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
        return {}
    tags = _WITH_PREDICTOR if source.has_predictor else {}
    return {"compression": source.compression, "tiffinfo": tags}

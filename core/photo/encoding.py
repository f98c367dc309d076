"""How a file was written, so that writing it again changes as little as possible."""

import struct
from dataclasses import dataclass
from typing import BinaryIO

from PIL import Image, TiffImagePlugin
from PIL.JpegImagePlugin import JpegImageFile, get_sampling

from core.photo.ifd import Directory, read_first
from core.photo.previews import without_previews

_IPTC_TAG, _PHOTOSHOP_TAG = 0x83BB, 0x8649
_PREDICTOR_TAG, _OF_NEIGHBOURS = 0x013D, 2
_PHOTOSHOP_HEAD = b"Photoshop 3.0\0"
_XMP_EXTENSION_HEAD = b"http://ns.adobe.com/xmp/extension/\0"
_PNG_KEPT = frozenset((b"gAMA", b"cHRM", b"sRGB", b"cICP", b"tEXt", b"zTXt", b"iTXt"))
_PNG_KEPT_ELSEWHERE = (b"XML:com.adobe.xmp\0", b"Raw profile type ")
_PNG_LONGEST = 16 * 2**20
_TIFF_DEFAULT = "tiff_adobe_deflate"
_TIFF_LOSSLESS = ("raw", "packbits", "tiff_lzw", _TIFF_DEFAULT, "zstd")
_FULL_COLOUR = 0
_PNG_HEAD, _RIFF_HEAD = struct.Struct(">L4s"), struct.Struct("<4sL")


@dataclass(frozen=True, slots=True)
class JpegEncoding:
    """What makes a JPEG look like its source.

    Attributes:
        tables: Quantization tables in the order of their numbers, 64 values each.
        subsampling: 0 is 4:4:4, 1 is 4:2:2, 2 is 4:2:0.
        is_progressive: Sent in several scans.
        comment: The COM segment.
        segments: Whole segments that are carried over: captions (APP13) and the
            continuation of a long XMP packet.
    """

    tables: tuple[tuple[int, ...], ...]
    subsampling: int
    is_progressive: bool
    comment: bytes
    segments: bytes


@dataclass(frozen=True, slots=True)
class PngEncoding:
    """Texts and the description of colour, as (name, data) of their chunks."""

    chunks: tuple[tuple[bytes, bytes], ...]


@dataclass(frozen=True, slots=True)
class TiffEncoding:
    """Compression by Pillow's name; captions that TIFF keeps in fields of their own.

    Attributes:
        compression: A lossless one that suits every depth, whatever the source had.
        has_predictor: Whether differences of neighbours were compressed.
        captions: IPTC and Photoshop's resources by their tags.
    """

    compression: str
    has_predictor: bool
    captions: dict[int, bytes]


@dataclass(frozen=True, slots=True)
class WebpEncoding:
    """Whether the pixels were kept exactly."""

    is_lossless: bool


Encoding = JpegEncoding | PngEncoding | TiffEncoding | WebpEncoding


def encoding_of(image: Image.Image, file: BinaryIO) -> Encoding | None:
    """What is worth keeping of the way in which an open file was written."""
    if isinstance(image, JpegImageFile):
        return _jpeg_encoding(image)
    if isinstance(image, TiffImagePlugin.TiffImageFile):
        return tiff_encoding(
            read_first(file), str(image.info.get("compression", "raw"))
        )
    if image.format == "PNG":
        return PngEncoding(_png_chunks(file))
    if image.format == "WEBP":
        return WebpEncoding(_is_lossless_webp(file))
    return None


def _jpeg_encoding(image: JpegImageFile) -> JpegEncoding:
    segments = []
    for name, data in image.applist:
        if name == "APP1" and data.startswith(_XMP_EXTENSION_HEAD):
            segments.append(_segment(0xE1, data))
        elif name == "APP13" and data.startswith(_PHOTOSHOP_HEAD):
            captions = without_previews(data.removeprefix(_PHOTOSHOP_HEAD))
            if captions:
                segments.append(_segment(0xED, _PHOTOSHOP_HEAD + captions))
    sampling = get_sampling(image)
    return JpegEncoding(
        tables=tuple(tuple(table) for _, table in sorted(image.quantization.items())),
        subsampling=_FULL_COLOUR if sampling < 0 else sampling,
        is_progressive=bool(image.info.get("progressive")),
        comment=image.info.get("comment", b""),
        segments=b"".join(segments),
    )


def _segment(marker: int, data: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(data) + 2) + data


def tiff_encoding(layout: Directory, compression: str) -> TiffEncoding:
    """What is worth keeping of a TIFF file.

    Args:
        layout: Its first directory.
        compression: By Pillow's name.
    """
    fields = layout.fields
    captions = {
        tag: fields[tag].data for tag in (_IPTC_TAG, _PHOTOSHOP_TAG) if tag in fields
    }
    if _PHOTOSHOP_TAG in captions:
        captions[_PHOTOSHOP_TAG] = without_previews(captions[_PHOTOSHOP_TAG])
    return TiffEncoding(
        compression=compression if compression in _TIFF_LOSSLESS else _TIFF_DEFAULT,
        has_predictor=layout.numbers(_PREDICTOR_TAG) == (_OF_NEIGHBOURS,),
        captions={tag: data for tag, data in captions.items() if data},
    )


def _png_chunks(file: BinaryIO) -> tuple[tuple[bytes, bytes], ...]:
    """The chunks worth keeping; a file cut behind its pixels has no more of them."""
    chunks = []
    file.seek(8)
    while len(head := file.read(_PNG_HEAD.size)) == _PNG_HEAD.size:
        length, name = _PNG_HEAD.unpack(head)
        if name in _PNG_KEPT and length <= _PNG_LONGEST:
            data = file.read(length)
            if not data.startswith(_PNG_KEPT_ELSEWHERE):
                chunks.append((name, data))
            file.seek(4, 1)
        else:
            file.seek(length + 4, 1)
    return tuple(chunks)


def _is_lossless_webp(file: BinaryIO) -> bool:
    file.seek(12)
    while len(head := file.read(_RIFF_HEAD.size)) == _RIFF_HEAD.size:
        name, length = _RIFF_HEAD.unpack(head)
        if name in (b"VP8L", b"VP8 "):
            return bool(name == b"VP8L")
        file.seek(length + length % 2, 1)
    return False

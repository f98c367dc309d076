"""Photos of 16 bits a channel: PNG and TIFF files, kept to the last bit.

Let in are grey and RGB, with transparency or without, as unsigned whole numbers.
Refused with one sentence is what would not come back as it was: inks, colours beside
them, premultiplied transparency, rare compressions.
"""

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from PIL import Image

from core.errors import PhotoUnsupported
from core.geometry import Size
from core.photo.depth import Samples16
from core.photo.encoding import encoding_of
from core.photo.facts import PhotoFacts, facts_of_picture, facts_of_tiff
from core.photo.formats import PNG, TIFF
from core.photo.ifd import Directory, read_first
from core.photo.pages import pages_in_tiff
from core.photo.picture import open_picture
from core.photo.vips import read_png, read_tiff

DEEP_BITS = 16
_SHALLOW_BITS = 8

_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PNG_HEAD = struct.Struct(">8s8xLLB")
_CHUNK_HEAD = struct.Struct(">L4s")
_TIFF_HEADS = (b"II*\0", b"MM\0*")

_WIDTH, _HEIGHT, _BITS, _COMPRESSION, _PHOTOMETRY = 0x100, 0x101, 0x102, 0x103, 0x106
_CHANNELS, _PLANES, _TILE_WIDTH = 0x115, 0x11C, 0x142
_EXTRA_CHANNELS, _SAMPLE_FORMAT = 0x152, 0x153
_SEPARATE_PLANES, _UNSIGNED, _PLAIN_ALPHA = 2, 1, 2
_COLOURS = {1: 1, 2: 3}  # channels of grey, where black is 0, and of RGB
_COMPRESSIONS = {
    1: "raw",
    5: "tiff_lzw",
    8: "tiff_adobe_deflate",
    32_773: "packbits",
    32_946: "tiff_adobe_deflate",
}


@dataclass(frozen=True, slots=True)
class DeepPng:
    """A PNG file of 16 bits a channel that is open."""

    path: Path
    file: BinaryIO
    size: Size

    format = PNG.name

    def pictures(self) -> int:
        """How many the file holds."""
        return int(getattr(self._opened(), "n_frames", 1))

    def facts(self) -> PhotoFacts:
        """What the file says beside its pixels."""
        encoding = encoding_of(self._opened(), self.file)
        has_more = _has_more_behind_pixels(self.file)
        image = self._opened()
        if has_more:
            image.load()
        return facts_of_picture(image.info, encoding)

    def samples(self) -> Samples16:
        """As stored, (H, W, channels)."""
        return read_png(self.file)

    def _opened(self) -> Image.Image:
        return open_picture(self.file, [PNG])


@dataclass(frozen=True, slots=True)
class DeepTiff:
    """A TIFF file of 16 bits a channel that is open."""

    path: Path
    file: BinaryIO
    layout: Directory

    format = TIFF.name

    @property
    def size(self) -> Size:
        """As stored."""
        return Size(self.layout.numbers(_WIDTH)[0], self.layout.numbers(_HEIGHT)[0])

    def pictures(self) -> int:
        """How many the file holds."""
        return pages_in_tiff(self.file)

    def facts(self) -> PhotoFacts:
        """What the file says beside its pixels."""
        compression = _COMPRESSIONS[_first(self.layout, _COMPRESSION)]
        return facts_of_tiff(self.file, self.layout, compression)

    def samples(self) -> Samples16:
        """As stored, (H, W, channels)."""
        return read_tiff(self.file)


DeepFile = DeepPng | DeepTiff


def deep_file(path: Path, file: BinaryIO) -> DeepFile | None:
    """The file as one of 16 bits a channel; None when it is anything else.

    Raises:
        PhotoUnsupported: It has more bits than 8 in a form that would not come back.
        ValueError: It is damaged.
    """
    file.seek(0)
    head = file.read(_PNG_HEAD.size)
    if head.startswith(_PNG_SIGNATURE) and len(head) == _PNG_HEAD.size:
        _, width, height, bits = _PNG_HEAD.unpack(head)
        return DeepPng(path, file, Size(width, height)) if bits == DEEP_BITS else None
    if head.startswith(_TIFF_HEADS):
        layout = read_first(file)
        if max(layout.numbers(_BITS), default=1) > _SHALLOW_BITS:
            _refuse_unusual(path, layout)
            return DeepTiff(path, file, layout)
    return None


def _is_whole(layout: Directory) -> bool:
    """Whether the samples are unsigned whole numbers of 16 bits."""
    is_unsigned = set(layout.numbers(_SAMPLE_FORMAT)) <= {_UNSIGNED}
    return is_unsigned and set(layout.numbers(_BITS)) == {DEEP_BITS}


def _refuse_unusual(path: Path, layout: Directory) -> None:
    colours = _COLOURS.get(_first(layout, _PHOTOMETRY))
    extra = layout.numbers(_EXTRA_CHANNELS)
    reason = None
    if not _is_whole(layout):
        reason = "it has more than 8 bits a channel, but not whole numbers of 16"
    elif colours is None:
        reason = "its colours of 16 bits are neither grey nor RGB"
    elif extra not in ((), (_PLAIN_ALPHA,)):
        reason = "it has channels beside its colours of 16 bits"
    elif _first(layout, _CHANNELS) != colours + len(extra):
        reason = "the number of its channels is unusual"
    elif _first(layout, _COMPRESSION) not in _COMPRESSIONS:
        reason = "its compression is unusual for 16 bits a channel"
    elif layout.numbers(_TILE_WIDTH) and _first(layout, _PLANES) == _SEPARATE_PLANES:
        reason = "its colours are stored in separate tiles"
    if reason:
        raise PhotoUnsupported(path, reason)


def _first(layout: Directory, tag: int) -> int:
    """The first number of a field; 1, which most fields mean when they are missing."""
    return (layout.numbers(tag) or (1,))[0]


def _has_more_behind_pixels(file: BinaryIO) -> bool:
    """Whether chunks other than pixels follow the pixels of a PNG."""
    file.seek(len(_PNG_SIGNATURE))
    is_behind = False
    while len(head := file.read(_CHUNK_HEAD.size)) == _CHUNK_HEAD.size:
        length, name = _CHUNK_HEAD.unpack(head)
        if is_behind and name not in (b"IDAT", b"IEND"):
            return True
        is_behind = is_behind or name == b"IDAT"
        file.seek(length + 4, 1)
    return False

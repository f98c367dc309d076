"""What a person chooses for one file, where it is to differ from its source."""

from dataclasses import dataclass, replace

from core.photo.encoding import Encoding, JpegEncoding, PngEncoding, TiffEncoding
from core.photo.photo import Photo

_COLOUR_CHUNKS = frozenset((b"gAMA", b"cHRM", b"sRGB", b"cICP"))
_LOWEST, _HIGHEST = 1, 100


@dataclass(frozen=True, slots=True)
class SaveOptions:
    """How a photo is saved; the default is as close to the source as the format can.

    Attributes:
        quality: Of a JPEG or lossy WebP, 1..100; None writes as the source was
            written. The other formats lose nothing and have no use for it.
        is_lossless: Keep every pixel in a WebP, whatever the quality.
        is_quick: Do not compress a TIFF, unless the source was one; that takes a
            second for 24 MP.
        has_metadata: False leaves out date, place, camera and captions; colours
            and resolution stay described.

    Raises:
        ValueError: The quality is out of range.
    """

    quality: int | None = None
    is_lossless: bool = False
    is_quick: bool = False
    has_metadata: bool = True

    def __post_init__(self) -> None:
        if self.quality is not None and not _LOWEST <= self.quality <= _HIGHEST:
            msg = f"A quality must be 1..100. Received: quality={self.quality}."
            raise ValueError(msg)


AS_SOURCE = SaveOptions()


def without_metadata(photo: Photo) -> Photo:
    """The same photo, which knows nothing of where, when and how it was taken."""
    encoding = _without_captions(photo.info.encoding)
    info = replace(photo.info, exif=b"", xmp=b"", encoding=encoding)
    return Photo(photo.raster, info)


def _without_captions(encoding: Encoding | None) -> Encoding | None:
    match encoding:
        case JpegEncoding():
            return replace(encoding, comment=b"", segments=b"")
        case PngEncoding():
            chunks = (one for one in encoding.chunks if one[0] in _COLOUR_CHUNKS)
            return replace(encoding, chunks=tuple(chunks))
        case TiffEncoding():
            return replace(encoding, captions={})
        case _:
            return encoding

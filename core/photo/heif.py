"""HEIC and AVIF photos, as phones write them: opened, and saved as something else.

HEIC is read by pi-heif, which has no encoder: so neither has Mendscape, nor the
patents and the GPL licence that come with one. AVIF is read by Pillow.
"""

from pathlib import Path
from typing import BinaryIO, cast

from PIL import Image, features

from core.errors import PhotoUnreadable, PhotoUnsupported
from core.photo.formats import AVIF, HEIC, PhotoFormat
from core.photo.picture import open_picture

_AVIF_BRANDS = frozenset((b"avif", b"avis"))
_HEIC_BRANDS = frozenset(
    (
        *(b"heic", b"heix", b"heim", b"heis", b"hevc"),
        *(b"hevx", b"hevm", b"hevs", b"mif1", b"msf1"),
    )
)
_AV1_SETTINGS, _AV1_FLAGS_AT, _AV1_IS_DEEP = b"av1C", 6, 0x40
_HEAD_LENGTH = 2**16


def phone_format(head: bytes) -> PhotoFormat | None:
    """Which of the two formats begins so; None for others.

    Args:
        head: The first 64 bytes, or fewer where the file is shorter.
    """
    if head[4:8] != b"ftyp":
        return None
    names = head[8 : int.from_bytes(head[:4])]
    brands = {names[at : at + 4] for at in range(0, len(names), 4)}
    if brands & _AVIF_BRANDS:
        return AVIF
    return HEIC if brands & _HEIC_BRANDS else None


def open_phone_photo(path: Path, file: BinaryIO, kind: PhotoFormat) -> Image.Image:
    """The picture in a file, not yet decoded, when it has 8 bits a channel.

    Of several pictures in a HEIC file it is the one that the camera calls the first;
    the others stay where they are, since the file is never written to.

    Raises:
        PhotoUnreadable: What reads the format is missing, or the file is damaged.
        PhotoUnsupported: It has more bits a channel, or moves.
    """
    image = _opened(path, file, kind)
    if _bits(image, file) > 8:  # noqa: PLR2004 - bits
        reason = f"it has more than 8 bits a channel, which {kind.name} files keep here"
        raise PhotoUnsupported(path, reason)
    return image


def _opened(path: Path, file: BinaryIO, kind: PhotoFormat) -> Image.Image:
    if kind is AVIF:
        if not features.check("avif"):
            raise PhotoUnreadable(path, "this installation of Pillow reads no AVIF")
        return open_picture(file, [AVIF])
    try:
        from pi_heif import HeifImageFile
    except ImportError as error:
        reason = "HEIC photos need the Python package pi-heif; install it, or save "
        raise PhotoUnreadable(path, f"{reason}the photo as JPEG") from error
    file.seek(0)
    return cast("Image.Image", HeifImageFile(file))


def _bits(image: Image.Image, file: BinaryIO) -> int:
    if image.format == "AVIF":
        file.seek(0)
        head = file.read(_HEAD_LENGTH)
        at = head.find(_AV1_SETTINGS)
        is_deep = at >= 0 and head[at + _AV1_FLAGS_AT] & _AV1_IS_DEEP
        return 10 if is_deep else 8
    return int(image.info.get("bit_depth", 8))

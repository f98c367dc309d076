"""What is not let in, each with the sentence that says why."""

from pathlib import Path
from typing import BinaryIO

from PIL import Image

from core.errors import PhotoTooLarge, PhotoUnreadable, PhotoUnsupported
from core.geometry import Size
from core.photo.ifd import read_first
from core.photo.pages import pages_in_tiff
from core.photo.raster import RASTER_MODES

_PLAIN_MODES = ("1", "La", "P", "PA")
_RAW_SUFFIXES = (
    *(".3fr", ".arw", ".cr2", ".dng", ".erf", ".iiq", ".mef"),
    *(".nef", ".nrw", ".orf", ".pef", ".rw2", ".sr2", ".srw"),
)
_TIFF_HEADS = (b"II*\0", b"MM\0*")
_BIGTIFF_HEADS = (b"II+\0", b"MM\0+")
_DNG_VERSION = 0xC612


def refuse_head(path: Path, file: BinaryIO, head: bytes) -> None:
    """Refuse what the first bytes of a file give away.

    Raises:
        PhotoUnreadable: There are none.
        PhotoUnsupported: They belong to something that is not repaired.
        ValueError: A directory of the file is damaged.
    """
    if not head:
        raise PhotoUnreadable(path, "the file is empty")
    if head.startswith(_BIGTIFF_HEADS):
        raise PhotoUnsupported(path, "it is a BigTIFF file")
    if head.startswith(b"GIF8"):
        reason = "it is a GIF, which holds drawings and animations; save it as PNG"
        raise PhotoUnsupported(path, reason)
    if head.startswith(_TIFF_HEADS) and _is_raw(path, file):
        raise PhotoUnsupported(path, "it is a camera's raw file")


def refuse_large(path: Path, size: Size, pixel_limit: int) -> None:
    """Refuse more pixels than the limit, before any is decoded.

    Raises:
        PhotoTooLarge: It has more.
    """
    if size.pixels > pixel_limit:
        raise PhotoTooLarge(path, size, pixel_limit)


def refuse_lossy(path: Path, image: Image.Image, file: BinaryIO) -> None:
    """Refuse whatever a repair would take from the file without a word.

    Raises:
        PhotoUnsupported: There is such a thing.
    """
    refuse_several(path, image.format or "", _pictures(image, file))
    if image.mode not in (*RASTER_MODES, *_PLAIN_MODES):
        raise PhotoUnsupported(path, f"its colours are stored as {image.mode}")


def refuse_several(path: Path, kind: str, pictures: int) -> None:
    """Refuse several pictures in one file.

    Raises:
        PhotoUnsupported: There are more than one.
    """
    if pictures > 1 and kind == "TIFF":
        reason = f"it has {pictures} pages, and saving would lose all but the first"
        raise PhotoUnsupported(path, reason)
    if pictures > 1:
        reason = (
            f"it is an animation of {pictures} pictures, and saving would stop it "
            "at the first"
        )
        raise PhotoUnsupported(path, reason)


def _is_raw(path: Path, file: BinaryIO) -> bool:
    return (
        path.suffix.lower() in _RAW_SUFFIXES or _DNG_VERSION in read_first(file).fields
    )


def _pictures(image: Image.Image, file: BinaryIO) -> int:
    """How many a file holds that saving would lose."""
    if image.format == "TIFF":
        position = file.tell()
        pages = pages_in_tiff(file)
        file.seek(position)
        return pages
    # An MPO is a JPEG with previews behind it, and HEIC files are never written.
    if image.format in ("MPO", "HEIF"):
        return 1
    return int(getattr(image, "n_frames", 1))

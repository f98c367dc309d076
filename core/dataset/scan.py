"""Finding the photos of a folder that can be trained on."""

import hashlib
import io
import os
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from core.dataset.scan_cache import ScanCache
from core.dataset.scan_report import (
    FEWEST_PHOTOS,
    MOST_PIXELS,
    SHORTEST_SIDE,
    AcceptedPhoto,
    Fault,
    RejectedPhoto,
    ScanProgress,
    ScanReport,
    TellScan,
    ignore,
)
from core.errors import FolderUnreadable, NoPhotosFound
from core.geometry import Size

__all__ = [
    "FEWEST_PHOTOS",
    "AcceptedPhoto",
    "Fault",
    "RejectedPhoto",
    "ScanCache",
    "ScanProgress",
    "ScanReport",
    "scan_folder",
]

PHOTO_SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", ".bmp"})


def scan_folder(
    folder: Path,
    *,
    cache: ScanCache | None = None,
    tell: TellScan = ignore,
    workers: int | None = None,
) -> ScanReport:
    """Look at every photo file below a folder.

    Args:
        folder: To look through, with all folders in it but hidden ones.
        cache: What earlier scans saw.
        tell: Hears how far it is.
        workers: Photos that are looked at at once; as many as there are processors
            when None.

    Raises:
        FolderUnreadable: The folder is missing or not to be read.
        NoPhotosFound: It holds no usable photo.
        Cancelled: Raised by `tell`.
    """
    if not folder.is_dir():
        raise FolderUnreadable(folder, "there is no such folder")
    accepted: dict[str, AcceptedPhoto] = {}
    rejected: list[RejectedPhoto] = []
    paths = sorted(_photo_files(folder))
    for number, path in enumerate(paths, 1):
        found = _inspected(path)
        if isinstance(found, AcceptedPhoto) and found.key in accepted:
            first = accepted[found.key].path
            found = RejectedPhoto(path, Fault.COPY, of=first)
        if isinstance(found, AcceptedPhoto):
            accepted[found.key] = found
        else:
            rejected.append(found)
        tell(ScanProgress(number, len(paths), len(accepted), len(rejected), found))
    if not accepted:
        raise NoPhotosFound(folder, len(rejected))
    return ScanReport(folder, tuple(accepted.values()), tuple(rejected))


def _photo_files(folder: Path) -> Iterator[Path]:
    def refuse(error: OSError) -> None:
        if error.filename == str(folder):
            raise FolderUnreadable(folder, str(error.strerror)) from error

    for parent, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = Path(parent, name)
            if path.suffix.lower() in PHOTO_SUFFIXES and not name.startswith("."):
                yield path


def _inspected(path: Path) -> AcceptedPhoto | RejectedPhoto:
    try:
        data = path.read_bytes()
        with Image.open(io.BytesIO(data)) as image:
            size = Size(*image.size)
            if size.short_side < SHORTEST_SIDE:
                return RejectedPhoto(path, Fault.TOO_SMALL)
            if size.pixels > MOST_PIXELS:
                return RejectedPhoto(path, Fault.TOO_LARGE)
            image.load()
    except (ValueError, SyntaxError, Image.DecompressionBombError):
        return RejectedPhoto(path, Fault.UNREADABLE)
    except OSError as error:
        is_truncated = "truncated" in str(error)
        fault = Fault.TRUNCATED if is_truncated else Fault.UNREADABLE
        return RejectedPhoto(path, fault)
    key = hashlib.sha256(data).hexdigest()
    return AcceptedPhoto(path, size, key, group=key)

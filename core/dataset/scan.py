"""Finding the photos of a folder."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from core.errors import FolderUnreadable, NoPhotosFound

PHOTO_SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", ".bmp"})
SHORTEST_SIDE = 128  # px; smaller pictures hold too little context around a hole


@dataclass(frozen=True, slots=True)
class RejectedPhoto:
    """A file that looked like a photo but cannot be trained on.

    Attributes:
        path: Of the file.
        reason: For people, like "not readable".
    """

    path: Path
    reason: str


@dataclass(frozen=True, slots=True)
class ScanReport:
    """What a folder holds.

    Attributes:
        accepted: Photos to use, sorted.
        rejected: The others, with their reasons.
    """

    accepted: tuple[Path, ...]
    rejected: tuple[RejectedPhoto, ...]


def scan_folder(folder: Path) -> ScanReport:
    """Look at every photo file below a folder; only headers are read.

    Raises:
        DatasetError: The folder is missing, unreadable, or holds no usable photo.
    """
    if not folder.is_dir():
        raise FolderUnreadable(folder, "there is no such folder")
    accepted: list[Path] = []
    rejected: list[RejectedPhoto] = []
    for path in sorted(_photo_files(folder)):
        reason = _fault_of(path)
        if reason is None:
            accepted.append(path)
        else:
            rejected.append(RejectedPhoto(path, reason))
    if not accepted:
        raise NoPhotosFound(folder, len(rejected))
    return ScanReport(tuple(accepted), tuple(rejected))


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


def _fault_of(path: Path) -> str | None:
    """Why a file cannot be used, or None."""
    from PIL import Image

    try:
        with Image.open(path) as image:
            short = min(image.size)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return "not readable"
    if short < SHORTEST_SIDE:
        return f"short side under {SHORTEST_SIDE} px"
    return None

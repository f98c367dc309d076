"""The files in a folder that look like photos."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from core.errors import FolderUnreadable
from core.files import reason_of
from core.photo.formats import OPENED_ONLY, PHOTO_FORMATS

PHOTO_SUFFIXES = frozenset(
    suffix
    for photo_format in (*PHOTO_FORMATS, *OPENED_ONLY)
    for suffix in photo_format.suffixes
)

# Thumbnails of network drives, waste baskets, shadows of zip files.
_NOT_THE_USERS = frozenset(
    {"@eaDir", "#recycle", "$RECYCLE.BIN", "System Volume Information", "__MACOSX"}
)


@dataclass(frozen=True, slots=True)
class PhotoFile:
    """A file that looks like a photo by its name, or a folder that is closed to us.

    Attributes:
        path: Below the folder that was asked for.
        size: In bytes; -1 when the system does not tell or it is a closed folder.
        changed: Time of the last change in nanoseconds.
    """

    path: Path
    size: int = -1
    changed: int = 0


def photo_files(folder: Path) -> Iterator[PhotoFile]:
    """Go through a folder and all folders in it, links to folders included.

    Hidden folders and files are passed over, and so is a folder that was already
    seen under another name: a link that leads in a circle ends there. What cannot be
    read is a `PhotoFile` without a size.

    Raises:
        FolderUnreadable: The folder itself is missing or not to be read.
    """
    seen: set[tuple[int, int]] = set()
    waiting = [folder]
    while waiting:
        place = waiting.pop()
        try:
            if _is_seen(place, seen):
                continue
            with os.scandir(place) as entries:
                shown = [entry for entry in entries if not _is_hidden(entry)]
        except OSError as error:
            if place == folder:
                reason = reason_of(error) or "it is no folder"
                raise FolderUnreadable(folder, reason) from error
            yield PhotoFile(place)
            continue
        for entry in shown:
            if _is_folder(entry):
                waiting.append(Path(entry.path))
            elif os.path.splitext(entry.name)[1].lower() in PHOTO_SUFFIXES:  # noqa: PTH122 - far quicker
                yield from _measured(entry)


def _is_hidden(entry: os.DirEntry[str]) -> bool:
    return entry.name.startswith(".") or entry.name in _NOT_THE_USERS


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False  # a link to itself


def _is_seen(place: Path, seen: set[tuple[int, int]]) -> bool:
    facts = place.stat()
    mark = (facts.st_dev, facts.st_ino)
    # Some network drives number nothing.
    is_seen = facts.st_ino != 0 and mark in seen
    seen.add(mark)
    return is_seen


def _measured(entry: os.DirEntry[str]) -> Iterator[PhotoFile]:
    path = Path(entry.path)
    try:
        facts = entry.stat()
    except OSError:
        yield PhotoFile(path)
        return
    # A pipe or a device of that name would never end.
    if stat.S_ISREG(facts.st_mode):
        yield PhotoFile(path, facts.st_size, facts.st_mtime_ns)

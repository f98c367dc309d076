"""The photos that lie in one folder, as a person sees it."""

import os
from pathlib import Path

from core.errors import FolderUnreadable
from core.files import reason_of
from core.photo.formats import OPENED_ONLY, PHOTO_FORMATS

_SUFFIXES = frozenset(
    suffix for each in (*PHOTO_FORMATS, *OPENED_ONLY) for suffix in each.suffixes
)


def photos_in(folder: Path) -> list[Path]:
    """Files that look like photos by their names, in no order.

    Hidden files and whatever lies in other folders below are left out.

    Raises:
        FolderUnreadable: The folder is missing or not to be read.
    """
    try:
        with os.scandir(folder) as entries:
            return [Path(entry.path) for entry in entries if _is_photo(entry)]
    except OSError as error:
        reason = reason_of(error) or "it is no folder"
        raise FolderUnreadable(folder, reason) from error


def _is_photo(entry: os.DirEntry[str]) -> bool:
    is_hidden = entry.name.startswith(".")
    return (
        not is_hidden
        and Path(entry.name).suffix.lower() in _SUFFIXES
        and _is_file(entry)
    )


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:  # a link to itself
        return False

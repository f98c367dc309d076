"""The program's own folders: where they are, and whether they can be written to."""

import shutil
from dataclasses import fields
from pathlib import Path
from tempfile import TemporaryFile

from core.doctor.facts import Folder, Folders
from core.files import reason_of
from core.paths import AppPaths


def look_at_folders(paths: AppPaths) -> Folders:
    """Try each folder; none is made, and nothing is left behind."""
    return Folders(
        tuple(_look_at(each.name, getattr(paths, each.name)) for each in fields(paths))
    )


def _look_at(use: str, path: Path) -> Folder:
    """A folder that is not there yet is as good as the one it would be made in."""
    place = next((each for each in (path, *path.parents) if each.exists()), path)
    try:
        free = shutil.disk_usage(place).free
    except OSError:
        free = None
    return Folder(use, path, free, _fault(place))


def _fault(place: Path) -> str:
    # Only writing tells: read-only disks, quotas and access lists have many ways.
    try:
        with TemporaryFile(dir=place) as file:
            file.write(b"mendscape")
            file.flush()
    except OSError as error:
        return reason_of(error) or str(error)
    return ""

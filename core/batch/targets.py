"""Where a repaired picture may be written."""

from pathlib import Path

from core.disk import is_folder, resolved
from core.errors import (
    OutputFolderMissing,
    OutputFolderUnusable,
    OutputFormatUnknown,
    OutputIsFolder,
    OutputIsPhoto,
)
from core.files import reason_of
from core.photo.formats import PHOTO_FORMATS, format_of


def check_target(*, photo: Path, output: Path) -> None:
    """Whether a photo's repair can be written there.

    Raises:
        OutputUnsuitable: It cannot, or must not.
    """
    if is_same_file(photo, output):
        raise OutputIsPhoto(output)
    if is_folder(output):
        raise OutputIsFolder(output)
    if format_of(output) is None:
        endings = [each.suffixes[0] for each in PHOTO_FORMATS]
        raise OutputFormatUnknown(output, endings)
    if not is_folder(output.parent):
        raise OutputFolderMissing(output)


def make_target_folder(folder: Path) -> None:
    """Make a folder to write into, if it is not there; its parent must be.

    Raises:
        OutputFolderUnusable: It cannot be made.
    """
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        reason = reason_of(error) or "there is a file of that name"
        raise OutputFolderUnusable(folder, reason) from error


def is_same_file(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file, through links of both kinds as well."""
    if resolved(one) == resolved(other):
        return True
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return False

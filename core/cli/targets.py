"""Where a repaired picture may be written."""

from pathlib import Path

from core.photo_formats import PHOTO_FORMATS, format_of


def target_problem(*, photo: Path, output: Path) -> str | None:
    """Why a photo's repair cannot be written there, in one sentence; None if it can."""
    if is_same_file(photo, output):
        return f"{output.name} is the photo itself; choose another output."
    if output.is_dir():
        return f"{output.name} is a folder, so no picture can be written there."
    if format_of(output) is None:
        endings = ", ".join(each.suffixes[0] for each in PHOTO_FORMATS)
        return f"The output {output.name} must end in one of {endings}."
    if not output.parent.is_dir():
        return f"There is no folder {output.parent} to write {output.name} into."
    return None


def is_same_file(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file, through links of both kinds as well."""
    if one.resolve() == other.resolve():
        return True
    try:
        return one.samefile(other)
    except OSError:
        return False

"""Where the repaired pictures of chosen photos go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.batch.job import BatchJob
from core.disk import resolved
from core.photo.formats import PHOTO_FORMATS, format_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from core.batch.squares import Squares


def planned_jobs(
    photos: Sequence[Path],
    squares: Squares,
    *,
    folder: Path,
    suffix: str,
    sensitivity: int | None = None,
) -> tuple[BatchJob, ...]:
    """One job for each photo, in the same order.

    A picture keeps its photo's name and format, or becomes a JPEG where photos of that
    format are only read. Where a name would be used twice or is that of one of the
    photos, it gets a number; so no photo is ever replaced.

    Args:
        photos: No one twice.
        squares: To fill in each.
        folder: To write into; need not be there yet.
        suffix: Added to the names before their ending; may be empty.
        sensitivity: Of the dust finder, 0..100; None leaves dust alone.
    """
    taken = _Taken()
    for photo in photos:
        taken.add(photo)
    jobs = []
    for photo in photos:
        output = _free(folder / f"{photo.stem}{suffix}{_ending(photo)}", taken)
        taken.add(output)
        jobs.append(BatchJob(photo, output, squares, sensitivity=sensitivity))
    return tuple(jobs)


class _Taken:
    """Paths that are in use, under all names that some disk could take for one."""

    def __init__(self) -> None:
        self._marks: set[str] = set()
        self._folders: dict[Path, Path] = {}

    def __contains__(self, path: Path) -> bool:
        return self._mark(path) in self._marks

    def add(self, path: Path) -> None:
        """Take a path."""
        self._marks.add(self._mark(path))

    def _mark(self, path: Path) -> str:
        folder = path.parent
        if folder not in self._folders:
            self._folders[folder] = resolved(folder)  # slow, and there are few
        return str(self._folders[folder] / path.name).casefold()


def _ending(photo: Path) -> str:
    return photo.suffix if format_of(photo) else PHOTO_FORMATS[0].suffixes[0]


def _free(path: Path, taken: _Taken) -> Path:
    number, found = 1, path
    while found in taken:
        number += 1
        found = path.with_stem(f"{path.stem}-{number}")
    return found

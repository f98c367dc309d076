"""What a computer of the cluster is asked before it repairs anything."""

from __future__ import annotations

import time
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from core.batch.job import BatchJob

_MOST_PHOTOS = 50
_MOST_FOLDERS = 20
_PATIENCE = 5.0  # seconds; a drive in the network may show a new file late
_MOMENT = 0.25  # seconds


@dataclass(frozen=True, slots=True)
class Sight:
    """What can be seen of the files of a list, from this computer.

    Attributes:
        photos: The paths of some photos, and how many bytes they have.
        marks: Files that lie in the folders to write into, for the moment.
    """

    photos: tuple[tuple[str, int], ...]
    marks: tuple[str, ...]


@contextmanager
def in_sight(jobs: Sequence[BatchJob]) -> Iterator[Sight]:
    """Look at the files of a list; the marks are gone at the end of the block.

    A folder of the same name may be another one elsewhere, so a mark is left in it.
    What is missing here is told when its picture is made.

    Args:
        jobs: Their paths start from the root.
    """
    step = max(1, len(jobs) // _MOST_PHOTOS)
    folders = dict.fromkeys(job.output.parent for job in jobs)
    with ExitStack() as stack:
        marks = [
            stack.enter_context(NamedTemporaryFile(dir=folder, prefix=".mendscape-"))
            for folder in list(folders)[:_MOST_FOLDERS]
            if _takes_files(folder)
        ]
        yield Sight(
            tuple(_sizes(job.photo for job in jobs[::step])),
            tuple(mark.name for mark in marks),
        )


def _takes_files(folder: Path) -> bool:
    try:
        with NamedTemporaryFile(dir=folder, prefix=".mendscape-"):
            return True
    except OSError:
        return False


def _sizes(photos: Iterable[Path]) -> Iterator[tuple[str, int]]:
    for photo in photos:
        with suppress(OSError, ValueError):
            yield str(photo), photo.stat().st_size


def what_differs(sight: Sight) -> str:
    """What is wrong with what can be seen from here; empty when nothing is."""
    for path, size in sight.photos:
        try:
            if Path(path).stat().st_size != size:
                return f"there, {path} is another file"
        except OSError:
            return f"it does not see {path}"
    until = time.monotonic() + _PATIENCE
    for path in sight.marks:
        while not Path(path).exists():
            if time.monotonic() > until:
                return f"it does not see the same folder {Path(path).parent}"
            time.sleep(_MOMENT)
    return ""

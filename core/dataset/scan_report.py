"""What a scan finds in a folder, and how it tells."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from core.geometry import Size

SHORTEST_SIDE = 128
"""In pixels; smaller pictures hold too little context around a hole."""

MOST_PIXELS = 175_000_000
"""Of a photo to train on; just below where Pillow refuses to decode."""

FEWEST_PHOTOS = 20
"""To train on some and to prove the result on others."""


class Fault(StrEnum):
    """Why a file that looks like a photo is not trained on."""

    UNREADABLE = "unreadable"
    TRUNCATED = "truncated"
    TOO_SMALL = "too_small"
    TOO_LARGE = "too_large"
    FLAT = "flat"
    COPY = "copy"
    NEAR_COPY = "near_copy"


_REASONS = {
    Fault.UNREADABLE: "not readable",
    Fault.TRUNCATED: "incomplete, the end of the file is missing",
    Fault.TOO_SMALL: f"short side under {SHORTEST_SIDE} px",
    Fault.TOO_LARGE: f"more than {MOST_PIXELS // 10**6} megapixels",
    Fault.FLAT: "nothing to see in it",
    Fault.COPY: "copy of {name}",
    Fault.NEAR_COPY: "nearly the same as {name}",
}


@dataclass(frozen=True, slots=True)
class RejectedPhoto:
    """A file that looked like a photo but is not trained on.

    Attributes:
        path: Of the file.
        fault: Why.
        of: The accepted photo that it is a copy of, exactly or nearly; else None.
    """

    path: Path
    fault: Fault
    of: Path | None = None

    @property
    def reason(self) -> str:
        """In English, like "copy of IMG_12.jpg"."""
        return _REASONS[self.fault].format(name=self.of.name if self.of else "")


@dataclass(frozen=True, slots=True)
class AcceptedPhoto:
    """A photo that can be trained on.

    Attributes:
        path: Of the file.
        size: Upright, in pixels.
        key: Of the file's content, in hexadecimal digits; where the file lies and
            what it is called do not matter.
        group: The same for all photos of one scene, taken in a series; the smallest
            key among them.
    """

    path: Path
    size: Size
    key: str
    group: str


@dataclass(frozen=True, slots=True)
class ScanReport:
    """What a folder holds.

    Attributes:
        folder: That was looked through.
        accepted: Photos to use, sorted by path.
        rejected: The others, sorted by path.
    """

    folder: Path
    accepted: tuple[AcceptedPhoto, ...]
    rejected: tuple[RejectedPhoto, ...]

    @property
    def paths(self) -> tuple[Path, ...]:
        """Of the accepted photos, sorted."""
        return tuple(photo.path for photo in self.accepted)


@dataclass(frozen=True, slots=True)
class ScanProgress:
    """How far a scan is.

    Copies are told from each other at the end only: until then they count as
    accepted, each as a group of its own.

    Attributes:
        done: Files that were looked at.
        total: Files found so far; it grows while the folders are gone through.
        accepted: Of those done.
        rejected: Of those done.
        latest: The last one that was looked at.
    """

    done: int
    total: int
    accepted: int
    rejected: int
    latest: AcceptedPhoto | RejectedPhoto | None = None


TellScan = Callable[[ScanProgress], None]
"""Called several times a second; may raise `core.errors.Cancelled`."""


def ignore(progress: ScanProgress) -> None:
    """Tell nobody and never cancel."""

"""What earlier scans saw, so that a folder is looked through only once."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class ScanCache:
    """A file with findings by path, size and time of change.

    It only ever saves time: a cache that is damaged, locked or not to be written is
    the same as none.

    Attributes:
        file: Made when missing, with its folder.
    """

    file: Path

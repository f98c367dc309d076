"""Something that the program writes, from a state before it to a state after it."""

import re
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from core.paths import AppPaths

PHOTOS = "photos"
"""The folder of a person, beside the program's own."""

Look = Callable[[Path], tuple[Hashable, ...]]

_RANDOM = re.compile(r"[0-9a-f]{32,64}")


def _nothing(_root: Path) -> None:
    pass


class Again(Enum):
    """From which states a step can be taken after a fault."""

    EVER = auto()
    FROM_OLD = auto()
    NEVER = auto()
    """Getting ready for it makes another state."""


@dataclass(frozen=True, slots=True)
class Operation:
    """What is tried at every one of its calls to the system.

    Attributes:
        name: For the table.
        prepare: Makes the state before, in an empty folder.
        begin: Gets ready in the process that is to write, and gives the step that
            writes; only that step is disturbed.
        look: What a person or the program finds, in parts that may each be old or new.
        start: What the program does when it is started again.
        again: From where the step leads to the new state once more.
        is_cache: Whether a part that is gone is as good as the old one.
        stays: Files of the program that may stay until it writes again: one of a kind.
    """

    name: str
    prepare: Callable[[Path], object]
    begin: Callable[[Path], Callable[[], object]]
    look: Look
    start: Callable[[Path], object] = _nothing
    again: Again = Again.EVER
    is_cache: bool = False
    stays: frozenset[str] = frozenset()


def own_paths(root: Path) -> AppPaths:
    """The program's own folders during a trial."""
    return AppPaths.in_folder(root / "own")


def user_folder(root: Path) -> Path:
    """Where the person keeps photos."""
    folder = root / PHOTOS
    folder.mkdir(exist_ok=True)
    return folder


def names_in(root: Path) -> frozenset[str]:
    """All files and folders, with the same word for everything random."""
    found = (str(path.relative_to(root)) for path in root.rglob("*"))
    return frozenset(_RANDOM.sub("*", name) for name in found)


def bytes_of(path: Path) -> bytes | None:
    """What is in a file; None when there is none."""
    return path.read_bytes() if path.is_file() else None

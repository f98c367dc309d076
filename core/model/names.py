"""What a model can be called."""

import re
from collections.abc import Collection

LONGEST_NAME = 60
"""In letters; as a folder's name it fits every file system."""

_NUMBER_AT_END = re.compile(r" [0-9]{1,6}$")
_DEVICES = frozenset(
    ("con", "prn", "aux", "nul")
    + tuple(f"{port}{digit}" for port in ("com", "lpt") for digit in "0123456789")
)
"""Windows takes these for devices, with any ending."""


def is_model_name(name: str) -> bool:
    """Whether a model can be called so, on every platform's file system."""
    return (
        0 < len(name) <= LONGEST_NAME
        and name[0].isalnum()
        and name[-1] not in " ."
        and all(letter.isalnum() or letter in " ._-" for letter in name)
        and name.partition(".")[0].strip().casefold() not in _DEVICES
    )


def is_among(name: str, names: Collection[str]) -> bool:
    """Whether a name is taken; "Alps" and "alps" are one folder on many disks."""
    return name.casefold() in {each.casefold() for each in names}


def free_among(name: str, names: Collection[str]) -> str:
    """The name itself, or the first of "name 2", "name 3", ... that is not taken.

    A number that the name already ends with is counted on: "alps 2" gives "alps 3".
    """
    stem = _NUMBER_AT_END.sub("", name) or name
    number = 2
    free = name
    while is_among(free, names):
        end = f" {number}"
        free = stem[: LONGEST_NAME - len(end)].rstrip(" .") + end
        number += 1
    return free

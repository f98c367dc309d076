"""What a model can be called."""

import re
import unicodedata
from collections.abc import Collection
from itertools import chain, count

LONGEST_NAME = 60
"""In letters; as a folder's name it fits every file system."""

_LONGEST_GIVEN = LONGEST_NAME - 10  # leaves room for a number
_NAMELESS = "My photos"
_NUMBERED = re.compile(r"(.+) ([2-9]|[1-9][0-9])")
"""As we number; "Norway 2019" ends with a year."""
_DEVICE = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]", re.IGNORECASE)
"""Windows takes these for devices, with any ending."""


def is_model_name(name: str) -> bool:
    """Whether a model can be called so, on every platform's file system."""
    return (
        0 < len(name) <= LONGEST_NAME
        and name[0].isalnum()
        and name[-1] not in " ."
        and all(letter.isalnum() or letter in " ._-" for letter in name)
        and not _DEVICE.fullmatch(name.partition(".")[0].strip())
    )


def model_name_of(text: str) -> str:
    """A name for a model as near to any text, like the name of a folder, as can be."""
    composed = unicodedata.normalize("NFC", text)  # as typed, also from a Mac's disk
    words = "".join(
        letter if letter.isalnum() or letter in "._-" else " " for letter in composed
    ).split()
    name = " ".join(words).lstrip("._- ")[:_LONGEST_GIVEN].rstrip("._- ")
    return name if is_model_name(name) else _NAMELESS


def is_among(name: str, names: Collection[str]) -> bool:
    """Whether a name is taken; "Alps" and "alps" are one folder on many disks."""
    return name.casefold() in {each.casefold() for each in names}


def free_among(name: str, names: Collection[str]) -> str:
    """The name itself, or the first of "name 2", "name 3", ... that is not taken.

    A small number that the name already ends with is counted on: "alps 2" gives
    "alps 3".
    """
    numbered = _NUMBERED.fullmatch(name)
    stem, last = (numbered[1], int(numbered[2])) if numbered else (name, 1)
    ends = (f" {number}" for number in count(last + 1))
    others = (stem[: LONGEST_NAME - len(end)].rstrip(" .") + end for end in ends)
    return next(each for each in chain([name], others) if not is_among(each, names))

"""Names for models, made of names of folders."""

import unicodedata
from collections.abc import Callable
from itertools import count

from core.model.names import is_model_name

_LONGEST = 50  # letters; leaves room for a number within a model's longest name
_NAMELESS = "My photos"


def free_name_for(folder_name: str, is_taken: Callable[[str], bool]) -> str:
    """A valid name that is as near to a folder's as can be, with a number if need be.

    Args:
        folder_name: Any text.
        is_taken: Whether a model cannot be called so.
    """
    name = _valid_name(folder_name)
    if not is_taken(name):
        return name
    numbered = (f"{name} {number}" for number in count(2))
    return next(each for each in numbered if not is_taken(each))


def _valid_name(text: str) -> str:
    composed = unicodedata.normalize("NFC", text)  # as typed, also from a Mac's disk
    words = "".join(
        letter if letter.isalnum() or letter in "._-" else " " for letter in composed
    ).split()
    name = " ".join(words).lstrip("._- ")[:_LONGEST].rstrip("._- ")
    return name if is_model_name(name) else _NAMELESS

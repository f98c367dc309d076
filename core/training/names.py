"""Names for models, made of names of folders."""

import unicodedata
from collections.abc import Callable
from itertools import chain, count

from core.errors import ModelError
from core.model.names import LONGEST_NAME, is_model_name

_LONGEST = LONGEST_NAME - 10  # leaves room for a number
_NAMELESS = "My photos"


def free_name_for(folder_name: str, check: Callable[[str], None]) -> str:
    """A name for a model as near to a folder's as can be, with a number if need be.

    Args:
        folder_name: Any text.
        check: Raises `ModelError` for a name that a model cannot take.
    """
    name = _valid_name(folder_name)
    numbered = (f"{name} {number}" for number in count(2))
    return next(each for each in chain([name], numbered) if _is_free(each, check))


def _valid_name(text: str) -> str:
    composed = unicodedata.normalize("NFC", text)  # as typed, also from a Mac's disk
    words = "".join(
        letter if letter.isalnum() or letter in "._-" else " " for letter in composed
    ).split()
    name = " ".join(words).lstrip("._- ")[:_LONGEST].rstrip("._- ")
    return name if is_model_name(name) else _NAMELESS


def _is_free(name: str, check: Callable[[str], None]) -> bool:
    try:
        check(name)
    except ModelError:
        return False
    return True

"""Lines to be typed into a shell, whichever it is."""

import os
import re
import shlex

_PLAIN = re.compile(r"[\w./:+-]+")
_STRANGE = re.compile(r"""["$`!\\“”„\x00-\x1f]""")
"""What some shell takes for more than a letter, also between double quotes."""
_IN_DOUBLE_QUOTES = re.compile(r'"[^"]*"')


def typed(*words: str, is_windows: bool = os.name == "nt") -> str:
    r"""Words as they are typed into sh, the Command Prompt and PowerShell alike.

    A word with a letter that they disagree about, such as $, stands in single quotes;
    see `needs_powershell`.

    Args:
        words: From the program's name on.
        is_windows: Whether to type them on Windows; \ is a letter of its paths.
    """
    return " ".join(_quoted(word, is_windows=is_windows) for word in words)


def needs_powershell(line: str) -> bool:
    """Whether a line of `typed` is nothing for the Command Prompt of Windows."""
    return "'" in _IN_DOUBLE_QUOTES.sub("", line)


def _quoted(word: str, *, is_windows: bool) -> str:
    letters = word.replace("\\", "/") if is_windows else word
    if _PLAIN.fullmatch(letters):
        return word
    if not _STRANGE.search(letters):
        return f'"{word}"'
    return _in_powershell(word) if is_windows else shlex.quote(word)


def _in_powershell(word: str) -> str:
    doubled = word.replace("'", "''")
    return f"'{doubled}'"

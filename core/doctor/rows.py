"""The form of a report."""

from collections.abc import Callable
from dataclasses import dataclass

Translate = Callable[[str, str], str]
"""Takes a context and English words, as Qt's `translate` does.

Functions take it under the name `translate`, by which the tools for translators find
the words.
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a report.

    Attributes:
        label: What it is about; empty when the section's title says it.
        value: What was found.
        is_problem: Whether somebody should do something about it.
    """

    label: str
    value: str
    is_problem: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a report."""

    title: str
    rows: tuple[Row, ...]

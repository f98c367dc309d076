"""The order in which file managers show files: 2 stands before 10."""

from collections.abc import Callable
from functools import cmp_to_key
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCollator, QLocale, Qt

if TYPE_CHECKING:
    from _typeshed import SupportsAllComparisons


def natural_order() -> "Callable[[Path], SupportsAllComparisons]":
    """A key function that sorts files by name in the person's language."""
    locale = QLocale()
    if locale.language() == QLocale.Language.C:
        locale = QLocale(QLocale.Language.English)  # C knows no numbers in names
    collator = QCollator(locale)
    collator.setNumericMode(True)
    collator.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)

    def compare(one: Path, other: Path) -> int:
        # The names themselves tell "a01" from "a1", which the collator takes for one.
        as_names = (one.name > other.name) - (one.name < other.name)
        return collator.compare(one.name, other.name) or as_names

    return cmp_to_key(compare)

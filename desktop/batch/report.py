"""What came of a batch, in a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.batch.batch_words import name_text, result_text, state_text
from desktop.files.list_file import write_list

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from desktop.batch.entries import Entry

translate = QCoreApplication.translate


def write_report(path: Path, entries: Sequence[Entry]) -> None:
    """Write one row a picture.

    Args:
        path: Ends in .csv for a table, else lines of text are written.
        entries: In their order.

    Raises:
        OSError: The file cannot be written.
    """
    header = (
        translate("batch", "Photo"),
        translate("batch", "State"),
        translate("batch", "Result"),
    )
    rows = [
        (
            str(entry.photo) if entry.photo is not None else name_text(entry),
            state_text(entry),
            result_text(entry),
        )
        for entry in entries
    ]
    write_list(path, header=header, rows=rows)

"""A small table in a file that other programs open."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from core.files import atomic_write, sweep

_TABLE_ENCODING = "utf-8-sig"
"""With the mark by which spreadsheets know that it is UTF-8."""


def write_list(
    path: Path, *, header: Sequence[str], rows: Sequence[Sequence[str]]
) -> None:
    r"""Write rows as CSV when the path ends in .csv, else as lines of text.

    File names that are no text on this system are written with their odd bytes as
    `\xNN`.

    Args:
        path: Replaced when it is there.
        header: Names of the columns; in a table only.
        rows: Texts, as many as the header has.

    Raises:
        OSError: The file cannot be written.
    """
    is_table = path.suffix.lower() == ".csv"
    text = _table([header, *rows]) if is_table else _lines(rows)
    encoding = _TABLE_ENCODING if is_table else "utf-8"
    readable = text.encode("utf-8", "surrogateescape").decode(
        "utf-8", "backslashreplace"
    )
    with atomic_write(path) as temporary:
        temporary.write_text(readable, encoding, newline="")
    sweep(path.parent)  # of what a program has left that was killed in here


def _table(rows: Sequence[Sequence[str]]) -> str:
    buffer = io.StringIO(newline="")
    csv.writer(buffer).writerows(rows)
    return buffer.getvalue()


def _lines(rows: Sequence[Sequence[str]]) -> str:
    return "".join(": ".join(row) + "\n" for row in rows)

"""Reading a list of repairs: which pictures are to be made, and which rows are wrong.

Rows are counted as a spreadsheet does: the header is row 1.
"""

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from core.batch.job import BatchJob, Problem
from core.batch.squares import Squares
from core.batch.targets import check_target
from core.disk import open_file, resolved
from core.errors import (
    BatchError,
    JobListUnusable,
    OutputIsListed,
    OutputShared,
    OutputUnsuitable,
    RowIncomplete,
    SquareUnclear,
)
from core.files import reason_of
from core.geometry import Box

HEADER = ("photo", "x", "y", "side", "output")

_LONGEST = 20_000_000  # bytes; some hundred thousand rows
_WHOLE_NUMBER = re.compile(r"-?[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class Row:
    """One square of the list.

    Attributes:
        number: Of the row, for messages.
        photo: The file to open.
        hole: The square to fill; None where the row does not tell.
        output: The file to write.
    """

    number: int
    photo: Path
    hole: Box | None
    output: Path


@dataclass(frozen=True, slots=True)
class JobList:
    """What a list asks for. A picture with a wrong row is left out as a whole."""

    jobs: tuple[BatchJob, ...]
    problems: tuple[Problem, ...]


def read_job_list(path: Path) -> JobList:
    """Read a CSV file: UTF-8, with the columns of `HEADER`.

    Relative paths start from the list's folder. Rows with the same photo and output
    are one picture with several squares.

    Raises:
        JobListUnusable: The file cannot be read, or does not begin with the header.
    """
    rows: list[Row] = []
    problems: list[Problem] = []
    for number, cells in _records(path):
        if len(cells) != len(HEADER) or not (cells[0] and cells[-1]):
            problems.append(Problem(RowIncomplete(HEADER), number))
            continue
        row = Row(
            number,
            photo=path.parent / cells[0],
            hole=_square(cells[1:4]),
            output=path.parent / cells[-1],
        )
        rows.append(row)
    jobs, more = _sorted_out(rows)
    found = sorted((*problems, *more), key=lambda problem: problem.row or 0)
    return JobList(tuple(jobs), tuple(found))


def _records(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The rows below the header that hold anything, with their numbers."""
    try:
        lines = io.StringIO(_text(path), newline="")
        records = [[cell.strip() for cell in cells] for cells in csv.reader(lines)]
    except OSError as error:
        reason = reason_of(error) or "it cannot be read"
        raise JobListUnusable(path, f"cannot be opened: {reason}") from error
    except UnicodeDecodeError as error:
        raise JobListUnusable(path, "is not written in UTF-8") from error
    except csv.Error as error:
        raise JobListUnusable(path, f"is no CSV file: {error}") from error
    if not records or tuple(records[0]) != HEADER:
        first = ",".join(HEADER)
        raise JobListUnusable(path, f"must begin with the line {first}")
    for number, cells in enumerate(records[1:], start=2):
        if any(cells):
            yield number, cells


def _text(path: Path) -> str:
    with open_file(path) as file:
        data = file.read(_LONGEST + 1)
    if len(data) > _LONGEST:
        raise JobListUnusable(path, "is far too long for a list")
    # utf-8-sig: spreadsheets put a mark before the first letter.
    text = data.decode("utf-8-sig")
    if "\0" in text:
        raise csv.Error("it holds zeros")
    return text


def _square(cells: Iterable[str]) -> Box | None:
    texts = list(cells)
    if not all(_WHOLE_NUMBER.fullmatch(text) for text in texts):
        return None
    x, y, side = map(int, texts)
    return Box.square(x, y, side) if side > 0 else None


def _sorted_out(rows: list[Row]) -> tuple[list[BatchJob], list[Problem]]:
    """Rows by their output, and what is wrong with some of them."""
    groups: dict[Path, list[Row]] = defaultdict(list)
    for row in rows:
        groups[resolved(row.output)].append(row)
    photos = {resolved(row.photo) for row in rows}
    jobs, problems = [], []
    for output, group in groups.items():
        wrong = _group_problem(group, is_photo=output in photos)
        if wrong:
            problems += [Problem(wrong, row.number) for row in group]
            continue
        problems += [
            Problem(SquareUnclear(), row.number) for row in group if row.hole is None
        ]
        holes = {row.number: row.hole for row in group if row.hole is not None}
        if len(holes) == len(group):
            first, squares = group[0], Squares(tuple(holes.values()))
            jobs.append(BatchJob(first.photo, first.output, squares, tuple(holes)))
    return jobs, problems


def _group_problem(group: list[Row], *, is_photo: bool) -> BatchError | None:
    """What is wrong with all rows of one output."""
    first = group[0]
    if len({resolved(row.photo) for row in group}) > 1:
        return OutputShared(first.output, [row.number for row in group])
    try:
        check_target(photo=first.photo, output=first.output)
    except OutputUnsuitable as error:
        return error
    return OutputIsListed(first.output) if is_photo else None

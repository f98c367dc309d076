"""Reading a list of repairs: which pictures are to be made, and which rows are wrong.

Rows are counted as a spreadsheet does: the header is row 1.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from core.cli.targets import target_problem
from core.cli.terminal import UsageError
from core.files import reason_of
from core.geometry import Box

HEADER = ("photo", "x", "y", "side", "output")

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
class Problem:
    """Why a row cannot be done, in one sentence."""

    row: int
    message: str


@dataclass(frozen=True, slots=True)
class ListedPicture:
    """All rows of one output; every one of them has a hole.

    Attributes:
        photo: The file to open.
        output: The file to write.
        holes: By the number of their row.
    """

    photo: Path
    output: Path
    holes: dict[int, Box]


@dataclass(frozen=True, slots=True)
class JobList:
    """What a list asks for. A picture with a wrong row is left out as a whole."""

    pictures: tuple[ListedPicture, ...]
    problems: tuple[Problem, ...]


def read_job_list(path: Path) -> JobList:
    """Read a CSV file: UTF-8, with the columns of `HEADER`.

    Relative paths start from the list's folder. Rows with the same photo and output
    are one picture with several squares.

    Raises:
        UsageError: The file cannot be read, or does not begin with the header.
    """
    rows: list[Row] = []
    problems: list[Problem] = []
    for number, cells in _records(path):
        if len(cells) != len(HEADER) or not (cells[0] and cells[-1]):
            expected = f"A row needs {len(HEADER)} values: {','.join(HEADER)}."
            problems.append(Problem(number, expected))
            continue
        row = Row(
            number,
            photo=path.parent / cells[0],
            hole=_square(cells[1:4]),
            output=path.parent / cells[-1],
        )
        rows.append(row)
    pictures, more = _sorted_out(rows)
    found = sorted((*problems, *more), key=lambda problem: problem.row)
    return JobList(tuple(pictures), tuple(found))


def _records(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The rows below the header that hold anything, with their numbers."""
    try:
        # utf-8-sig: spreadsheets put a mark before the first letter.
        with path.open(encoding="utf-8-sig", newline="") as file:
            records = [[cell.strip() for cell in cells] for cells in csv.reader(file)]
    except OSError as error:
        reason = reason_of(error) or "it cannot be read"
        raise UsageError(f"{path.name} cannot be opened: {reason}.") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path.name} is not written in UTF-8.") from error
    except csv.Error as error:
        raise UsageError(f"{path.name} is no CSV file: {error}.") from error
    if not records or tuple(records[0]) != HEADER:
        raise UsageError(f"{path.name} must begin with the line {','.join(HEADER)}.")
    for number, cells in enumerate(records[1:], start=2):
        if any(cells):
            yield number, cells


def _square(cells: Iterable[str]) -> Box | None:
    texts = list(cells)
    if not all(_WHOLE_NUMBER.fullmatch(text) for text in texts):
        return None
    x, y, side = map(int, texts)
    return Box.square(x, y, side) if side > 0 else None


def _sorted_out(rows: list[Row]) -> tuple[list[ListedPicture], list[Problem]]:
    """Rows by their output, and what is wrong with some of them."""
    groups: dict[Path, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row.output.resolve()].append(row)
    photos = {row.photo.resolve() for row in rows}
    pictures, problems = [], []
    for output, group in groups.items():
        wrong = _group_problem(group, is_photo=output in photos)
        if wrong:
            problems += [Problem(row.number, wrong) for row in group]
            continue
        holes = {row.number: row.hole for row in group if row.hole}
        problems += [
            Problem(
                row.number, "x, y and side must be whole numbers, and side above 0."
            )
            for row in group
            if row.number not in holes
        ]
        if len(holes) == len(group):
            pictures.append(ListedPicture(group[0].photo, group[0].output, holes))
    return pictures, problems


def _group_problem(group: list[Row], *, is_photo: bool) -> str | None:
    """What is wrong with all rows of one output, in one sentence."""
    first = group[0]
    if len({row.photo.resolve() for row in group}) > 1:
        numbers = ", ".join(str(row.number) for row in group)
        return f"Rows {numbers} write {first.output.name} from different photos."
    problem = target_problem(photo=first.photo, output=first.output)
    if problem is None and is_photo:
        return f"The output {first.output.name} is a photo of this list."
    return problem

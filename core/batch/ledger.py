"""The results of a list: a file that lets it be begun again where it ended.

One row a picture, written as it is made, by one program at a time. Whoever ends in the
middle of a row, in whichever way, loses that row at most. A later row about a picture
counts more than an earlier one.
"""

from __future__ import annotations

import csv
import io
import os
import re
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Self

from core.batch.job import JobState
from core.batch.made import Made
from core.disk import open_file, resolved
from core.errors import ResultsUnusable
from core.errors.base import one_line
from core.files import reason_of
from core.holding import hold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from io import BufferedIOBase, BufferedRandom
    from types import TracebackType

    from core.batch.job import BatchJob, JobResult

HEADER = ("state", "photo", "output", "seconds", "message", "recipe", "digest")

_IN_USE = (
    "is being written by another program; wait until that has ended, or name another "
    "file with --results"
)
_LONGEST = 100_000  # bytes of a row
_DIGEST = re.compile(r"[0-9a-f]{64}")
_MARK = b"\xef\xbb\xbf"  # that spreadsheets put before the first letter


class Ledger:
    """What became of pictures, before and now.

    Attributes:
        damaged: Rows that could not be read; their pictures are made again.
    """

    def __init__(self, path: Path, file: BufferedRandom) -> None:
        """Use `open`."""
        self._path = path
        self._file = file
        self._folder = _absolute(path.parent)
        self._known, self.damaged = _read(file)

    @classmethod
    def open(cls, path: Path, *, apart_from: Collection[Path] = ()) -> Self:
        """Read a file of results, or begin one; it is held until it is closed.

        Args:
            path: Need not exist; its folder must.
            apart_from: Files that it must not be, such as the photos.

        Raises:
            ResultsUnusable: It is another file, somebody else writes it, or it cannot
                be read or written.
        """
        if resolved(path) in {resolved(each) for each in apart_from}:
            raise ResultsUnusable(path, "is one of the files to be read or made")
        _refuse_others(path)
        try:
            with ExitStack() as stack:
                file = stack.enter_context(path.open("ab+"))
                if not hold(file):
                    raise ResultsUnusable(path, _IN_USE)
                _mend(file)
                ledger = cls(path, file)
                stack.pop_all()
        except OSError as error:
            raise _not_written(path, error) from error
        return ledger

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        # What could not be written was told when it was to be.
        with suppress(OSError):
            self._file.close()

    def known(self, job: BatchJob) -> Made | None:
        """How the job's output was made the last time, as far as is known."""
        return self._known.get(self._name(job.output))

    def note(self, job: BatchJob, result: JobResult) -> None:
        """Write down what became of a job; what was skipped is there already.

        Raises:
            ResultsUnusable: The file cannot be written.
        """
        if result.state is JobState.SKIPPED:
            return
        made = result.made
        messages = " ".join(str(problem.error) for problem in result.problems)
        row = (
            result.state.name.lower(),
            self._name(job.photo),
            self._name(job.output),
            f"{result.seconds:.2f}",
            messages,
            made.recipe if made else "",
            made.output if made else "",
        )
        try:
            self._file.write(_line(row))
            self._file.flush()
        except OSError as error:
            raise _not_written(self._path, error) from error

    def _name(self, path: Path) -> str:
        """From the file's own folder on, so that all of it can be moved together.

        It is one line: a name that is not becomes another, which costs its picture
        nothing but the time to make it again.
        """
        whole = _absolute(path)
        if whole.is_relative_to(self._folder):
            whole = whole.relative_to(self._folder)
        return one_line(whole.as_posix())


def _refuse_others(path: Path) -> None:
    """Open nothing else to be written, whatever lies there.

    Raises:
        ResultsUnusable: It is no file of results, or cannot be read.
    """
    try:
        with open_file(path) as file:
            is_ours = _is_header(file.readline(_LONGEST))
    except FileNotFoundError:
        return
    except OSError as error:
        reason = reason_of(error) or "it cannot be read"
        raise ResultsUnusable(path, f"cannot be opened: {reason}") from error
    if not is_ours:
        raise ResultsUnusable(path, "is something else, so it is left alone")


def _read(file: BufferedIOBase) -> tuple[dict[str, Made | None], int]:
    """How outputs were made, by their names, and how many rows are damaged."""
    known: dict[str, Made | None] = {}
    damaged = 0
    for cells in _records(file):
        output, made = _outcome(cells)
        if output is None:
            damaged += 1
        else:
            known[output] = made
    return known, damaged


def _records(file: BufferedIOBase) -> Iterator[list[str]]:
    """The rows below the header; one that is too long comes in pieces."""
    file.seek(0)
    file.readline(_LONGEST)
    while line := file.readline(_LONGEST):
        if line.strip():
            yield _cells(line)


def _is_header(line: bytes) -> bool:
    """Also when it was cut, or nothing has been written yet."""
    header, text = _line(HEADER).strip(), line.removeprefix(_MARK)
    return text.rstrip() == header if text.endswith(b"\n") else header.startswith(text)


def _cells(line: bytes) -> list[str]:
    try:
        (cells,) = csv.reader([line.decode("utf-8").rstrip("\r\n")], strict=True)
    except (UnicodeDecodeError, csv.Error, ValueError):
        return []
    return cells


def _outcome(cells: list[str]) -> tuple[str | None, Made | None]:
    """The name of the output, None in a damaged row, and how it was made."""
    if len(cells) != len(HEADER) or cells[0].upper() not in JobState.__members__:
        return None, None
    output, recipe, digest = cells[2], cells[5], cells[6]
    if not recipe and not digest:
        return output, None
    if _DIGEST.fullmatch(recipe) and _DIGEST.fullmatch(digest):
        return output, Made(recipe, digest)
    return None, None


def _mend(file: BufferedRandom) -> None:
    """Write the header unless it is there, and end a row that was cut."""
    header = _line(HEADER)
    file.seek(0)
    if file.readline(_LONGEST).removeprefix(_MARK).rstrip() != header.rstrip():
        file.truncate(0)
        file.write(header)
    else:
        file.seek(-1, os.SEEK_END)
        if file.read(1) != b"\n":
            file.write(b"\n")
    file.flush()


def _line(cells: Collection[str]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(cells)
    return text.getvalue().encode("utf-8", "replace")


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - `resolve` would follow links


def _not_written(path: Path, error: OSError) -> ResultsUnusable:
    reason = reason_of(error) or str(error)
    return ResultsUnusable(path, f"cannot be written: {reason}")

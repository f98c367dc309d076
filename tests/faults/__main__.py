"""`make faults`: lets every operation go wrong at every point, and prints a table."""

import sys
import tempfile
import time
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from pathlib import Path

from tests.faults.fault import Fault
from tests.faults.operation import Operation
from tests.faults.operations import OPERATIONS
from tests.faults.tracing import can_trace
from tests.faults.trial import Bench

Try = Callable[[int], tuple[bool, str]]
"""Tries one point, counted from 1: whether there is one, and what is wrong."""

SHARED = "two programs at once"
WAYS = (*(fault.value for fault in Fault), SHARED)


@dataclass
class Tally:
    """Points of one operation that were tried, and what was wrong at some."""

    tried: dict[str, int] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)


def ways(bench: Bench) -> Iterator[tuple[str, Try]]:
    """Everything that can go wrong with an operation."""
    for fault in Fault:
        yield fault.value, partial(bench.survive, fault)
    yield SHARED, bench.share


def tally_of(operation: Operation, folder: Path) -> Tally:
    """Try one operation at all of its points."""
    tally, bench = Tally(), Bench(operation, folder)
    for way, attempt in ways(bench):
        for point in count(1):
            is_there, wrong = attempt(point)
            if wrong:
                tally.wrong.append(f"{operation.name}, {way}, point {point}: {wrong}")
            if not is_there:
                break
            tally.tried[way] = point
    return tally


def main() -> int:
    """Try everything; 1 when something was lost."""
    parser = ArgumentParser(prog="make faults", description=__doc__)
    parser.add_argument("words", nargs="*", help="of operations; all without any")
    words = parser.parse_args().words
    if not can_trace():
        _say("This system does not let the calls of a process be seen.")
        return 2
    started, wrong, total = time.monotonic(), [], 0
    _say(_row("operation", (way.replace(", ", ",") for way in WAYS), "wrong"))
    _say(_row("---", ("---:" for _ in WAYS), "---:"))
    with tempfile.TemporaryDirectory() as folder:
        for number, operation in enumerate(OPERATIONS):
            if words and not any(word in operation.name for word in words):
                continue
            tally = tally_of(operation, Path(folder) / str(number))
            cells = (str(tally.tried.get(way, 0)) for way in WAYS)
            _say(_row(operation.name, cells, str(len(tally.wrong))))
            total += sum(tally.tried.values())
            wrong += tally.wrong
    _say(f"\n{total} points, {len(wrong)} not survived")
    _say(f"{time.monotonic() - started:.0f} s")
    for each in wrong:
        _say(each)
    return 1 if wrong else 0


def _row(first: str, cells: Iterator[str], last: str) -> str:
    return f"| {' | '.join((first, *cells, last))} |"


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())

"""Tries some points of each operation, chosen by a seed, and prints what came of it.

A program of its own: it forks, and a process that runs tests has threads.
"""

import json
import random
import sys
from functools import partial
from pathlib import Path

from tests.faults.__main__ import ways
from tests.faults.fault import Fault
from tests.faults.operation import Operation, bytes_of
from tests.faults.operations import OPERATIONS
from tests.faults.tracing import can_trace
from tests.faults.trial import Bench

_SEED = 6
_WAYS = 3
"""In which an operation goes wrong, each at one point; all of them have all."""


def _write_carelessly(root: Path) -> None:
    (root / "a.txt").write_text("new" * 9000, encoding="utf-8")


CARELESS = Operation(
    "careless",
    lambda root: (root / "a.txt").write_text("old", encoding="utf-8"),
    lambda root: partial(_write_carelessly, root),
    lambda root: (bytes_of(root / "a.txt"),),
)
"""How nothing of ours is written."""


def found_by(
    operation: Operation, folder: Path, chance: random.Random
) -> dict[str, list[str]]:
    """What was tried, and what was wrong."""
    bench = Bench(operation, folder)
    tried, wrong = [], []
    last = {fault.value: count for fault, count in bench.points().items()}
    tried_ways = list(ways(bench))
    if operation is not CARELESS:
        tried_ways = chance.sample(tried_ways, _WAYS)
    for way, attempt in tried_ways:
        points = range(1, 1 + last.get(way, last[Fault.KILLED.value]))
        if points:
            point = chance.choice(points)
            is_there, what = attempt(point)
            if is_there:
                tried.append(f"{way}, point {point}")
            if what:
                wrong.append(f"{way}, point {point}: {what}")
    return {"tried": tried, "wrong": wrong}


def main() -> None:
    """Print what was found as JSON, by operation; null where calls cannot be seen."""
    folder, found = Path(sys.argv[1]), None
    chance = random.Random(_SEED)  # noqa: S311
    if can_trace():
        found = {
            operation.name: found_by(operation, folder / str(number), chance)
            for number, operation in enumerate((*OPERATIONS, CARELESS))
        }
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main()

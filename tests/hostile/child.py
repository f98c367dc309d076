"""A process that lets one file after the other in by the doors that it is told.

It reads one JSON list a line on standard input, a door and a path, and answers with
one JSON object a line. What it does to itself, nobody else feels; and it may only use
so much memory.
"""

from __future__ import annotations

import json
import logging
import os
import resource
import sys
import time
import traceback
import warnings
from contextlib import suppress
from pathlib import Path

from tests.hostile.doors import DOORS, Door, broken_doors


def main() -> None:
    """Serve until the input ends; the argument is the most address space, in bytes."""
    most = int(sys.argv[1])
    answers = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)  # nothing that a library prints is taken for an answer
    logging.disable()
    warnings.simplefilter("ignore")
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    doors: dict[str, Door] = {**DOORS, **broken_doors()}
    for line in sys.stdin:
        name, path = json.loads(line)
        if name not in doors:
            from tests.hostile.window import window_doors

            doors |= window_doors()
        answers.write(json.dumps(_tried(doors[name], Path(path))) + "\n")
    answers.close()
    os._exit(0)  # leaves libraries no time to fall over at their end


def _tried(door: Door, path: Path) -> dict[str, object]:
    before = _forget_peak()
    wall, work = time.monotonic(), time.process_time()
    try:
        outcome, detail = ("picture" if door(path) else "refused"), ""
    except BaseException:  # noqa: BLE001 - the boundary of the child
        outcome, detail = "defect", traceback.format_exc(limit=-6)
    # On a busy machine the one, with several threads the other says too much.
    seconds = min(time.monotonic() - wall, time.process_time() - work)
    memory = max(0, _status("VmHWM") - before)
    return {
        "outcome": outcome,
        "detail": detail,
        "seconds": seconds,
        "memory": memory,
    }


def _forget_peak() -> int:
    """Begin a new peak; returns what is in use now, in bytes."""
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5")
    return _status("VmRSS")


def _status(name: str) -> int:
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(name):
            return int(line.split()[1]) * 1024
    return 0


if __name__ == "__main__":
    main()

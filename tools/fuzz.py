"""Gives the program's readers spoiled files for some time, and reports what came of it.

    python -m tools.fuzz --seconds 60 [TARGET ...]

Each target has a process of its own, so that a fall of a native library is seen as
one. With atheris installed (`pip install -e .[fuzz]`) the inputs follow what they
reach in the code; without it they are spoiled at random from the same seeds.
What breaks something is kept in out/fuzz and makes the exit status 1.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import re
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parent.parent
OUT = ROOT / "out" / "fuzz"
_INPUTS = re.compile(r"stat::number_of_executed_units: (\d+)")
_GRACE_S = 120


@dataclass(frozen=True, slots=True)
class Report:
    """What came of one target.

    Attributes:
        target: Its name.
        inputs: That were tried; None when the process fell before it could tell.
        seconds: That it took.
        end: The last words of a process that failed; empty otherwise.
    """

    target: str
    inputs: int | None
    seconds: float
    end: str


def main() -> int:
    """Fuzz the targets one after the other; 1 when anything broke."""
    from tests.hostile.targets import TARGETS

    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=" ".join(TARGETS))
    parser.add_argument("--seconds", type=int, default=30, help="for each target")
    parser.add_argument("--seed", type=int, default=1, help="of what is random")
    args = parser.parse_args()
    guide = "coverage" if importlib.util.find_spec("atheris") else "chance"
    print(f"guided by {guide}, {args.seconds} s a target")
    print(f"{'target':<10} {'inputs':>9} {'seconds':>8}  defects")
    reports = []
    for target in args.targets or TARGETS:
        report = _fuzzed(target, guide, seconds=args.seconds, seed=args.seed)
        inputs = "?" if report.inputs is None else str(report.inputs)
        found = "one, see below" if report.end else "none"
        print(f"{target:<10} {inputs:>9} {report.seconds:>8.0f}  {found}", flush=True)
        reports.append(report)
    for report in reports:
        if report.end:
            print(f"\n{report.target}:\n{report.end}")
    return int(any(report.end for report in reports))


def _fuzzed(target: str, guide: str, *, seconds: int, seed: int) -> Report:
    OUT.mkdir(parents=True, exist_ok=True)
    start = time.monotonic()
    command = [sys.executable, "-m", f"tools.fuzzing.by_{guide}", target]
    # A fuzzer ends its process in the middle and clears nothing away.
    with TemporaryDirectory(prefix="mendscape-fuzz-") as scratch:
        done = _run(
            [*command, str(seconds), str(seed), str(OUT)],
            patience=seconds + _GRACE_S,
            scratch=scratch,
        )
    found = _INPUTS.search(done.stderr)
    return Report(
        target,
        int(found[1]) if found else None,
        time.monotonic() - start,
        done.stderr[-3000:] if done.returncode else "",
    )


def _run(
    command: Sequence[str], *, patience: float, scratch: str
) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(  # noqa: S603 - our own interpreter
            command,
            cwd=ROOT,
            env=os.environ | {"TMPDIR": scratch},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            errors="replace",
            timeout=patience,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        words = (error.stderr or b"").decode(errors="replace")
        return subprocess.CompletedProcess(command, 1, stderr=f"{words}\nA hang.")


if __name__ == "__main__":
    sys.exit(main())

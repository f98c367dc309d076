"""How quick the program feels, each figure beside its goal.

    python -m benchmarks.speed

Times are ratios to something that no program of this kind can avoid, measured in turns
in fresh processes, so that they mean the same on every machine.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from desktop.__main__ import has_display

_TIMEOUT = 600


Probe = tuple[str, ...]
"""A module of this package that runs in a process of its own, and its arguments."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure.

    Attributes:
        name: What it is, for people.
        value: Smaller is better.
        unit: "x" for a ratio, "ms" for milliseconds.
        goal: The largest value that is good.
        parts: What it was computed from.
    """

    name: str
    value: float
    unit: str
    goal: float
    parts: str

    @property
    def is_met(self) -> bool:
        """Whether it is as good as wanted."""
        return self.value <= self.goal


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print the table, write the figures when asked."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.speed", description="Time the program's own work."
    )
    parser.add_argument("--repeats", type=int, default=5, help="per start (default 5)")
    parser.add_argument("--json", type=Path, metavar="FILE")
    parser.add_argument("--profile", type=Path, metavar="DIR", help="with own models")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        profile = options.profile or Path(folder)
        figures = measured(profile, options.repeats)
    print(as_text(figures))
    if options.json:
        data = [asdict(figure) | {"met": figure.is_met} for figure in figures]
        options.json.write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")


def measured(profile: Path, repeats: int) -> list[Figure]:
    """All figures.

    Args:
        profile: Folder with settings and the user's own models.
        repeats: Starts of each kind; the median counts.
    """
    folder = str(profile)
    shown, least_shown = _starts(
        ("probe_window", folder), ("probe_bare", "window"), repeats
    )
    warm, least_warm = _starts(
        ("probe_model", "warm", folder), ("probe_bare", "import"), repeats
    )
    fill = answer(("probe_model", "fill", folder))
    gaps = answer(("probe_gaps", folder))
    beside = answer(("probe_training_gaps", folder))
    return [
        _ratio("first paint / that of a bare window", shown, least_shown, goal=2.0),
        _ratio("warm model / import of TensorFlow", warm, least_warm, goal=1.4),
        _ratio(
            "classic fill, 24 MP / prediction", fill["fill"], fill["predict"], goal=3
        ),
        Figure(
            "longest gap while filling",
            value=gaps["filling"],
            unit="ms",
            goal=50,
            parts=f"{gaps['idle']:.0f} ms when idle",
        ),
        Figure(
            "longest gap while training",
            value=beside["training"],
            unit="ms",
            goal=60,
            parts=f"{beside['starting']:.0f} ms while it started",
        ),
        _restoring(),
    ]


def _restoring() -> Figure:
    crash = answer(("probe_restore",))
    name = "restoring 20 repairs, 24 MP / opening the photo and 1 s"
    return _ratio(name, crash["restore"], crash["open"] + 1, goal=1.0)


def as_text(figures: Sequence[Figure]) -> str:
    """A Markdown table."""
    lines = ["| figure | value | goal | met | from |", "|---|---:|---:|---|---|"]
    lines += [
        f"| {figure.name} | {figure.value:.2f} {figure.unit} "
        f"| {figure.goal:g} {figure.unit} | {'yes' if figure.is_met else 'NO'} "
        f"| {figure.parts} |"
        for figure in figures
    ]
    return "\n".join(lines)


def _ratio(name: str, mine: float, least: float, *, goal: float) -> Figure:
    parts = f"{mine * 1000:.0f} ms / {least * 1000:.0f} ms"
    return Figure(name, value=mine / least, unit="x", goal=goal, parts=parts)


def _starts(mine: Probe, bare: Probe, repeats: int) -> tuple[float, float]:
    """Median seconds from the start of a process to the moment that it tells."""
    for probe in (mine, bare):
        answer(probe)  # reads files that are not in memory yet
    rounds = [
        [_seconds_to_moment(probe) for probe in (mine, bare)] for _ in range(repeats)
    ]
    ours, theirs = zip(*rounds, strict=True)
    return median(ours), median(theirs)


def _seconds_to_moment(probe: Probe) -> float:
    start = time.monotonic()
    return answer(probe)["moment"] - start


def answer(probe: Probe) -> dict[str, float]:
    """Run a probe in a process of its own; returns what it tells.

    Raises:
        RuntimeError: It failed.
    """
    module, *arguments = probe
    environment = dict(os.environ)
    if sys.platform == "linux" and not has_display(environment, sys.platform):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    done = subprocess.run(  # noqa: S603 - our own interpreter and module
        [sys.executable, "-m", f"benchmarks.{module}", *arguments],
        env=environment,
        capture_output=True,
        text=True,
        timeout=_TIMEOUT,
        check=False,
    )
    lines = done.stdout.strip().splitlines()
    if done.returncode != 0 or not lines:
        msg = f"The probe {' '.join(probe)} failed: {done.stderr.strip()[-2000:]}"
        raise RuntimeError(msg)
    answer: dict[str, float] = json.loads(lines[-1])
    return answer


if __name__ == "__main__":
    main()

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
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median

from benchmarks.figure import Figure, as_text, seconds, write_json
from desktop.__main__ import has_display

_TIMEOUT = 600
_DONE = {"open": "opened", "save": "saved"}


Probe = tuple[str, ...]
"""A module of this package that runs in a process of its own, and its arguments."""


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
        write_json(options.json, figures)


def measured(profile: Path, repeats: int) -> list[Figure]:
    """All figures.

    Args:
        profile: Folder with settings and the user's own models.
        repeats: Starts of each kind; the median counts.
    """
    return [
        *starts(profile, repeats),
        classic_fill(profile),
        *gaps(profile),
        restoring(),
    ]


def starts(profile: Path, repeats: int) -> list[Figure]:
    """From nothing to a window, to a warm model, and to the first fill."""
    folder = str(profile)
    window = _starts(("probe_window", folder), ("probe_bare", "window"), repeats)
    imported = ("probe_bare", "import")
    warm = _starts(("probe_model", "warm", folder), imported, repeats)
    first = _starts(("probe_model", "first", folder), imported, repeats)
    return [
        seconds("first paint / that of a bare window", *window, goal=2.0),
        seconds("warm model / import of TensorFlow", *warm, goal=1.4),
        seconds("start to the first fill / import of TensorFlow", *first, goal=2.0),
    ]


def classic_fill(profile: Path) -> Figure:
    """What goes around the prediction of the plainest model."""
    fill = answer(("probe_model", "fill", str(profile)))
    name = "classic fill, 24 MP / prediction"
    return seconds(name, fill["fill"], fill["predict"], goal=3)


def gaps(profile: Path) -> list[Figure]:
    """How long the window does not answer while it works, beside doing nothing."""
    filling = answer(("probe_gaps", str(profile)))
    training = answer(("probe_training_gaps", str(profile)))
    files = answer(("probe_file_gaps", str(profile)))
    return [
        Figure(
            "longest gap while the model loads / when idle",
            value=files["load"],
            unit="ms",
            baseline=filling["idle"],
            parts="TensorFlow's own library, loaded in one go",
        ),
        _file_gap("open", files, filling["idle"]),
        _file_gap("save", files, filling["idle"]),
        Figure(
            "longest gap while filling / when idle",
            value=filling["filling"],
            unit="ms",
            baseline=filling["idle"],
            limit=50,
        ),
        Figure(
            "longest gap while training / when idle",
            value=training["training"],
            unit="ms",
            baseline=filling["idle"],
            limit=60,
            parts=f"{training['starting']:.0f} ms while it started",
        ),
    ]


def _file_gap(kind: str, gaps: Mapping[str, float], idle: float) -> Figure:
    """The longest gap while photos are opened or saved, without WebP's."""
    usual = [gaps[f"{kind} {ending}"] for ending in ("jpg", "png", "tif")]
    return Figure(
        f"longest gap while a file is {_DONE[kind]}, 24 MP / when idle",
        value=max(usual),
        unit="ms",
        baseline=idle,
        limit=50,
        parts=f"WebP {gaps[f'{kind} webp']:.0f} ms",
    )


def restoring() -> Figure:
    """Going on after a crash."""
    crash = answer(("probe_restore",))
    name = "restoring 20 repairs, 24 MP / opening the photo and 1 s"
    return seconds(name, crash["restore"], crash["open"] + 1, goal=1.0)


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
        RuntimeError: It failed, or took longer than anybody waits.
    """
    module, *arguments = probe
    environment = dict(os.environ)
    if sys.platform == "linux" and not has_display(environment, sys.platform):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-m", f"benchmarks.{module}", *arguments],
            env=environment,
            capture_output=True,
            text=True,
            timeout=_TIMEOUT,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        msg = f"The probe {' '.join(probe)} was not ready after {error.timeout:.0f} s."
        raise RuntimeError(msg) from error
    lines = done.stdout.strip().splitlines()
    if done.returncode != 0 or not lines:
        msg = f"The probe {' '.join(probe)} failed: {done.stderr.strip()[-2000:]}"
        raise RuntimeError(msg)
    answer: dict[str, float] = json.loads(lines[-1])
    return answer


if __name__ == "__main__":
    main()

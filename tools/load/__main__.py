"""Load the program heavily and tell what came of it: `python -m tools.load NAME`.

Each load has a profile and photos of its own in a temporary folder; nothing of the
person's is touched. The exit status is 1 when a load went beyond its bound.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tools.load.fills import fill_often
from tools.load.large_photo import repair_large_photo
from tools.load.many_files import scan_many_files
from tools.load.outcome import Outcome
from tools.load.storm import hit_at_random

LOADS: dict[str, Callable[[Path, int], Outcome]] = {
    "fills": fill_often,
    "large": repair_large_photo,
    "files": scan_many_files,
    "storm": hit_at_random,
}
COUNTS = {"fills": 1000, "large": 50, "files": 50_000, "storm": 5000}


def main() -> int:
    """Run one load and print its figures."""
    parser = argparse.ArgumentParser(prog="python -m tools.load")
    parser.add_argument("name", choices=LOADS)
    parser.add_argument("--count", type=int, help="of fills, repairs, files or events")
    args = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # A thread that still writes must not cost the figures.
    with tempfile.TemporaryDirectory(
        prefix="mendscape-load-", ignore_cleanup_errors=True
    ) as name:
        folder = Path(name)
        # Dialogs begin there, and nowhere else.
        os.environ["HOME"] = name
        os.chdir(folder)
        outcome = LOADS[args.name](folder, args.count or COUNTS[args.name])
        print(*outcome.lines, sep="\n", flush=True)
    return 0 if outcome.is_within_bounds else 1


if __name__ == "__main__":
    sys.exit(main())

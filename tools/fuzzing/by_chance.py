"""Fuzzes one target with files that are spoiled at random.

Arguments: target, seconds, seed, folder for what breaks something.
"""

from __future__ import annotations

import logging
import os
import sys
import time
import warnings
from itertools import count
from pathlib import Path

from tests.hostile.mutation import mutated
from tests.hostile.targets import TARGETS

_ROUND = 1000


def main() -> None:
    """Run until the time is over or something breaks."""
    name, seconds, seed, out = sys.argv[1:]
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    logging.disable()
    warnings.simplefilter("ignore")
    target, end, inputs = TARGETS[name], time.monotonic() + float(seconds), 0
    seeds = list(target.seeds())
    for number in count(int(seed)):
        for data in mutated(seeds, _ROUND, number):
            try:
                target.run(data)
            except BaseException:
                Path(out, f"{name}-{number}-{inputs}").write_bytes(data)
                raise
            inputs += 1
            if time.monotonic() > end:
                print(f"stat::number_of_executed_units: {inputs}", file=sys.stderr)
                return


if __name__ == "__main__":
    main()

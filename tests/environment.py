"""What a program that a test starts finds around it."""

import os
from pathlib import Path

ROOT = Path(__file__).parents[1]
POOLS = ("TF_NUM_INTRAOP_THREADS", "TF_NUM_INTEROP_THREADS", "OPENBLAS_NUM_THREADS")
"""More threads than a test has processors wait for each other, and are busy at it."""


def bare_environment(home: Path, **more: str) -> dict[str, str]:
    """The environment of somebody who has set nothing, with a home of the test's."""
    pools = {pool: os.environ[pool] for pool in POOLS if pool in os.environ}
    return {"PYTHONPATH": str(ROOT), "PATH": "", "HOME": str(home), **pools, **more}

"""Programs in a session of their own, and which of their processes are left."""

import time
from pathlib import Path

import pytest

PATIENCE = 280.0  # seconds, on the busiest of machines

needs_proc = pytest.mark.skipif(
    not Path("/proc/self/stat").exists(), reason="looks for orphans in /proc"
)


def members_of(session: int) -> list[str]:
    """The living processes of a session."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            after_name = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(after_name[3]) == session and after_name[0] != "Z":
            found.append(stat.parent.name)
    return found


def wait_until_nobody_is_left(session: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while members_of(session):
        assert time.monotonic() < deadline, "processes are left"
        time.sleep(0.02)

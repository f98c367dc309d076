"""What a load found."""

from dataclasses import dataclass

import psutil

MB = 10**6


@dataclass(frozen=True, slots=True)
class Outcome:
    """The figures, and whether they are what was promised.

    Attributes:
        lines: For people.
        is_within_bounds: The promise was kept.
    """

    lines: tuple[str, ...]
    is_within_bounds: bool


def memory() -> int:
    """Bytes that the process holds in memory now."""
    return int(psutil.Process().memory_info().rss)

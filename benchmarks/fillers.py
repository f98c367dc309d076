"""What the benchmark can put side by side, by name."""

from collections.abc import Callable
from dataclasses import dataclass

from core.arrays import Pixels
from core.geometry import Box

Fill = Callable[[Pixels, Box, int], Pixels]
"""From a picture with noise in the hole, the hole and a seed to the filled picture."""


@dataclass(frozen=True, slots=True)
class Filler:
    """One column of the comparison.

    Attributes:
        name: In tables and on the command line.
        make: Gets the filler ready, which may take seconds; None stands for the truth
            itself. It can be sent to another process when the filler is parallel.
        is_parallel: Whether several processes may run it side by side; one that uses
            all cores by itself may not.
        is_for_scenes: Whether it is too slow for the large holes of hires.
        most: Number of holes that it can fill in reasonable time; None is all.
    """

    name: str
    make: Callable[[], Fill | None]
    is_parallel: bool = True
    is_for_scenes: bool = False
    most: int | None = None

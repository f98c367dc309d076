"""What holds for all jobs of a batch."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BatchOptions:
    """What holds for all jobs; travels to other processes as it is.

    Attributes:
        model: Name of the model; None is the one in use.
        seed: Of every fill.
        is_skipping: Leave outputs alone that are there already.
        method: What fills, as `method_of` tells it; with it, results say by what they
            were made. Empty when nobody asks for that.
    """

    model: str | None = None
    seed: int = 0
    is_skipping: bool = False
    method: str = ""

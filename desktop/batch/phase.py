"""Where a batch is, and what can be done next."""

from enum import Enum, auto


class Phase(Enum):
    """What can be done next."""

    IDLE = auto()
    READY = auto()
    """There is something to repair."""
    RUNNING = auto()
    PAUSED = auto()
    ENDING = auto()
    """It was cancelled and ends any moment."""

    @property
    def is_running(self) -> bool:
        """Whether a batch is under way."""
        return self in {Phase.RUNNING, Phase.PAUSED, Phase.ENDING}

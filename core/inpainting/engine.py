"""What the window and the command line ask to fill holes."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.geometry import Box, Size
    from core.patch import Patch
    from core.photo.photo import Photo
    from core.progress import Report


class DeviceChoice(Enum):
    """What models run on; the values are stored in the settings."""

    BEST = "best"
    """The graphics card if there is one that can be used, else the processor."""
    CPU = "cpu"


class FillNote(Enum):
    """Something the person should know about a finished fill."""

    LITTLE_CONTEXT = auto()
    """The hole is large for its photo, so the quality may suffer."""
    FELL_BACK_TO_CPU = auto()
    """The GPU ran out of memory; this fill was made on the CPU."""


@dataclass(frozen=True, slots=True)
class EngineStatus:
    """What fills at the moment.

    Attributes:
        model: Name of the loaded model.
        device: For people, like "CPU" or "GPU: NVIDIA GeForce RTX 4070".
    """

    model: str
    device: str


@dataclass(frozen=True, slots=True, eq=False)
class FillJob:
    """A snapshot of everything that a fill depends on.

    Attributes:
        photo: The original; earlier fills are never an input.
        hole: The square to fill.
        holes: All squares whose pixels are unknown, the hole itself included or not.
        seed: Another seed may give another candidate.
        model: Name of the model to fill with; None is the prepared one.
        is_smooth: Leave out the detail step.
    """

    photo: Photo
    hole: Box
    holes: tuple[Box, ...] = ()
    seed: int = 0
    model: str | None = None
    is_smooth: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class FillResult:
    """A finished fill.

    Attributes:
        patch: The hole's new pixels.
        status: Of the model that filled it.
        notes: What the person should know.
        company: Patches of the other holes of the job that were filled together with
            this one: what their own jobs with the same seed would give.
    """

    patch: Patch
    status: EngineStatus
    notes: frozenset[FillNote] = field(default_factory=frozenset)
    company: tuple[Patch, ...] = ()


class FillEngine(Protocol):
    """Loads models and fills holes with them; used from one worker thread."""

    def use_device(self, choice: DeviceChoice) -> None:
        """Load models onto another device from now on.

        Loads nothing: the next `prepare` does, or the next fill.
        """
        ...

    def prepare(self, model: str | None = None) -> EngineStatus:
        """Load and warm up the model that fills from now on; takes seconds at first.

        Args:
            model: Its name in the library; None is the one in use.

        Raises:
            ModelError: It is unknown or damaged; the prepared one stays in use.
        """
        ...

    def reach(
        self,
        hole: Box,
        size: Size,
        *,
        holes: Sequence[Box] = (),
        model: str | None = None,
    ) -> Box:
        """The part of a photo that a fill of this hole looks at.

        A hole that is added inside of it makes an earlier fill of this hole outdated.

        Args:
            hole: In photo pixels.
            size: Of the photo.
            holes: All that are unknown, with the hole itself or without.
            model: That fills; None is the prepared one.

        Raises:
            SelectionError: The hole cannot be filled.
            ModelError: The model cannot be used.
        """
        ...

    def fill(self, job: FillJob, report: Report) -> FillResult:
        """Fill one hole.

        Raises:
            SelectionError: The hole cannot be filled.
            ModelError: The model of the job cannot be used.
            Cancelled: Passed on from the report.
        """
        ...

"""What the computers of a Ray cluster tell the one that sent them a run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.ray.travelling_model import TravellingModel
    from core.training.cluster.member import Member
    from core.training.events import RunFailed, TrainingEvent


@dataclass(frozen=True, slots=True)
class Arrived:
    """A worker is about to begin.

    Attributes:
        member: Its place.
    """

    member: Member


@dataclass(frozen=True, slots=True)
class Told:
    """The chief's run has told something.

    Attributes:
        event: What it told; an outcome is the last.
        checkpoint: That the event speaks of.
        model: That the event speaks of.
    """

    event: TrainingEvent
    checkpoint: bytes | None = None
    model: TravellingModel | None = None


@dataclass(frozen=True, slots=True)
class Fell:
    """A worker other than the chief cannot go on, and says why.

    Attributes:
        member: Its place.
        failure: What went wrong.
    """

    member: Member
    failure: RunFailed


@dataclass(frozen=True, slots=True)
class Lost:
    """Ray has lost workers.

    Attributes:
        ranks: Of those that died; empty where that is not known.
    """

    ranks: tuple[int, ...]


Word = Arrived | Told | Fell | Lost
"""What is left at the desk."""

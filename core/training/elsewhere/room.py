"""How much room a job folder takes, and how much there is."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from core.disk import is_folder
from core.model.bundle import Bundle
from core.training.photo_roll import PhotoRoll

_SPARE = 20_000_000  # bytes: descriptions, and what a disk needs for itself


@dataclass(frozen=True, slots=True)
class Room:
    """What a job folder takes, and what its disk has.

    Attributes:
        needed: In bytes.
        free: In bytes; None where the system does not tell.
    """

    needed: int
    free: int | None

    @property
    def is_enough(self) -> bool:
        """Whether the folder fits, as far as one knows."""
        return self.free is None or self.needed <= self.free


def room_for(
    roll: PhotoRoll, start: Bundle | None, folder: Path, *, is_copying: bool
) -> Room:
    """The room for a job folder.

    Args:
        roll: The photos.
        start: The model to go on from.
        folder: To be made; its parents need not be there.
        is_copying: Take the photos along.
    """
    photos = sum(roll.sizes) + _SPARE if is_copying else 0
    return Room(photos + (start.size if start else 0), _free_at(folder))


def _free_at(folder: Path) -> int | None:
    place = next(filter(is_folder, folder.parents), None)
    if place is None:  # a drive that is not connected
        return None
    try:
        return shutil.disk_usage(place).free
    except OSError:
        return None

"""Which photos are held out: decided by a key of the photo, never by crop."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from core.dataset.scan_report import AcceptedPhoto
from core.split import is_validation_name


@dataclass(frozen=True, slots=True)
class Split:
    """Photos to train on and photos to prove the result on.

    Attributes:
        training: Sorted.
        held_out: Sorted; none of them is ever trained on.
    """

    training: tuple[Path, ...]
    held_out: tuple[Path, ...]

    @classmethod
    def by(cls, photos: Iterable[Path], is_held_out: Callable[[Path], bool]) -> Self:
        """Split photos by a rule on each.

        A photo named several times counts as often in training, and once in the
        proof.
        """
        ordered = sorted(photos)
        return cls(
            tuple(path for path in ordered if not is_held_out(path)),
            tuple(dict.fromkeys(path for path in ordered if is_held_out(path))),
        )


def is_held_out_by_name(path: Path) -> bool:
    """The rule of base training and benchmarks: about a fifth, by the file's name."""
    return is_validation_name(path.name)


def held_out_by_content(photos: Sequence[AcceptedPhoto]) -> Callable[[Path], bool]:
    """The rule for a user's own photos: about a fifth, by content, groups whole.

    What the files are called and where they lie does not matter, and photos that are
    added later leave the side of the others as it is.
    """
    by_draw = sorted(photos, key=lambda photo: _draw(photo.group))
    count = max(1, sum(_draw(photo.group) < _PART for photo in photos))
    return frozenset(photo.path for photo in by_draw[:count]).__contains__


_PART = 0.2


def _draw(group: str) -> float:
    """A number in 0..1 that is the same for a group at all times."""
    return int(hashlib.sha256(group.encode()).hexdigest()[:8], 16) / 2**32

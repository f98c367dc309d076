"""Which photos are held out: decided by a key of the photo, never by crop."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Self

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

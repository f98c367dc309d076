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

    Names and folders do not matter. Each group draws its side by its own key, so that
    photos that come later leave the others where they are; only in small folders, or
    where one group is large, the parts have to be evened out: to a tenth at least and
    three tenths at most. From 20 photos up, three photos at least are held out, and as
    many trained on. A group is broken up only when there is no other way to have both.
    """
    held_out = _drawn(photos, [photo.group for photo in photos])
    if not held_out:
        held_out = _drawn(photos, [photo.key for photo in photos])
    return frozenset(photo.path for photo in held_out).__contains__


_PART = 0.2
_FEW = 3


def _drawn(
    photos: Sequence[AcceptedPhoto], groups: Sequence[str]
) -> list[AcceptedPhoto]:
    """The photos to hold out, or none when their groups do not allow it."""
    members: dict[str, list[AcceptedPhoto]] = {}
    for photo, group in zip(photos, groups, strict=True):
        members.setdefault(group, []).append(photo)
    few = min(_FEW, len(photos) // 2)
    least = max(few, -(-len(photos) // 10))
    most = max(few, 3 * len(photos) // 10)
    held_out: list[AcceptedPhoto] = []
    left = sorted(members, key=_draw)
    for group in tuple(left):
        is_wanted = _draw(group) < _PART or len(held_out) < least
        if is_wanted and len(held_out) + len(members[group]) <= most:
            held_out += members[group]
            left.remove(group)
    if len(held_out) < few and left:
        held_out += members[min(left, key=lambda group: len(members[group]))]
    return held_out if few <= len(held_out) <= len(photos) - few else []


def _draw(group: str) -> float:
    """A number in 0..1 that is the same for a group at all times."""
    return int(hashlib.sha256(group.encode()).hexdigest()[:8], 16) / 2**32

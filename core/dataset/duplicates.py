"""Keeping one of each photo, and saying which photos belong together."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np

from core.dataset.inspection import THUMBNAIL_SIDE, Sight
from core.dataset.relations import Check, Relations, related
from core.dataset.scan_report import AcceptedPhoto, Fault, RejectedPhoto
from core.dataset.similarity import Thumbnails

Relate = Callable[[Thumbnails, Check], Relations]
"""As `related` does it."""


def sort_out(
    sights: Mapping[Path, Sight], check: Check, relate: Relate = related
) -> tuple[list[AcceptedPhoto], list[RejectedPhoto]]:
    """Part photos from copies of them, exact ones and near ones.

    Of photos that are alike the largest is kept, and of equally large ones the first
    by its path. Kept photos of one scene get one group.

    Args:
        sights: Of all photos by their paths.
        check: See `Check`.
        relate: Finds out which pictures are alike.
    """
    order = sorted(sights, key=lambda path: (-sights[path].size.pixels, path))
    first_of: dict[str, Path] = {}
    for path in order:
        first_of.setdefault(sights[path].key, path)
    unique = list(first_of.values())
    relations = relate(_thumbnails(sights[path] for path in unique), check)
    kept_for = {unique[one]: unique[of] for one, of in relations.near_copies.items()}
    groups = _groups([sights[path].key for path in unique], relations.series)
    accepted = [
        AcceptedPhoto(path, sights[path].size, sights[path].key, group)
        for path, group in zip(unique, groups, strict=True)
        if path not in kept_for
    ]
    rejected = []
    for path in order:
        first = first_of[sights[path].key]
        if first in kept_for:
            rejected.append(RejectedPhoto(path, Fault.NEAR_COPY, of=kept_for[first]))
        elif first != path:
            rejected.append(RejectedPhoto(path, Fault.COPY, of=first))
    return accepted, rejected


def _thumbnails(sights: Iterable[Sight]) -> Thumbnails:
    samples = b"".join(sight.thumbnail for sight in sights)
    return np.frombuffer(samples, np.uint8).reshape(-1, THUMBNAIL_SIDE, THUMBNAIL_SIDE)


def _groups(keys: Sequence[str], pairs: Iterable[tuple[int, int]]) -> list[str]:
    """The smallest key that each photo is connected with, over any number of pairs."""
    parents = list(range(len(keys)))

    def root(number: int) -> int:
        while parents[number] != number:
            parents[number] = parents[parents[number]]
            number = parents[number]
        return number

    for one, other in pairs:
        low, high = sorted((root(one), root(other)), key=keys.__getitem__)
        parents[high] = low
    return [keys[root(number)] for number in range(len(keys))]

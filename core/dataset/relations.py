"""Which of many pictures are nearly the same, and which show the same scene."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from core.arrays import Floats
from core.dataset.similarity import Thumbnails, likeness, summaries

# Measured on 5,061 landscape photos and copies of them that were re-encoded, reduced,
# brightened or cropped by 6 %: of 12.8 million pairs, all above the first value show
# the same scene, and 98 of 100 copies lie above it. Above the second one are pictures
# of a series with other people, clouds or light.
_NEARLY_THE_SAME = 0.92
_SAME_SCENE = 0.78

_WORTH_A_LOOK = 0.68  # of the summaries; pairs below are not laid upon each other
_MOST_LOOKS = 8  # per picture, at the most similar ones: a webcam sees one scene only
_BLOCK = 256  # pictures
_BATCH = 128  # pairs

Check = Callable[[], None]
"""Called several times a second; what it raises ends the search."""

Numbers = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Relations:
    """Between pictures, by their numbers.

    Attributes:
        near_copies: From a picture to the earlier one that it is nearly the same as,
            which is itself no copy.
        series: Pairs of pictures of one scene, none of them a copy.
    """

    near_copies: dict[int, int] = field(default_factory=dict)
    series: list[tuple[int, int]] = field(default_factory=list)


def related(pictures: Thumbnails, check: Check) -> Relations:
    """Compare every picture with those before it that are no copies.

    Copies are found beside what is kept only, not in chains: of a slow change over
    many pictures more than the first one stays. All summaries are compared with each
    other, in blocks and without a loop: that is quadratic, yet takes about a second
    for 20,000 pictures, and nothing is missed.

    Args:
        pictures: The preferred ones first.
        check: See `Check`.
    """
    relations = Relations()
    points = summaries(pictures)
    is_kept = np.ones(len(pictures), np.bool_)
    for start in range(0, len(pictures), _BLOCK):
        check()
        block = range(start, min(start + _BLOCK, len(pictures)))
        pairs = _worth_a_look(points, block, np.flatnonzero(is_kept[: block.stop]))
        scores = _likeness_of(pictures, pairs, check)
        for number in block:
            mine = pairs[:, 0] == number
            _judge(number, pairs[mine, 1], scores[mine], is_kept, relations)
    return relations


def _judge(
    number: int,
    earlier: Numbers,
    scores: Floats,
    is_kept: NDArray[np.bool_],
    relations: Relations,
) -> None:
    """Enter one picture, when all before it are."""
    is_rival = is_kept[earlier]
    earlier, scores = earlier[is_rival], scores[is_rival]
    if len(scores) and scores.max() >= _NEARLY_THE_SAME:
        relations.near_copies[number] = int(earlier[scores.argmax()])
        is_kept[number] = False
        return
    same_scene = earlier[scores >= _SAME_SCENE].tolist()
    relations.series.extend((other, number) for other in same_scene)


def _worth_a_look(points: Floats, block: range, candidates: Numbers) -> Numbers:
    """(M, 2): a picture of the block and an earlier one with a similar summary."""
    products = points[block.start : block.stop] @ points[candidates].T
    counts, earlier = [], []
    for number, products_of_one in zip(block, products, strict=True):
        row = products_of_one[: np.searchsorted(candidates, number)]
        found = np.flatnonzero(row >= _WORTH_A_LOOK)
        if len(found) > _MOST_LOOKS:
            found = found[np.argpartition(-row[found], _MOST_LOOKS)[:_MOST_LOOKS]]
        counts.append(len(found))
        earlier.append(candidates[found])
    return np.column_stack([np.repeat(block, counts), np.concatenate(earlier)])


def _likeness_of(pictures: Thumbnails, pairs: Numbers, check: Check) -> Floats:
    scores = [np.empty(0, np.float32)]
    for start in range(0, len(pairs), _BATCH):
        check()
        batch = pairs[start : start + _BATCH]
        scores.append(likeness(pictures[batch[:, 0]], pictures[batch[:, 1]]))
    return np.concatenate(scores)

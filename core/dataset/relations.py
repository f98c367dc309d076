"""Which of many pictures are nearly the same, and which show the same scene."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Self

import numpy as np

from core.arrays import Floats
from core.dataset.similarity import Thumbnails, likeness, summaries

# Measured on 5,061 landscape photos and copies of them that were re-encoded, reduced,
# brightened or cropped by 6 %: of 12.8 million pairs, all above the first value show
# the same scene, and 98 of 100 copies lie above it. Above the second one are pictures
# of a series with other people, clouds or light.
_SAME = 0.92
_SAME_SCENE = 0.78

_WORTH_A_LOOK = 0.68  # of the summaries; pairs below are not laid upon each other
_MOST_LOOKS = 8  # per picture, at the most similar ones: a webcam sees one scene only
_VERSION = 1  # of all else that the result depends on
_BLOCK = 256  # pictures
_BATCH = 128  # pairs

Check = Callable[[], None]
"""Called several times a second; what it raises ends the search."""


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

    def to_json(self) -> str:
        """For a file."""
        return json.dumps([list(self.near_copies.items()), self.series])

    @classmethod
    def from_json(cls, text: str, *, pictures: int) -> Self:
        """The inverse of `to_json`.

        Args:
            text: Perhaps damaged.
            pictures: How many there are.

        Raises:
            ValueError: These are no relations of so many pictures.
        """
        try:
            near_copies, series = (
                [
                    (_number(one, pictures), _number(other, pictures))
                    for one, other in pairs
                ]
                for pairs in json.loads(text)
            )
        except TypeError as error:
            raise ValueError("These are no pairs.") from error
        return cls(dict(near_copies), series)


def digest_of(pictures: Thumbnails) -> str:
    """The same for the same pictures in the same order, and the same measures."""
    measures = f"{_VERSION} {_SAME} {_SAME_SCENE} {_WORTH_A_LOOK} {_MOST_LOOKS}"
    digest = hashlib.blake2b(measures.encode(), digest_size=32)
    digest.update(np.ascontiguousarray(pictures).data)
    return digest.hexdigest()


def related(pictures: Thumbnails, check: Check) -> Relations:
    """Compare every picture with those before it that are no copies.

    Copies are found beside what is kept only, not in chains: of a slow change over
    many pictures more than the first one stays. All summaries are compared with each
    other, in blocks: that is quadratic, ten seconds of a busy processor for 20,000
    pictures. An index does not serve for such loose likeness, 47 degrees apart where
    strangers are 90, and nothing is missed; so the result is worth keeping.

    Args:
        pictures: The preferred ones first.
        check: See `Check`.
    """
    return _Search(pictures, check).run()


_Scores = dict[int, dict[int, float]]
"""How alike pictures are to earlier ones: by the number of one and of the other."""


class _Search:
    def __init__(self, pictures: Thumbnails, check: Check) -> None:
        self._pictures = pictures
        self._points = summaries(pictures)
        self._check = check
        self._relations = Relations()
        self._kept: list[int] = []

    def run(self) -> Relations:
        for start in range(0, len(self._pictures), _BLOCK):
            self._check()
            block = range(start, min(start + _BLOCK, len(self._pictures)))
            outer = self._compared(list(block), self._kept)
            # Where one scene fills a folder, few are left to compare with each other.
            left = [number for number in block if _best(outer[number]) < _SAME]
            inner = self._compared(left, left)
            for number in block:
                self._judge(number, outer[number] | inner.get(number, {}))
        return self._relations

    def _judge(self, number: int, scores: dict[int, float]) -> None:
        """Enter one picture, when all before it are."""
        copies = self._relations.near_copies
        for other in [other for other in scores if other in copies]:
            if scores.pop(other) >= _SAME and copies[other] not in scores:
                kept = copies[other]
                scores[kept] = float(self._likeness([number], [kept])[0])
        if _best(scores) >= _SAME:
            copies[number] = max(scores, key=scores.__getitem__)
            return
        self._kept.append(number)
        self._relations.series.extend(
            (other, number) for other, score in scores.items() if score >= _SAME_SCENE
        )

    def _compared(self, numbers: list[int], candidates: list[int]) -> _Scores:
        """Score pictures beside the most similar ones of those before them."""
        places = np.array(candidates, np.intp)
        products = self._points[numbers] @ self._points[places].T
        result: _Scores = {}
        for number, row in zip(numbers, products, strict=True):
            before = row[: np.searchsorted(places, number)]
            best = np.flatnonzero(before >= _WORTH_A_LOOK)
            if len(best) > _MOST_LOOKS:
                order = np.argpartition(-before[best], _MOST_LOOKS)
                best = best[order[:_MOST_LOOKS]]
            result[number] = dict.fromkeys(places[best].tolist(), 0.0)
        ones = [number for number, others in result.items() for _ in others]
        others = [other for others in result.values() for other in others]
        for one, other, score in zip(
            ones, others, self._likeness(ones, others).tolist(), strict=True
        ):
            result[one][other] = score
        return result

    def _likeness(self, ones: list[int], others: list[int]) -> Floats:
        scores = [np.empty(0, np.float32)]
        for start in range(0, len(ones), _BATCH):
            self._check()
            batch = slice(start, start + _BATCH)
            scores.append(
                likeness(self._pictures[ones[batch]], self._pictures[others[batch]])
            )
        return np.concatenate(scores)


def _number(value: object, pictures: int) -> int:
    if type(value) is not int or not 0 <= value < pictures:
        raise ValueError("There is no such picture.")
    return value


def _best(scores: dict[int, float]) -> float:
    return max(scores.values(), default=0)

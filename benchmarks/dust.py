"""How much of the dust on a photo is found, and how much is found that is none.

    python -m benchmarks.dust
    python -m benchmarks.dust --photos DIR [DIR ...] [--most N] [--json FILE]

Photos are looked at twice: clean, where every find is a false one, and with dust, hairs
and scratches drawn on them, bright and dark, of many sizes. Without a folder, pictures
are rendered. Of a folder, only photos that the finder's network was not trained on are
used. Counted are marks that people see at once, in smooth surroundings, and all that
can be seen at all, such as a speck on rocks.
"""

import argparse
import json
import time
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

import numpy as np
from PIL import Image

from benchmarks.dust_damage import DrawnMark, Kind, dusty
from core.arrays import Mask, Pixels
from core.dust.finder import find_marks
from core.dust.mark import Mark, least_evidence
from core.folder_photos import photos_in
from core.split import is_validation_name
from tools.landscape.render import landscape

_SENSITIVITIES = (20, 35, 50, 65, 80)
_MARKS_A_MEGAPIXEL = 8
_RENDERED = tuple(range(20, 24))
_FOUND = 0.5
"""A mark is found when so much of it is covered."""


@dataclass(slots=True)
class Tally:
    """The figures of one sensitivity.

    Attributes:
        sensitivity: 0..100.
        false_clean: Finds on clean photos.
        false_dusty: Finds beside all marks on dusty ones.
        drawn: Marks that can be seen at all, in each group.
        found: Of these.
    """

    sensitivity: int
    false_clean: int = 0
    false_dusty: int = 0
    drawn: dict[str, int] = field(default_factory=dict)
    found: dict[str, int] = field(default_factory=dict)

    def count(self, group: str, *, is_found: bool) -> None:
        """One mark of a group."""
        self.drawn[group] = self.drawn.get(group, 0) + 1
        self.found[group] = self.found.get(group, 0) + is_found

    def recall(self, group: str) -> float:
        """The part of a group that was found."""
        return self.found.get(group, 0) / max(1, self.drawn.get(group, 0))

    @property
    def precision(self) -> float:
        """The part of the finds on dusty photos that lie on a mark."""
        good = self.found.get("seen", 0)
        return good / max(1, good + self.false_dusty)


@dataclass(slots=True)
class Totals:
    """Over all photos.

    Attributes:
        megapixels: Looked at, once.
        seconds: For the clean ones.
        tallies: By sensitivity.
    """

    tallies: tuple[Tally, ...]
    megapixels: float = 0.0
    seconds: float = 0.0


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print the table, write the figures when asked."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.dust", description="Measure the dust finder."
    )
    parser.add_argument("--photos", type=Path, nargs="+", metavar="DIR")
    parser.add_argument("--most", type=int, help="photos")
    parser.add_argument("--json", type=Path, metavar="FILE")
    options = parser.parse_args(arguments)
    photos = _photos(options.photos, options.most) if options.photos else _rendered()
    totals = measured(photos)
    print(as_text(totals))
    if options.json:
        options.json.write_text(json.dumps(asdict(totals), indent=2) + "\n", "utf-8")


def measured(photos: Iterator[tuple[str, Pixels]]) -> Totals:
    """The figures over photos, given by name and pixels."""
    totals = Totals(tuple(map(Tally, _SENSITIVITIES)))
    for name, clean in photos:
        start = time.perf_counter()
        false = find_marks(clean)
        totals.seconds += time.perf_counter() - start
        totals.megapixels += clean.shape[0] * clean.shape[1] / 1e6
        for tally in totals.tallies:
            tally.false_clean += len(_shown(false, tally))
        rng = np.random.default_rng(zlib.crc32(name.encode()))
        count = max(
            8, round(_MARKS_A_MEGAPIXEL * clean.shape[0] * clean.shape[1] / 1e6)
        )
        pixels, drawn = dusty(clean, rng, count=count)
        found = find_marks(pixels)
        for tally in totals.tallies:
            _count(tally, drawn, _shown(found, tally), clean.shape[:2])
    return totals


def as_text(totals: Totals) -> str:
    """The table in Markdown."""
    lines = [
        f"{totals.megapixels:.0f} megapixels, "
        f"{totals.seconds / totals.megapixels:.2f} s each",
        "",
        "| sensitivity | false a clean megapixel | precision | seen at once | all "
        f"| {' | '.join(Kind)} |",
        f"|---{'|---:' * (4 + len(Kind))}|",
    ]
    for tally in totals.tallies:
        cells = (tally.recall(group) for group in ("plain", "seen", *Kind))
        lines.append(
            f"| {tally.sensitivity} | {tally.false_clean / totals.megapixels:.2f} "
            f"| {tally.precision:.2f} | {' | '.join(f'{each:.2f}' for each in cells)} |"
        )
    return "\n".join(lines)


def _count(
    tally: Tally,
    drawn: Sequence[DrawnMark],
    found: Sequence[Mark],
    shape: tuple[int, ...],
) -> None:
    covered, there = np.zeros(shape, np.bool_), np.zeros(shape, np.bool_)
    for mark in drawn:
        there[mark.box.slices] |= mark.mask
    for find in found:
        covered[find.box.slices] |= find.mask
    for mark in drawn:
        is_found = float(covered[mark.box.slices][mark.mask].mean()) >= _FOUND
        if mark.is_seen:
            tally.count("seen", is_found=is_found)
        if mark.is_plain:
            tally.count("plain", is_found=is_found)
            tally.count(mark.kind, is_found=is_found)
    tally.false_dusty += sum(not _touches(find, there) for find in found)


def _touches(find: Mark, there: Mask) -> bool:
    return bool((there[find.box.slices] & find.mask).any())


def _shown(marks: Sequence[Mark], tally: Tally) -> list[Mark]:
    least = least_evidence(tally.sensitivity)
    return [mark for mark in marks if mark.evidence >= least]


def _photos(folders: Sequence[Path], most: int | None) -> Iterator[tuple[str, Pixels]]:
    paths = sorted(path for folder in folders for path in photos_in(folder))
    for path in [path for path in paths if is_validation_name(path.name)][:most]:
        with Image.open(path) as image:
            yield path.name, np.asarray(image.convert("RGB"))


def _rendered() -> Iterator[tuple[str, Pixels]]:
    for seed in _RENDERED:
        yield f"rendered {seed}", landscape(1500, 1000, seed)


if __name__ == "__main__":
    main()

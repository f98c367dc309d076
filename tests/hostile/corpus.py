"""All hostile files, by what is wrong with them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.hostile.bombs import absurd_sizes, bombs, grid_heic, many_scans
from tests.hostile.pictures import whole_files
from tests.hostile.places import odd_names, odd_places
from tests.hostile.spoiling import cut, misnamed, overwritten, turned
from tests.hostile.tags import endless_tags

GROUPS = (
    *("whole", "cut", "bits", "over", "misnamed"),
    *("sizes", "bombs", "tags", "names", "places"),
)
"""What can be wrong; nothing is with the first."""


@dataclass(frozen=True, slots=True)
class Dose:
    """How much of everything there is to be.

    Attributes:
        cuts: Of each whole file.
        bits: Spoiled files for each whole one.
        side: Of what swells up, in pixels.
        scans: Of a JPEG that repeats itself.
        tags: About the length of endless descriptions, in bytes.
        seed: Of what is random.
    """

    cuts: int = 60
    bits: int = 24
    side: int = 15_800
    scans: int = 1000
    tags: int = 20_000_000
    seed: int = 1


SMALL_DOSE = Dose(cuts=5, bits=2, side=800, scans=300, tags=200_000)
"""Enough for a look within seconds."""


def write_corpus(folder: Path, group: str, dose: Dose) -> Iterator[Path]:
    """Make the files of one group in a folder that is empty, one after the other."""
    match group:
        case "names":
            yield from odd_names(folder)
        case "places":
            yield from odd_places(folder)
        case _:
            for name, data in _contents(group, dose):
                path = folder / name
                path.write_bytes(data)
                yield path


def _contents(group: str, dose: Dose) -> Iterator[tuple[str, bytes]]:
    match group:
        case "whole":
            yield from whole_files().items()
        case "misnamed":
            yield from misnamed()
        case "sizes":
            yield from absurd_sizes()
        case "bombs":
            yield from bombs(dose.side)
            yield "scans.jpg", many_scans(640, dose.scans)
            yield "grid.heic", grid_heic()
        case "tags":
            yield from endless_tags(dose.tags)
        case _:
            yield from _spoiled(group, dose)


def _spoiled(group: str, dose: Dose) -> Iterator[tuple[str, bytes]]:
    for number, (name, data) in enumerate(whole_files().items()):
        seed = 1000 * dose.seed + number
        spoiled = {
            "cut": lambda: cut(data, dose.cuts),  # noqa: B023 - called at once
            "bits": lambda: turned(data, dose.bits, seed),  # noqa: B023
            "over": lambda: overwritten(data, dose.bits, seed),  # noqa: B023
        }[group]
        for what, content in spoiled():
            yield f"{what}-{name}", content

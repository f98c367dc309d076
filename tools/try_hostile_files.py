"""Makes hostile files, tries each at all doors of the program, and prints a table.

    python -m tools.try_hostile_files [--small] [--keep FOLDER] [DOOR ...]

The exit status is 1 when one of them got neither the picture nor one sentence, took
too long, fell over, or left something behind. Takes some ten minutes.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from tests.hostile.corpus import GROUPS, SMALL_DOSE, Dose, write_corpus
from tests.hostile.doors import DOORS, WINDOW_DOORS
from tests.hostile.sweep import Answer, sweep

if TYPE_CHECKING:
    from collections.abc import Iterable

_MEGA = 1_000_000


def main() -> int:
    """Try them; 1 when something is wrong."""
    doors = (*DOORS, *WINDOW_DOORS)
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("doors", nargs="*", metavar="DOOR", help=" ".join(doors))
    parser.add_argument("--group", action="append", choices=GROUPS, dest="groups")
    parser.add_argument("--small", action="store_true", help="fewer and smaller files")
    parser.add_argument("--keep", type=Path, help="only make the files, in a folder")
    args = parser.parse_args()
    if unknown := set(args.doors) - set(doors):
        parser.error(f"no such doors: {', '.join(unknown)}; known: {', '.join(doors)}")
    dose = SMALL_DOSE if args.small else Dose()
    groups = args.groups or GROUPS
    if args.keep:
        _keep(args.keep, groups, dose)
        return 0
    answers = _tried(args.doors or doors, groups, dose)
    bad = [answer for answer in answers if not answer.is_good]
    for answer in bad:
        print(f"\n{answer.door}, {answer.path!r}: {answer.outcome}, ", end="")
        print(f"{answer.seconds:.1f} s\n{answer.detail}")
    files = len({answer.path for answer in answers})
    print(f"\n{files} files, {len(answers)} openings, {len(bad)} went wrong")
    return int(bool(bad))


def _tried(doors: Iterable[str], groups: Iterable[str], dose: Dose) -> list[Answer]:
    print(f"{'what is wrong':<14}{'files':>6}{'openings':>9}{'pictures':>9}", end="")
    print(f"{'sentences':>10}{'wrong':>6}{'longest':>9}{'memory':>9}")
    answers: list[Answer] = []
    for group in groups:
        found = list(sweep(list(doors), [group], dose))
        answers += found
        count = defaultdict(int, _counts(found))
        wrong = sum(not answer.is_good for answer in found)
        longest = max(answer.seconds for answer in found)
        most = max(answer.memory for answer in found)
        print(
            f"{group:<14}{len({each.path for each in found}):>6}{len(found):>9}"
            f"{count['picture']:>9}{count['refused']:>10}{wrong:>6}"
            f"{longest:>7.1f} s{most / _MEGA:>6.0f} MB",
            flush=True,
        )
    return answers


def _counts(answers: Iterable[Answer]) -> dict[str, int]:
    counts: dict[str, int] = defaultdict(int)
    for answer in answers:
        counts[answer.outcome] += 1
    return counts


def _keep(folder: Path, groups: Iterable[str], dose: Dose) -> None:
    for group in groups:
        place = folder / group
        place.mkdir(parents=True)
        print(f"{group}: {len(list(write_corpus(place, group, dose)))} files")


if __name__ == "__main__":
    sys.exit(main())

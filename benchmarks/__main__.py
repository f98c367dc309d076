"""All figures of speed and memory, beside those that are kept.

    python -m benchmarks
    python -m benchmarks scan gaps
    python -m benchmarks --photos DIR --keep

A part that fails does not keep the others from being measured.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks import comparison
from benchmarks.figure import as_text
from benchmarks.parts import PARTS, Setting
from benchmarks.record import Circumstances, Part, Record
from benchmarks.speed_page import speed_page

_ROOT = Path(__file__).parent.parent
_KEPT = _ROOT / "benchmarks" / "figures.json"
_PAGE = _ROOT / "docs" / "speed.md"
_OUT = _ROOT / "out"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the tables, write them; returns the exit status."""
    parser = _parser()
    options = parser.parse_args(arguments)
    names = options.parts or list(PARTS)
    if unknown := set(names) - set(PARTS):
        parser.error(f"no such parts: {', '.join(unknown)}; known: {', '.join(PARTS)}")
    kept = Record.read(_KEPT)

    def write(now: Record) -> None:
        if options.keep:
            _write(kept.updated(now, list(PARTS)), _KEPT, _PAGE)
        else:
            _OUT.mkdir(exist_ok=True)
            _write(now, _OUT / _KEPT.name, _OUT / _PAGE.name)

    now, failed = _measured(
        names, rounds=options.rounds, photos=options.photos, write=write
    )
    print(comparison.as_text(comparison.changes(now, kept)))
    return 1 if failed else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="make bench, or python -m benchmarks",
        description="Measure speed and memory, and compare with the kept figures.",
        epilog=f"Parts: {', '.join(PARTS)}.",
    )
    add = parser.add_argument
    add("parts", nargs="*", metavar="PART", help="default: all")
    add("--photos", type=Path, metavar="DIR", help="real ones, instead of made ones")
    add("--rounds", type=int, default=3, help="of each thing (default 3)")
    add("--keep", action="store_true", help="write the kept figures and docs/speed.md")
    return parser


def _measured(
    names: Sequence[str],
    *,
    rounds: int,
    photos: Path | None,
    write: Callable[[Record], None],
) -> tuple[Record, list[str]]:
    """What was measured, without parts that have no figures, and what has failed.

    It takes long, so what there is is written after each part.
    """
    taken = Circumstances.here(photos=photos)
    parts, failed = {}, []
    for name in names:
        print(f"\n{name}", flush=True)
        with tempfile.TemporaryDirectory() as folder:
            setting = Setting(Path(folder), rounds, photos)
            try:
                figures = PARTS[name](setting)
            except RuntimeError as error:  # of a probe, with what it said
                print(error, file=sys.stderr)
                failed.append(name)
                continue
        if figures:
            parts[name] = Part(taken, figures)
            write(Record(parts))
            print(as_text(figures), flush=True)
    print()
    return Record(parts), failed


def _write(record: Record, figures: Path, page: Path) -> None:
    record.write(figures)
    page.write_text(speed_page(record), encoding="utf-8")
    print(f"\nWritten: {figures} and {page}")


if __name__ == "__main__":
    sys.exit(main())

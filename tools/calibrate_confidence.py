"""Measures what the confidence of a fill is worth, and what its thresholds are to be.

    python -m tools.calibrate_confidence --photos DIR

Fills squares of photos whose truth is known with the base model: those of the training
part call for the thresholds, and those that no model was trained on show what the
levels are worth. The constants in `core/inpainting/confidence/assess.py` come from it.
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from tools.calibration.fitting import (
    SMALL_ERROR,
    figures,
    rank_correlation,
    thresholds_for,
)
from tools.calibration.trials import Trial, run_trials


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and print thresholds and a table."""
    options = _parser().parse_args(arguments)
    trials = _trials(options)
    chosen_on = [trial for trial in trials if not trial.is_held_out]
    held_out = [trial for trial in trials if trial.is_held_out]
    thresholds = thresholds_for(chosen_on)
    print(f"RIGHT_UP_TO = {thresholds.right_up_to}")
    print(f"SHOWS_FROM = {thresholds.shows_from}")
    for name, some in (("chosen on", chosen_on), ("held out", held_out)):
        photos = len({trial.photo for trial in some})
        print(f"\n{name}: {len(some)} fills, {photos} photos,", end=" ")
        print(f"rank correlation {rank_correlation(some):.2f}")
        print(f"| level | fills | error up to {SMALL_ERROR} | median error |")
        print("|---|---:|---:|---:|")
        for level, its in figures(some, thresholds).items():
            share = f"{100 * its.small:.0f} %"
            print(f"| {level.value} | {its.fills} | {share} | {its.median:.2f} |")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tools.calibrate_confidence", description=__doc__
    )
    add = parser.add_argument
    add("--photos", type=Path, required=True, metavar="DIR")
    add("--limit", type=int, metavar="N", help="photos of the training part to take")
    add("--squares", type=int, default=6, help="of each photo (default 6)")
    add("--jobs", type=int, default=2, help="processes (default 2)")
    add("--keep", type=Path, metavar="FILE", help="read trials there, or write them")
    return parser


def _trials(options: argparse.Namespace) -> list[Trial]:
    keep: Path | None = options.keep
    if keep is not None and keep.exists():
        lines = keep.read_text(encoding="utf-8").splitlines()
        return [Trial(**json.loads(line)) for line in lines]
    trials = list(
        run_trials(
            options.photos,
            limit=options.limit,
            squares=options.squares,
            jobs=options.jobs,
        )
    )
    if keep is not None:
        lines = [json.dumps(asdict(trial)) for trial in trials]
        keep.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return trials


if __name__ == "__main__":
    main()

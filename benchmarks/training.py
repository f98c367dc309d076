"""How quick training is beside the tutorial's own loop, and how much memory it takes.

    python -m benchmarks.training

Both loops train the same network on the same photos, in turns, each in a fresh
process. The memory is that of fine-tuning the shipped model at its usual settings, on
a small folder and on one of many photos (links to a few files, so that the disk does
not fill). Nothing else should run meanwhile; it takes about ten minutes.
"""

import argparse
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median

import numpy as np
from PIL import Image

from benchmarks.figure import Figure, as_text, seconds, write_json
from benchmarks.speed import answer

_FILES = 100
_SIDE = 150  # px, that of the tutorial's pictures
_MANY = 20_000
_GIGABYTE = 1e9


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print the table, write the figures when asked."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.training", description="Measure training."
    )
    parser.add_argument("--rounds", type=int, default=3, help="per loop (default 3)")
    parser.add_argument("--steps", type=int, default=8, help="in a round (default 8)")
    parser.add_argument("--epochs", type=int, default=5, help="for memory (default 5)")
    parser.add_argument("--many", type=int, default=_MANY, help="photos of the folder")
    parser.add_argument("--json", type=Path, metavar="FILE")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        few = make_photos(Path(folder, "few"))
        many = link_photos(few, Path(folder, "many"), options.many)
        figures = [
            throughput(few, rounds=options.rounds, steps=options.steps),
            *memory(few, many, epochs=options.epochs),
        ]
    print(as_text(figures))
    if options.json:
        write_json(options.json, figures)


def throughput(photos: Path, *, rounds: int, steps: int) -> Figure:
    """Time for a picture in our training, as a part of that in the tutorial's loop.

    Args:
        photos: Folder to train on.
        rounds: Processes of each loop; the median counts.
        steps: Timed ones in each; one more goes before them.
    """
    arguments = (str(photos), str(steps))
    rates = [
        (
            answer(("probe_training", "tutorial", *arguments)),
            answer(("probe_training", "ours", *arguments)),
        )
        for _ in range(rounds)
    ]
    theirs = median(tutorial["rate"] for tutorial, _ in rates)
    ours = median(mine["rate"] for _, mine in rates)
    is_fast_in_half = any(mine["is_fast_in_half"] for _, mine in rates)
    return seconds(
        "time for a picture / in the tutorial's loop",
        1 / ours,
        1 / theirs,
        goal=1 / 2 if is_fast_in_half else 1 / 1.1,
        parts=f"{ours:.1f} / {theirs:.1f} pictures/s: {ours / theirs:.2f} times",
    )


def memory(few: Path, many: Path, *, epochs: int) -> list[Figure]:
    """Peak and growth of fine-tuning, and what many photos change."""
    told = [
        answer(("probe_training", "memory", str(folder), str(epochs)))
        for folder in (few, many)
    ]
    small, large = (each["peak"] / _GIGABYTE for each in told)
    grown = max(told, key=lambda each: each["last"] / each["second"])
    names = len(os.listdir(many)), len(os.listdir(few))  # noqa: PTH208 - names alone
    return [
        Figure("peak memory of fine-tuning", max(small, large), "GB", limit=3),
        Figure(
            "memory after the last epoch / after the second",
            value=grown["last"] / _GIGABYTE,
            unit="GB",
            baseline=grown["second"] / _GIGABYTE,
            goal=1.05,
            parts=f"{epochs} epochs",
        ),
        Figure(
            "peak with many photos / with few",
            value=large,
            unit="GB",
            baseline=small,
            goal=1.1,
            parts="{} and {} photos".format(*names),
        ),
    ]


def make_photos(folder: Path, *, side: int = _SIDE) -> Path:
    """Fill a new folder with small JPEG files of smooth noise with grain."""
    folder.mkdir()
    for number in range(_FILES):
        rng = np.random.default_rng(number)
        coarse = rng.integers(0, 256, (9, 9, 3), np.uint8)
        smooth = Image.fromarray(coarse).resize((side, side), Image.Resampling.BICUBIC)
        grain = rng.normal(0, 8, (side, side, 1))
        pixels = np.clip(np.asarray(smooth) + grain, 0, 255).astype(np.uint8)
        Image.fromarray(pixels).save(folder / f"{number}.jpg", quality=90)
    return folder


def link_photos(source: Path, folder: Path, count: int) -> Path:
    """Fill a new folder with hard links to the photos of another."""
    folder.mkdir()
    files = sorted(source.iterdir())
    for number in range(count):
        (folder / f"{number}.jpg").hardlink_to(files[number % len(files)])
    return folder


if __name__ == "__main__":
    main()

"""How many photos a list repairs in a second, on one core and on several.

    python -m benchmarks.batch

Scenes of 228 px with a square of 50 px, so that the fills are what takes the time. All
ways are measured in turns, each in a process of its own; one by one with all cores is
what the others stand beside.
"""

import argparse
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median

import numpy as np
from PIL import Image

from benchmarks.figure import Figure, as_text, seconds
from benchmarks.speed import answer
from core.processor import usable_cores
from tools.landscape.render import landscape

SCENE = 228
LAND = (900, 600)
"""Width and height of the picture that the scenes are cut from."""
_SCENES = 120
_CORES = (1, 2, 4)
_GOALS = {4: 0.5}
_MEGABYTE = 1e6

Told = Mapping[str, float]


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.batch", description="Time lists of small scenes."
    )
    parser.add_argument("--scenes", type=int, default=_SCENES)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        print(as_text(batch(Path(folder), options.rounds, scenes=options.scenes)))


def batch(folder: Path, rounds: int, *, scenes: int = _SCENES) -> list[Figure]:
    """Seconds a photo and memory, on 1, 2 and 4 cores beside one by one on all.

    Args:
        folder: Empty; a place for the scenes, and a profile.
        rounds: Of each way; the median counts.
        scenes: To repair.
    """
    places = (str(make_scenes(folder / "scenes", scenes)), str(folder / "profile"))
    most = usable_cores()
    # By the processes that fill, and the cores that they may use.
    ways = [(1, most), *((cores, cores) for cores in _CORES if cores <= most)]
    told: dict[tuple[int, int], list[Told]] = {way: [] for way in ways}
    for _ in range(rounds):
        for way in ways:
            told[way].append(answer(("probe_batch", *map(str, way), *places)))
    alone, *others = (_medians(told[way]) for way in ways)
    return [
        *(
            _pace(cores, each, alone)
            for (_, cores), each in zip(ways[1:], others, strict=True)
        ),
        *(
            _memory(cores, each, alone)
            for (_, cores), each in zip(ways[1:], others, strict=True)
        ),
    ]


def make_scenes(folder: Path, count: int) -> Path:
    """Parts of a drawn landscape, each somewhere else, as JPEG files."""
    folder.mkdir()
    land = landscape(*LAND)
    rng = np.random.default_rng(0)
    for number in range(count):
        top, left = (int(rng.integers(0, side - SCENE)) for side in land.shape[:2])
        scene = land[top : top + SCENE, left : left + SCENE]
        Image.fromarray(scene).save(folder / f"{number:04}.jpg", quality=92)
    return folder


def _medians(told: Sequence[Told]) -> Told:
    return {name: median(each[name] for each in told) for name in told[0]}


def _pace(cores: int, ours: Told, alone: Told) -> Figure:
    rates = " / ".join(f"{1 / each['each']:.1f}" for each in (ours, alone))
    return seconds(
        f"a photo on {_cores(cores)} / one by one on all",
        ours["each"],
        alone["each"],
        goal=_GOALS.get(cores),
        parts=f"{rates} photos/s; the first after {ours['starting']:.1f} s",
    )


def _memory(cores: int, ours: Told, alone: Told) -> Figure:
    return Figure(
        f"memory of all processes on {_cores(cores)} / one by one on all",
        value=ours["memory"] / _MEGABYTE,
        unit="MB",
        baseline=alone["memory"] / _MEGABYTE,
        goal=cores + 1,
    )


def _cores(count: int) -> str:
    return f"{count} core{'s' if count > 1 else ''}"


if __name__ == "__main__":
    main()

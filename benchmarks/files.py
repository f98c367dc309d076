"""How quickly photos of 24 megapixels are opened and saved.

    python -m benchmarks.files

The bare thing is Pillow's decoding to RGB, and its encoding with the same settings,
flushed to the disk, too. OpenCV's own readers and writers stand beside it.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

from benchmarks.figure import Figure, as_text, seconds
from benchmarks.speed import answer

_ENDINGS = {"jpg": "JPEG", "png": "PNG", "tif": "TIFF"}
_OPENING, _SAVING = 1.2, 1.2


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.files", description="Time opening and saving."
    )
    parser.add_argument("--photo", type=Path, metavar="FILE", help="not a made one")
    parser.add_argument("--rounds", type=int, default=5, help="the median counts")
    options = parser.parse_args(arguments)
    figures = [*opening(options.rounds, options.photo)]
    print(as_text([*figures, *saving(options.rounds, options.photo)]))


def opening(rounds: int, photo: Path | None = None) -> list[Figure]:
    """From a file to pixels to be shown.

    Args:
        rounds: The median counts.
        photo: In place of a made one of 24 megapixels.
    """
    return [
        _figure("open", ending, f"open a {name} / Pillow's decoding", rounds, photo)
        for ending, name in _ENDINGS.items()
    ]


def saving(rounds: int, photo: Path | None = None) -> list[Figure]:
    """From a photo and a patch to a file on the disk.

    Args:
        rounds: The median counts.
        photo: In place of a made one of 24 megapixels.
    """
    return [
        _figure("save", ending, f"save a {name} / Pillow's encoding", rounds, photo)
        for ending, name in _ENDINGS.items()
    ]


def _figure(
    kind: str, ending: str, name: str, rounds: int, photo: Path | None
) -> Figure:
    picture = () if photo is None else (str(photo),)
    told = answer(("probe_files", kind, ending, str(rounds), *picture))
    return seconds(
        name,
        told["ours"],
        told["pillow"],
        goal=_OPENING if kind == "open" else _SAVING,
        parts=f"OpenCV {1000 * told['opencv']:.0f} ms",
    )


if __name__ == "__main__":
    main()

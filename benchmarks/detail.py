"""What a warm fill with detail takes at the resolution of a large photo.

python -m benchmarks.detail
"""

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.figure import Figure, as_text, seconds
from benchmarks.speed import answer

_PEERS = {"telea": "OpenCV's Telea", "navier-stokes": "OpenCV's Navier-Stokes"}


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.detail", description="Time fills with detail."
    )
    parser.add_argument("--photo", type=Path, metavar="FILE", help="not a made one")
    parser.add_argument("--rounds", type=int, default=5, help="the median counts")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        print(as_text(detail(Path(folder), options.rounds, options.photo)))


def detail(profile: Path, rounds: int, photo: Path | None = None) -> list[Figure]:
    """A hole of 500 px: beside the same fill without detail, and beside the peers.

    Args:
        profile: Folder with settings and the user's own models.
        rounds: The median counts.
        photo: In place of a made one of 24 megapixels.
    """
    picture = () if photo is None else (str(photo),)
    told = answer(("probe_detail", str(profile), str(rounds), *picture))
    whole, name = told["detail"], "fill with detail, 24 MP"
    beside = [
        seconds(f"{name} / {peer}", whole, told[key]) for key, peer in _PEERS.items()
    ]
    return [seconds(f"{name} / without", whole, told["smooth"]), *beside]


if __name__ == "__main__":
    main()

"""What `mendscape repair` is told: which photos, which places in them, and where to."""

from __future__ import annotations

import re
from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path

from core.dust.mark import USUAL_SENSITIVITY
from core.geometry import Box

_SQUARE = re.compile(r"(-?[0-9]{1,9}),(-?[0-9]{1,9}),([0-9]{1,9})")
_HIGHEST = 100
_MOST_WORKERS = 999


def add_places(parser: ArgumentParser) -> None:
    """Describe the photos, what is to be filled in them, and the results."""
    parser.add_argument(
        "photos", metavar="PHOTO", type=Path, nargs="*", help="never changed"
    )
    parser.add_argument(
        "--square",
        metavar="X,Y,SIDE",
        type=_square,
        action="append",
        dest="squares",
        help="a damaged square; can be given several times",
    )
    _add_marks(parser)
    parser.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        type=Path,
        help="replaced if it exists; for several photos a folder",
    )
    parser.add_argument(
        "--list",
        metavar="JOBS.csv",
        type=Path,
        dest="job_list",
        help="photos, squares and outputs, one square a row",
    )


def add_ways(parser: ArgumentParser) -> None:
    """Describe how many photos are repaired."""
    parser.add_argument(
        "--workers",
        metavar="N",
        type=_count,
        help="processes that repair photos side by side (default: as many as pay)",
    )
    parser.add_argument(
        "--ray",
        metavar="ADDRESS",
        help="have a --list repaired by the Ray cluster whose head is there, such as "
        "10.0.0.7:6379",
    )
    parser.add_argument(
        "--results",
        metavar="FILE",
        type=Path,
        help="write what became of each picture into this CSV file; begun again, skip "
        "those that are made and still true (with --ray: beside the list)",
    )


def _add_marks(parser: ArgumentParser) -> None:
    """Damage that is marked in a picture, or to be found."""
    parser.add_argument(
        "--mask",
        metavar="FILE",
        type=Path,
        help="a picture of the photo's size with the damage white on black",
    )
    parser.add_argument(
        "--find-dust",
        action="store_true",
        help="look for dust and scratches, and fill what is found",
    )
    parser.add_argument(
        "--sensitivity",
        metavar="N",
        type=_percent,
        default=USUAL_SENSITIVITY,
        help="of --find-dust, 0 to 100; more finds more, and more that is no damage "
        f"(default: {USUAL_SENSITIVITY})",
    )


def _square(text: str) -> Box:
    match = _SQUARE.fullmatch(text)
    if match is None:
        message = f"{text!r} is not X,Y,SIDE in whole pixels"
        raise ArgumentTypeError(message)
    x, y, side = map(int, match.groups())
    return Box.square(x, y, side)


def _percent(text: str) -> int:
    if not (text.isdecimal() and int(text) <= _HIGHEST):
        message = f"{text!r} is no whole number from 0 to 100"
        raise ArgumentTypeError(message)
    return int(text)


def _count(text: str) -> int:
    if not (text.isdecimal() and 1 <= int(text) <= _MOST_WORKERS):
        message = f"{text!r} is no whole number from 1 to {_MOST_WORKERS}"
        raise ArgumentTypeError(message)
    return int(text)

"""The arguments of `mendscape train`."""

import math
from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path

from core.cli.sleep_argument import add_sleep_argument
from core.training.recipes import RECIPES
from core.training.wizard import DEFAULT_MINUTES

SCRATCH = "scratch"
"""What stands for no model in --from."""


def add_arguments(parser: ArgumentParser) -> None:
    """Describe what a person can ask for."""
    parser.add_argument(
        "folder",
        metavar="FOLDER",
        type=Path,
        nargs="?",
        help="only read, never changed",
    )
    parser.add_argument(
        "--name", metavar="NAME", type=str.strip, help="of the new model"
    )
    _add_options(parser)
    _add_devices(parser)
    _add_elsewhere(parser)
    _add_output(parser)


def _add_options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--from",
        dest="start",
        metavar="MODEL",
        help=f"model to go on from (default: the one in use), or {SCRATCH}",
    )
    parser.add_argument(
        "--preset",
        choices=sorted(RECIPES),
        help="start from scratch with this network and recipe; classic is the "
        "tutorial's (default: landscape)",
    )
    _add_budget(parser)
    parser.add_argument(
        "--seed",
        metavar="N",
        type=int,
        help="another number may give another model (default: 0)",
    )
    again = parser.add_mutually_exclusive_group()
    again.add_argument(
        "--resume", action="store_true", help="go on with the unfinished run of NAME"
    )
    again.add_argument(
        "--restart",
        action="store_true",
        help="throw an unfinished run of NAME away and begin anew",
    )


def _add_budget(parser: ArgumentParser) -> None:
    budget = parser.add_mutually_exclusive_group()
    budget.add_argument(
        "--minutes",
        metavar="M",
        type=_minutes,
        help=f"train at most so long (default: {DEFAULT_MINUTES:.0f}; from scratch, "
        "no limit); it ends earlier when nothing improves any more",
    )
    budget.add_argument(
        "--epochs",
        metavar="N",
        type=_whole_number,
        help="end after so many instead (default: the recipe's number)",
    )


def _add_devices(parser: ArgumentParser) -> None:
    devices = parser.add_mutually_exclusive_group()
    devices.add_argument(
        "--one-gpu",
        action="store_true",
        help="use one graphics card where there are several",
    )
    devices.add_argument(
        "--cluster",
        action="store_true",
        help="train together with other computers: type the same line on each, with "
        "the variable TF_CONFIG set as TensorFlow's guides describe it",
    )
    devices.add_argument(
        "--ray",
        metavar="ADDRESS",
        help="train on the computers of a Ray cluster, which see the photos by the "
        "same names; ADDRESS is like 10.0.0.7:6379",
    )
    parser.add_argument(
        "--workers",
        metavar="N",
        type=_whole_number,
        help="with --ray: share every step among so many (default: one for each GPU "
        "or, without any, for each computer)",
    )


def _add_elsewhere(parser: ArgumentParser) -> None:
    ways = parser.add_mutually_exclusive_group()
    ways.add_argument(
        "--write-job",
        metavar="DIR",
        type=Path,
        help="do not train: write everything into the new folder DIR, for another "
        "computer",
    )
    ways.add_argument(
        "--job", metavar="DIR", type=Path, help="train what such a folder holds"
    )
    ways.add_argument(
        "--bring-back",
        metavar="DIR",
        type=Path,
        help="take the result of such a folder, compare it with the model in use, and "
        "add it to the library",
    )
    parser.add_argument(
        "--list-photos",
        action="store_true",
        help="with --write-job: do not copy the photos, since the other computer sees "
        "the same folder",
    )


def _add_output(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--use",
        action="store_true",
        help="use the new model from now on if it is better",
    )
    parser.add_argument(
        "--json", action="store_true", help="tell everything as JSON lines"
    )
    parser.add_argument(
        "--profile",
        metavar="DIR",
        type=Path,
        help="keep models and runs in this folder instead of the user's own",
    )
    add_sleep_argument(parser)


def _minutes(text: str) -> float:
    try:
        minutes = float(text)
    except ValueError:
        minutes = math.nan
    if not 0 < minutes < math.inf:
        msg = f"expected a number above 0, not {text!r}"
        raise ArgumentTypeError(msg)
    return minutes


def _whole_number(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        msg = f"expected a whole number from 1, not {text!r}"
        raise ArgumentTypeError(msg)
    return int(text)

"""`mendscape repair`: fill squares of one photo, or of all photos of a list."""

import re
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from core.cli.engine import library_engine
from core.cli.job_list import read_job_list
from core.cli.list_repair import repair_list
from core.cli.repairer import Repairer
from core.cli.targets import target_problem
from core.cli.terminal import SquaresBar, UsageError
from core.geometry import Box
from core.inpainting.engine import FillEngine
from core.paths import AppPaths
from core.photo_io import open_photo

if TYPE_CHECKING:
    from argparse import _SubParsersAction

_SQUARE = re.compile(r"(-?[0-9]{1,9}),(-?[0-9]{1,9}),([0-9]{1,9})")


def add_parser(subparsers: "_SubParsersAction[ArgumentParser]") -> None:
    """Describe the command's arguments."""
    parser = subparsers.add_parser(
        "repair",
        help="fill squares of a photo, or of all photos of a list",
        usage="mendscape repair PHOTO --square X,Y,SIDE [--square ...] -o OUT "
        "[options]\n       mendscape repair --list JOBS.csv [options]",
        description="Fill squares of a photo, or of all photos of a list.",
        epilog="Squares are whole pixels of the upright photo, counted from its upper "
        "left corner. A list is a UTF-8 file that begins with the line "
        "photo,x,y,side,output; its paths start from its own folder.",
    )
    parser.add_argument(
        "photo", metavar="PHOTO", type=Path, nargs="?", help="never changed"
    )
    parser.add_argument(
        "--square",
        metavar="X,Y,SIDE",
        type=_square,
        action="append",
        dest="squares",
        help="a damaged square; can be given several times",
    )
    parser.add_argument(
        "-o", "--output", metavar="OUT", type=Path, help="replaced if it exists"
    )
    parser.add_argument(
        "--list",
        metavar="JOBS.csv",
        type=Path,
        dest="job_list",
        help="photos, squares and outputs, one square a row",
    )
    _add_options(parser)
    parser.set_defaults(run=run)


def _add_options(parser: ArgumentParser) -> None:
    parser.add_argument("--model", metavar="NAME", help="instead of the one in use")
    parser.add_argument(
        "--no-detail",
        action="store_false",
        dest="detail",
        help="leave the fill as smooth as the network predicts it",
    )
    parser.add_argument(
        "--seed",
        metavar="N",
        type=int,
        default=0,
        help="another number may give another fill (default: 0)",
    )
    parser.add_argument(
        "--profile",
        metavar="DIR",
        type=Path,
        help="look for models in this folder instead of the user's own",
    )


def run(args: Namespace) -> int:
    """Repair what the arguments name.

    Returns:
        0 when every picture was written, 1 otherwise.

    Raises:
        UsageError: The arguments do not go together, or the list cannot be used.
        RepairError: The one picture, or any picture, could not be made.
    """
    if args.job_list:
        return _run_list(args)
    return _run_single(args)


def _run_single(args: Namespace) -> int:
    if not (args.photo and args.squares and args.output):
        raise UsageError(
            "Name a photo, at least one --square X,Y,SIDE and -o OUT, "
            "or a --list of them."
        )
    problem = target_problem(photo=args.photo, output=args.output)
    if problem:
        raise UsageError(problem)
    photo = open_photo(args.photo)
    with SquaresBar(len(args.squares)) as bar:
        _repairer(args, bar).repair(photo, args.squares, args.output)
    return 0


def _run_list(args: Namespace) -> int:
    if args.photo or args.squares or args.output:
        raise UsageError("A --list names its own photos, squares and outputs.")
    jobs = read_job_list(args.job_list)
    total = sum(len(picture.holes) for picture in jobs.pictures)
    with SquaresBar(total) as bar:
        repairer = _repairer(args, bar)
        is_complete = repair_list(jobs, repairer, bar, list_name=args.job_list.name)
    return 0 if is_complete else 1


def _repairer(args: Namespace, bar: SquaresBar) -> Repairer:
    folder: Path | None = args.profile
    paths = AppPaths.in_folder(folder) if folder else AppPaths.of_user()
    make_engine = args.make_engine or library_engine
    engine: FillEngine = make_engine(paths, detail=args.detail)
    return Repairer(engine, model=args.model, seed=args.seed, bar=bar)


def _square(text: str) -> Box:
    match = _SQUARE.fullmatch(text)
    if match is None:
        message = f"{text!r} is not X,Y,SIDE in whole pixels"
        raise ArgumentTypeError(message)
    x, y, side = map(int, match.groups())
    return Box.square(x, y, side)

"""`mendscape repair`: fill squares of one photo, or of all photos of a list."""

from __future__ import annotations

import re
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from core.batch.control import BatchControl
from core.batch.job import BatchJob
from core.batch.job_list import read_job_list
from core.batch.run import BatchOptions, run_batch
from core.batch.squares import Squares
from core.batch.targets import check_target
from core.cli.batch_teller import BatchTeller
from core.cli.engine import library_engine
from core.cli.sleep_argument import add_sleep_argument, wakefulness_of
from core.cli.terminal import SquaresBar, UsageError, complain
from core.errors import JobListUnusable, OutputUnsuitable
from core.geometry import Box
from core.paths import AppPaths
from core.tidying import tidy
from core.unfinished import UnfinishedWrites

if TYPE_CHECKING:
    from argparse import _SubParsersAction
    from collections.abc import Callable, Sequence

    from core.batch.job import Problem

_SQUARE = re.compile(r"(-?[0-9]{1,9}),(-?[0-9]{1,9}),([0-9]{1,9})")


def add_parser(subparsers: _SubParsersAction[ArgumentParser]) -> None:
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
    add_sleep_argument(parser)


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
    try:
        check_target(photo=args.photo, output=args.output)
    except OutputUnsuitable as error:
        raise UsageError(str(error)) from error
    problems: list[Problem] = []
    job = BatchJob(args.photo, args.output, Squares(tuple(args.squares)))
    _run_jobs([job], args, on_problem=problems.append)
    if problems:
        raise problems[0].error
    return 0


def _run_list(args: Namespace) -> int:
    if args.photo or args.squares or args.output:
        raise UsageError("A --list names its own photos, squares and outputs.")
    try:
        jobs = read_job_list(args.job_list)
    except JobListUnusable as error:
        raise UsageError(str(error)) from error
    problems: list[Problem] = []

    def note(problem: Problem) -> None:
        problems.append(problem)
        complain(f"{args.job_list.name}, row {problem.row}: {problem.error}")

    for problem in jobs.problems:
        note(problem)
    _run_jobs(jobs.jobs, args, on_problem=note)
    return 1 if problems else 0


def _run_jobs(
    jobs: Sequence[BatchJob],
    args: Namespace,
    *,
    on_problem: Callable[[Problem], object],
) -> None:
    folder: Path | None = args.profile
    paths = AppPaths.in_folder(folder) if folder else AppPaths.of_user()
    tidy(paths)
    folders = [job.output.parent for job in jobs]
    make_engine = args.make_engine or library_engine
    engine = make_engine(paths, detail=args.detail)
    options = BatchOptions(args.model, args.seed)
    # Nobody waits long for one photo.
    control = BatchControl(wakefulness_of(args).lock() if len(jobs) > 1 else None)
    with SquaresBar(sum(len(job.squares.boxes) for job in jobs)) as bar:
        teller = BatchTeller(jobs, bar, on_problem=on_problem)
        with UnfinishedWrites(paths.unfinished).noting(*folders):
            run_batch(jobs, engine, options, tell=teller.tell, control=control)


def _square(text: str) -> Box:
    match = _SQUARE.fullmatch(text)
    if match is None:
        message = f"{text!r} is not X,Y,SIDE in whole pixels"
        raise ArgumentTypeError(message)
    x, y, side = map(int, match.groups())
    return Box.square(x, y, side)

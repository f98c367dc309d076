"""`mendscape repair`: fill squares of one photo, or of all photos of a list."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from core.batch.job_list import read_job_list
from core.cli.photo_jobs import photo_jobs
from core.cli.repair_arguments import add_places, add_ways
from core.cli.repair_jobs import run_jobs
from core.cli.repair_ray import choose_results
from core.cli.sleep_argument import add_sleep_argument
from core.cli.terminal import UsageError, complain
from core.errors import JobListUnusable
from core.quiet import quiet_libraries

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from core.batch.job import Problem


def add_parser(subparsers: _SubParsersAction[ArgumentParser]) -> None:
    """Describe the command's arguments."""
    parser = subparsers.add_parser(
        "repair",
        help="fill squares of a photo, or of all photos of a list",
        usage="mendscape repair PHOTO [PHOTO ...] [--square X,Y,SIDE ...] "
        "[--mask FILE] [--find-dust]\n                        -o OUT [options]"
        "\n       mendscape repair --list JOBS.csv [--ray ADDRESS] [options]",
        description="Fill squares of photos, or of all photos of a list.",
        epilog="Squares are whole pixels of the upright photo, counted from its upper "
        "left corner. A list is a UTF-8 file that begins with the line "
        "photo,x,y,side,output; its paths start from its own folder.",
    )
    add_places(parser)
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
    add_ways(parser)
    add_sleep_argument(parser)


def run(args: Namespace) -> int:
    """Repair what the arguments name.

    Returns:
        0 when every picture was written, 1 otherwise.

    Raises:
        UsageError: The arguments do not go together, or the list cannot be used.
        RepairError: The one picture, or any picture, could not be made.
    """
    choose_results(args)
    with quiet_libraries():
        return _run_list(args) if args.job_list else _run_photos(args)


def _run_photos(args: Namespace) -> int:
    has_places = args.squares or args.mask or args.find_dust
    if not (args.photos and has_places and args.output):
        raise UsageError(
            "Name a photo, at least one --square X,Y,SIDE, a --mask FILE or "
            "--find-dust, and -o OUT, or a --list of them."
        )
    jobs = photo_jobs(args)
    problems: list[Problem] = []
    if len(jobs) == 1:
        run_jobs(jobs, args, on_problem=problems.append)
        if problems:
            raise problems[0].error
        return 0

    def note(problem: Problem) -> None:
        problems.append(problem)
        complain(str(problem.error))

    run_jobs(jobs, args, on_problem=note)
    return 1 if problems else 0


def _run_list(args: Namespace) -> int:
    has_places = args.squares or args.mask or args.find_dust
    if args.photos or has_places or args.output:
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
    run_jobs(jobs.jobs, args, on_problem=note)
    return 1 if problems else 0

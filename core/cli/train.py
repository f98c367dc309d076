"""`mendscape train`: a model of one's own from a folder of photos."""

import os
import sys
from argparse import ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Callable
from dataclasses import replace

from core.cli.json_events import JsonEvents
from core.cli.terminal import UsageError, complain
from core.cli.train_arguments import SCRATCH, add_arguments
from core.cli.train_choices import choose
from core.cli.train_elsewhere import bring_result_back, write_job_folder
from core.cli.train_ending import INTERRUPTED, conclude
from core.cli.train_follower import follow
from core.cli.train_job import train_job
from core.cli.train_modes import check_modes
from core.cli.train_process import process_for
from core.cli.train_ray import check_cluster, ray_words
from core.cli.training_log import log_to
from core.cli.training_progress import TrainingProgress
from core.cli.training_watch import TrainingOutput, watch
from core.model.library import ModelLibrary
from core.paths import AppPaths
from core.tidying import tidy
from core.training.cluster.member import Member
from core.training.elsewhere.readme import train_line
from core.training.events import EventSink
from core.training.options import TrainingOptions
from core.training.process.training_process import TrainingProcess
from core.training.wizard import TrainingWizard

Begin = Callable[[EventSink], TrainingProcess]


def add_parser(subparsers: "_SubParsersAction[ArgumentParser]") -> None:
    """Describe the command's arguments."""
    parser = subparsers.add_parser(
        "train",
        help="train a model on your own photos",
        usage="mendscape train FOLDER --name NAME [options]\n"
        "       mendscape train --name NAME --resume [options]\n"
        "       mendscape train FOLDER --name NAME --write-job DIR [options]\n"
        "       mendscape train --job DIR [options]\n"
        "       mendscape train --bring-back DIR [options]",
        description="Train a model on the photos of a folder, compare it with the "
        "model in use on photos that it has not seen, and add it to the library.",
        epilog="Ctrl-C stops and keeps the best so far; a second Ctrl-C ends at once "
        "without a model. Then, as after a crash, --resume goes on from the last "
        "checkpoint. Exit status: 0 the new model is better, 3 it is not, 1 failed, "
        "2 wrong usage, 130 interrupted.",
    )
    add_arguments(parser)
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Train as the arguments say.

    Returns:
        0 when the new model is better, 3 when it is not, 1 when the run failed, 130
        when it was interrupted and can go on.

    Raises:
        UsageError: The arguments do not go together.
        RepairError: The run could not begin.
    """
    check_modes(args)
    output = _output(args)
    try:
        if args.job:
            return train_job(args, output)
        paths = AppPaths.in_folder(args.profile) if args.profile else AppPaths.of_user()
        tidy(paths)
        if args.write_job:
            return write_job_folder(args, paths, output)
        if args.bring_back:
            return bring_result_back(args, paths, output)
        return _train(args, paths, output)
    except BrokenPipeError:
        # Python would try once more to write what is left, and complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        complain("mendscape: Nobody reads the output any more.")
        return INTERRUPTED


def _output(args: Namespace) -> TrainingOutput:
    if args.json:
        return JsonEvents()
    place = "the folder of the job" if args.job else "the library"
    return TrainingProgress(place=place)


def _train(args: Namespace, paths: AppPaths, output: TrainingOutput) -> int:
    member = Member.from_environment(os.environ) if args.cluster else None
    if member and not member.is_chief:
        if args.folder is None:
            raise UsageError("Name the FOLDER of the photos on this computer.")
        return follow(args, args.folder, member, paths, output)
    if args.ray and not args.resume:
        check_cluster(args, paths.logs)
    library = ModelLibrary(paths.models)
    wizard = TrainingWizard(paths, library, process_for(args))
    with output, log_to(paths.logs):
        begin = _resumed(args, wizard) if args.resume else _new(args, wizard, output)
        outcome = watch(begin, output)
    again = ["--name", args.name or "", "--resume", *ray_words(args)]
    again += ["--profile", str(args.profile)] if args.profile else []
    return conclude(args, outcome, library, again=train_line(*again))


def _new(args: Namespace, wizard: TrainingWizard, output: TrainingOutput) -> Begin:
    choose(args, wizard, output)
    return wizard.begin


def _resumed(args: Namespace, wizard: TrainingWizard) -> Begin:
    """The run of that name, from its checkpoint and with its own options."""
    runs = {unfinished.options.name: unfinished for unfinished in wizard.resumable()}
    if args.name not in runs:
        others = f" Unfinished runs: {', '.join(runs)}." if runs else ""
        raise UsageError(f"There is no run of {args.name} that could go on.{others}")
    found = runs[args.name]
    _refuse_changes(args, found.options)
    if args.minutes is not None or args.epochs is not None:
        longer = replace(found.options, minutes=args.minutes, epochs=args.epochs)
        found = replace(found, options=longer)
    return lambda sink: wizard.begin_again(found, sink)


def _refuse_changes(args: Namespace, options: TrainingOptions) -> None:
    """Let the line that began a run resume it, but no other photos or network."""
    folder = args.folder and args.folder.absolute()
    start = options.start or SCRATCH
    asked = {
        "FOLDER": (folder, options.folder),
        "--from": (args.start, start),
        "--preset": (args.preset, None if options.start else options.preset),
        "--seed": (args.seed, options.seed),
    }
    changed = [word for word, (new, old) in asked.items() if new not in (None, old)]
    if changed:
        raise UsageError(
            f"The run of {options.name} began with another {' and '.join(changed)}; "
            "leave that out to go on as it began."
        )

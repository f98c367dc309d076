"""`mendscape train`: a model of one's own from a folder of photos."""

import os
import shlex
import sys
from argparse import ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from core.cli.json_events import JsonEvents
from core.cli.sleep_argument import wakefulness_of
from core.cli.terminal import UsageError, complain, say
from core.cli.train_arguments import SCRATCH, add_arguments
from core.cli.train_follower import follow
from core.cli.training_log import log_to
from core.cli.training_progress import TrainingProgress
from core.cli.training_watch import TrainingOutput, watch
from core.cli.verdict import consequence, is_better
from core.model.library import ModelLibrary
from core.paths import AppPaths
from core.training.cluster.member import Member
from core.training.cluster.work import train_as_chief
from core.training.events import EventSink, Outcome, RunFailed, RunFinished
from core.training.options import TrainingOptions
from core.training.process.child import train_on_one_device
from core.training.process.training_process import TrainingProcess
from core.training.process.wakeful import wakeful
from core.training.wizard import DEFAULT_MINUTES, TrainingWizard

_BETTER, _FAILED, _NOT_BETTER, _INTERRUPTED = 0, 1, 3, 130

Begin = Callable[[EventSink], TrainingProcess]


def add_parser(subparsers: "_SubParsersAction[ArgumentParser]") -> None:
    """Describe the command's arguments."""
    parser = subparsers.add_parser(
        "train",
        help="train a model on your own photos",
        usage="mendscape train FOLDER --name NAME [options]\n"
        "       mendscape train --name NAME --resume [options]",
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
    paths = AppPaths.in_folder(args.profile) if args.profile else AppPaths.of_user()
    member = Member.from_environment(os.environ) if args.cluster else None
    if member and not member.is_chief:
        return follow(args, member, paths)
    make_process = wakeful(args.make_process or _process(args), wakefulness_of(args))
    wizard = TrainingWizard(paths, ModelLibrary(paths.models), make_process)
    output: TrainingOutput = JsonEvents() if args.json else TrainingProgress()
    try:
        with output, log_to(paths.logs):
            begin = (
                _resumed(args, wizard) if args.resume else _new(args, wizard, output)
            )
            outcome = watch(begin, output)
        return _end(args, outcome, wizard)
    except BrokenPipeError:
        # Python would try once more to write what is left, and complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        complain("mendscape: Nobody reads the output any more.")
        return _INTERRUPTED


def _process(args: Namespace) -> Callable[..., TrainingProcess]:
    if args.cluster:
        return partial(TrainingProcess, work=train_as_chief)
    if args.one_gpu:
        return partial(TrainingProcess, work=train_on_one_device)
    return TrainingProcess


def _new(args: Namespace, wizard: TrainingWizard, output: TrainingOutput) -> Begin:
    """A run on the photos of a folder; what is wrong is told before the long scan."""
    if args.folder is None:
        raise UsageError("Name the FOLDER of your photos, or --resume a run.")
    start = _start(args, wizard)
    if args.restart:
        _discard(args.name, wizard)
    wizard.check_name(args.name)
    report = wizard.scan(args.folder, tell=output.advance_scan)
    output.end_scan(report)
    wizard.adopt(report)
    has_budget = args.minutes is not None or args.epochs is not None
    wizard.choose(
        name=args.name,
        start=start,
        preset=args.preset or "landscape",
        minutes=args.minutes if has_budget or start is None else DEFAULT_MINUTES,
        epochs=args.epochs,
        seed=args.seed or 0,
    )
    return wizard.begin


def _start(args: Namespace, wizard: TrainingWizard) -> str | None:
    """The model to go on from; None is from scratch."""
    name: str | None = args.start
    if name == SCRATCH or (name is None and args.preset is not None):
        return None
    if name is None:
        return wizard.default_start()
    if args.preset is not None:
        raise UsageError(
            "A --preset is for a model from scratch; another model brings its own "
            "network. Leave out one of --preset and --from."
        )
    wizard.check_start(name)
    return name


def _discard(name: str, wizard: TrainingWizard) -> None:
    for unfinished in wizard.resumable():
        if unfinished.options.name == name:
            wizard.discard(unfinished)


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


def _end(args: Namespace, outcome: Outcome, wizard: TrainingWizard) -> int:
    match outcome:
        case RunFinished():
            return _conclude(args, outcome, wizard)
        case RunFailed():
            complain(f"mendscape: {outcome.message}")
            return _FAILED
        case _:
            again = ["mendscape", "train", "--name", args.name, "--resume"]
            again += ["--profile", str(args.profile)] if args.profile else []
            complain(f"mendscape: Interrupted. Go on with: {shlex.join(again)}")
            return _INTERRUPTED


def _conclude(args: Namespace, finished: RunFinished, wizard: TrainingWizard) -> int:
    is_used = args.use and is_better(finished.result)
    if is_used:
        wizard.use_new_model()
    if not args.json:
        say(consequence(finished.result, is_used=is_used))
    return _BETTER if is_better(finished.result) else _NOT_BETTER

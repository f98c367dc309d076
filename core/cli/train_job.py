"""On the other computer: `mendscape train --job`."""

import os
from argparse import Namespace
from dataclasses import replace
from pathlib import Path

from core.cli.terminal import UsageError, say
from core.cli.train_ending import status_of, unfinished
from core.cli.train_follower import follow
from core.cli.train_process import process_for
from core.cli.train_ray import ray_words
from core.cli.training_log import log_to
from core.cli.training_watch import TrainingOutput, watch
from core.model.library import ModelLibrary
from core.training.cluster.member import Member
from core.training.elsewhere.doing import check_version, prepare, write_result
from core.training.elsewhere.errand import Errand
from core.training.elsewhere.job_folder import JobFolder
from core.training.elsewhere.readme import train_line
from core.training.events import Outcome, RunFinished
from core.training.options import TrainingOptions
from core.training.process.run_folder import RunFolder

_DONE = 0


def train_job(args: Namespace, output: TrainingOutput) -> int:
    """Train what a job folder holds; everything that is written stays in it.

    Returns:
        0 when the new model is better than the one that it began with, 3 when it is
        not, 1 when the run failed, 130 when it was interrupted and can go on.

    Raises:
        UsageError: The run has begun already, or has not.
        RepairError: The job cannot be trained here.
    """
    job = JobFolder(args.job.absolute())
    errand = job.errand()
    check_version(job, errand)
    member = Member.from_environment(os.environ) if args.cluster else None
    if member and not member.is_chief:
        photos = job.options(errand, _photos(args)).folder
        return follow(args, photos, member, job.paths, output)
    if _is_done(job, errand):
        _say_done(args, job)
        return _DONE
    options = _budgeted(args, job, prepare(job, errand, _photos(args)))
    make_process = process_for(args)
    with output, log_to(job.paths.logs):
        outcome = watch(
            lambda sink: make_process(
                options, job.paths, sink=sink, is_resumed=args.resume
            ),
            output,
        )
    return _end(args, outcome, job, errand)


def _photos(args: Namespace) -> Path | None:
    folder: Path | None = args.folder
    return folder and folder.absolute()


def _is_done(job: JobFolder, errand: Errand) -> bool:
    """Whether nothing is to be trained any more; its result is there then."""
    if job.result.is_file():
        return True
    name = errand.options.name
    if name not in ModelLibrary(job.paths.models).names():
        return False
    write_result(job, errand, name)
    return True


def _budgeted(
    args: Namespace, job: JobFolder, options: TrainingOptions
) -> TrainingOptions:
    """With the time that is asked for here, or was in an earlier sitting."""
    run = RunFolder(job.paths.runs / options.name).resumable()
    if run is None and args.resume:
        raise UsageError("There is no run of this job that could go on.")
    if run is not None and not (args.resume or args.restart):
        raise UsageError(
            "The run of this job is not finished: add --resume to go on with it, or "
            "--restart to begin anew."
        )
    if args.minutes is not None or args.epochs is not None:
        return replace(options, minutes=args.minutes, epochs=args.epochs)
    if run is not None and args.resume:
        before = run.options
        return replace(options, minutes=before.minutes, epochs=before.epochs)
    return options


def _end(args: Namespace, outcome: Outcome, job: JobFolder, errand: Errand) -> int:
    if not isinstance(outcome, RunFinished):
        again = ["--job", str(args.job), "--resume", *ray_words(args)]
        return unfinished(outcome, train_line(*again))
    write_result(job, errand, outcome.result.card.name)
    _say_done(args, job)
    return status_of(outcome)


def _say_done(args: Namespace, job: JobFolder) -> None:
    if not args.json:
        say(f"The result is {job.result}.")
        say(f"At home, type: {train_line('--bring-back', str(args.job))}")

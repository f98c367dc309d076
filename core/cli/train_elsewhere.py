"""At home: `mendscape train --write-job`, and `--bring-back` when it is done."""

from argparse import Namespace
from pathlib import Path

from core.cli.sleep_argument import wakefulness_of
from core.cli.train_choices import choose, folder_of
from core.cli.train_ending import conclude
from core.cli.train_process import process_for
from core.cli.training_log import log_to
from core.cli.training_watch import TrainingOutput, watch
from core.model.library import ModelLibrary
from core.paths import AppPaths
from core.training.elsewhere.exchange import JobExchange
from core.training.elsewhere.packing import check_place
from core.training.elsewhere.readme import train_line
from core.training.wizard import TrainingWizard

_WRITTEN = 0


def write_job_folder(args: Namespace, paths: AppPaths, output: TrainingOutput) -> int:
    """Scan and choose as for a run here, and write it down instead.

    Raises:
        UsageError: The arguments do not go together.
        RepairError: The run cannot be, or its folder cannot be written.
    """
    folder: Path = args.write_job.absolute()
    check_place(folder, folder_of(args))
    library = ModelLibrary(paths.models)
    with output, log_to(paths.logs):
        options = choose(args, TrainingWizard(paths, library), output)
        JobExchange(paths, library, wakefulness_of(args)).send(
            options,
            folder,
            is_copying=not args.list_photos,
            report=output.advance_copying,
        )
        output.end_job(folder, train_line("--job", folder.name))
    return _WRITTEN


def bring_result_back(args: Namespace, paths: AppPaths, output: TrainingOutput) -> int:
    """Compare the result of a job with the model in use, as after a training.

    Returns:
        0 when it is better, 3 when it is not, 1 when that failed, 130 when it was
        interrupted.

    Raises:
        RepairError: The result cannot be brought back.
    """
    library = ModelLibrary(paths.models)
    returned = JobExchange(paths, library).look(
        args.bring_back.absolute(),
        name=args.name,
        photos=args.folder and args.folder.absolute(),
    )
    make_process = process_for(args, returned.work)
    with output, log_to(paths.logs):
        outcome = watch(
            lambda sink: make_process(
                returned.options, paths, sink=sink, is_resumed=False
            ),
            output,
            has_best=False,
        )
    again = ["--bring-back", str(args.bring_back)]
    again += ["--profile", str(args.profile)] if args.profile else []
    return conclude(args, outcome, library, again=train_line(*again))

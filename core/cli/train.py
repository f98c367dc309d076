"""`mendscape train`: a model of one's own from a folder of photos."""

import signal
from argparse import ArgumentParser, ArgumentTypeError, Namespace, _SubParsersAction
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from core.cli.terminal import complain
from core.cli.training_progress import TrainingProgress
from core.dataset.scan import scan_folder
from core.dataset.split import Split, is_held_out_by_name
from core.errors import Cancelled
from core.model.library import ModelLibrary
from core.paths import AppPaths
from core.training.control import Control
from core.training.job import TrainingJob
from core.training.recipes import RECIPES
from core.training.run import train_model

_INTERRUPTED = 130


def add_parser(subparsers: "_SubParsersAction[ArgumentParser]") -> None:
    """Describe the command's arguments."""
    parser = subparsers.add_parser(
        "train",
        help="train a model on a folder of photos",
        description="Train a model on a folder of photos and add it to the library.",
        epilog="Ctrl-C stops and keeps the best so far; a second Ctrl-C cancels. "
        "Either way --resume goes on from the last checkpoint.",
    )
    parser.add_argument("folder", metavar="FOLDER", type=Path)
    parser.add_argument("--name", required=True, help="of the new model")
    parser.add_argument(
        "--preset",
        choices=sorted(RECIPES),
        default="landscape",
        help="which network and recipe (default: landscape); classic is the tutorial's",
    )
    parser.add_argument("--epochs", type=_positive, metavar="N")
    parser.add_argument("--minutes", type=_positive, metavar="M", help="at most")
    parser.add_argument("--seed", type=int, default=0, metavar="N")
    parser.add_argument(
        "--resume", action="store_true", help="go on from the checkpoint of this name"
    )
    parser.add_argument(
        "--profile",
        metavar="DIR",
        type=Path,
        help="keep models and runs in this folder instead of the user's",
    )
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Train as the arguments say.

    Returns:
        0 when the model is in the library, 130 when the run was cancelled.

    Raises:
        RepairError: Nothing could be trained.
    """
    folder: Path | None = args.profile
    paths = AppPaths.in_folder(folder) if folder else AppPaths.of_user()
    library = ModelLibrary(paths.models)
    library.folder_for(args.name)  # a bad or taken name is told before the scan
    report = scan_folder(args.folder)
    if report.rejected:
        first = report.rejected[0]
        complain(
            f"{len(report.rejected)} files left out, the first is "
            f"{first.path.name}: {first.reason}."
        )
    job = TrainingJob(
        split=Split.by(report.paths, is_held_out_by_name),
        name=args.name,
        recipe=RECIPES[args.preset],
        run_folder=paths.runs / args.name,
        epochs=args.epochs,
        minutes=args.minutes,
        seed=args.seed,
        is_resumed=args.resume,
    )
    control = Control()
    with _interrupts_to(control), TrainingProgress() as progress:
        try:
            train_model(job, library, sink=progress, control=control)
        except Cancelled:
            complain("mendscape: Cancelled. The checkpoint is kept; see --resume.")
            return _INTERRUPTED
    return 0


@contextmanager
def _interrupts_to(control: Control) -> Iterator[None]:
    """Let the first Ctrl-C stop the run and the second one cancel it."""

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        if control.is_asked_to_stop:
            control.cancel()
        else:
            complain("Stopping after this step; Ctrl-C again cancels.")
            control.stop()

    before = signal.signal(signal.SIGINT, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _positive(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        msg = f"expected a whole number from 1, not {text!r}"
        raise ArgumentTypeError(msg)
    return int(text)

"""From the arguments of `mendscape train` to the options of a new run."""

from argparse import Namespace
from pathlib import Path

from core.cli.terminal import UsageError
from core.cli.train_arguments import SCRATCH
from core.cli.training_watch import TrainingOutput
from core.training.options import TrainingOptions
from core.training.wizard import DEFAULT_MINUTES, TrainingWizard


def folder_of(args: Namespace) -> Path:
    """The photos.

    Raises:
        UsageError: They are not named.
    """
    folder: Path | None = args.folder
    if folder is None:
        raise UsageError("Name the FOLDER of your photos, or --resume a run.")
    return folder


def choose(
    args: Namespace, wizard: TrainingWizard, output: TrainingOutput
) -> TrainingOptions:
    """A run on the photos of a folder; what is wrong is told before the long scan.

    Raises:
        UsageError: The arguments do not go together.
        RepairError: The folder, the name or the start model cannot be used.
    """
    folder, start = folder_of(args), _start(args, wizard)
    if args.restart:
        _discard(args.name, wizard)
    wizard.check_name(args.name)
    report = wizard.scan(folder, tell=output.advance_scan)
    output.end_scan(report)
    wizard.adopt(report)
    has_budget = args.minutes is not None or args.epochs is not None
    return wizard.choose(
        name=args.name,
        start=start,
        preset=args.preset or "landscape",
        minutes=args.minutes if has_budget or start is None else DEFAULT_MINUTES,
        epochs=args.epochs,
        seed=args.seed or 0,
    )


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

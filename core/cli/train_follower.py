"""`mendscape train --cluster` on a computer that follows the chief's."""

from argparse import Namespace
from pathlib import Path

from core.cli.terminal import complain, say
from core.cli.train_ending import FAILED, INTERRUPTED
from core.cli.train_process import process_for
from core.cli.training_log import log_to
from core.cli.training_watch import TrainingOutput, watch
from core.dataset.split import Split
from core.paths import AppPaths
from core.training.cluster.member import Member
from core.training.cluster.work import follow_chief
from core.training.events import RunFailed, RunFollowed
from core.training.options import TrainingOptions

_DONE = 0


def follow(
    args: Namespace,
    folder: Path,
    member: Member,
    paths: AppPaths,
    output: TrainingOutput,
) -> int:
    """Train what the chief says, with the copy of the photos that lies here.

    Args:
        args: Of the command.
        folder: Of the photos.
        member: The place in the cluster.
        paths: Of the profile for logs.
        output: Hears everything.

    Returns:
        0 when the run is over, 1 when it failed, 130 when it was interrupted.
    """
    make_process = process_for(args, follow_chief)
    options = _options(args.name or "job", folder.absolute(), member)
    with output, log_to(paths.logs):
        outcome = watch(lambda sink: make_process(options, paths, sink=sink), output)
    if isinstance(outcome, RunFollowed):
        say(f"Done. The chief ({member.chief}) compares the model and keeps it.")
        return _DONE
    if isinstance(outcome, RunFailed):
        complain(f"mendscape: {outcome.message}")
        return FAILED
    return INTERRUPTED


def _options(name: str, photos: Path, member: Member) -> TrainingOptions:
    # A name of its own: the chief may work on this computer and in this profile too.
    own = f"{name[:40]} worker {member.rank + 1}"
    return TrainingOptions(own, photos, Split((), ()))

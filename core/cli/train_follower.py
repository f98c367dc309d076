"""`mendscape train --cluster` on a computer that follows the chief's."""

from argparse import Namespace
from collections.abc import Callable
from functools import partial
from pathlib import Path

from core.cli.json_events import JsonEvents
from core.cli.sleep_argument import wakefulness_of
from core.cli.terminal import UsageError, complain, say
from core.cli.training_log import log_to
from core.cli.training_progress import TrainingProgress
from core.cli.training_watch import TrainingOutput, watch
from core.dataset.split import Split
from core.paths import AppPaths
from core.training.cluster.member import Member
from core.training.cluster.work import follow_chief
from core.training.events import RunFailed, RunFollowed
from core.training.options import TrainingOptions
from core.training.process.training_process import TrainingProcess
from core.training.process.wakeful import wakeful

_DONE, _FAILED, _INTERRUPTED = 0, 1, 130


def follow(args: Namespace, member: Member, paths: AppPaths) -> int:
    """Train what the chief says, with the copy of the photos that lies here.

    Returns:
        0 when the run is over, 1 when it failed, 130 when it was interrupted.

    Raises:
        UsageError: The folder of the photos is not named.
    """
    if args.folder is None:
        raise UsageError("Name the FOLDER of the photos on this computer.")
    output: TrainingOutput = JsonEvents() if args.json else TrainingProgress()
    make_process = _maker(args)
    with output, log_to(paths.logs):
        outcome = watch(
            lambda sink: make_process(
                _options(args.name, args.folder.absolute(), member), paths, sink=sink
            ),
            output,
        )
    if isinstance(outcome, RunFollowed):
        say(f"Done. The chief ({member.chief}) compares the model and keeps it.")
        return _DONE
    if isinstance(outcome, RunFailed):
        complain(f"mendscape: {outcome.message}")
        return _FAILED
    return _INTERRUPTED


def _maker(args: Namespace) -> Callable[..., TrainingProcess]:
    make = args.make_process or partial(TrainingProcess, work=follow_chief)
    return wakeful(make, wakefulness_of(args))


def _options(name: str, photos: Path, member: Member) -> TrainingOptions:
    # A name of its own: the chief may work on this computer and in this profile too.
    own = f"{name[:40]} worker {member.rank + 1}"
    return TrainingOptions(own, photos, Split((), ()))

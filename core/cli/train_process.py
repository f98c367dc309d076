"""Which process a training gets, by the arguments."""

from argparse import Namespace
from collections.abc import Callable
from functools import partial

from core.cli.sleep_argument import wakefulness_of
from core.cli.train_ray import work_on_ray
from core.training.cluster.work import train_as_chief
from core.training.process.child import Work, train, train_on_one_device
from core.training.process.training_process import TrainingProcess
from core.training.process.wakeful import wakeful

MakeProcess = Callable[..., TrainingProcess]


def process_for(args: Namespace, work: Work | None = None) -> MakeProcess:
    """Makes the process, which keeps the computer awake if it is to.

    Args:
        args: Of the command.
        work: What the process does; None is the training that the arguments ask for.
    """
    make = partial(TrainingProcess, work=work or _training(args))
    return wakeful(args.make_process or make, wakefulness_of(args))


def _training(args: Namespace) -> Work:
    if args.cluster:
        return train_as_chief
    if args.ray:
        return work_on_ray(args)
    return train_on_one_device if args.one_gpu else train

"""`mendscape train --ray`: the same run on the computers of a Ray cluster."""

from argparse import Namespace
from functools import partial
from pathlib import Path

from core.training.process.child import Work


def work_on_ray(args: Namespace) -> Work:
    """What the process of the run does; it only passes on what the cluster does."""
    from core.ray.training.run import train_on_ray

    return partial(train_on_ray, args.ray, args.workers)


def ray_words(args: Namespace) -> list[str]:
    """What belongs to the line that goes on with a run there."""
    if not args.ray:
        return []
    count = ["--workers", str(args.workers)] if args.workers else []
    return ["--ray", args.ray, *count]


def check_cluster(args: Namespace, logs: Path) -> None:
    """See whether the cluster can take the run, before a long scan.

    Args:
        args: Of the command.
        logs: Folder for what Ray says.

    Raises:
        RayError: It cannot be reached, or Ray is not installed.
        ClusterUnusable: It has too little room.
    """
    from core.ray.training.run import check_room

    check_room(args.ray, args.workers, logs=logs)

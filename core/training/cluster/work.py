"""What the processes of a cluster do, instead of training alone."""

import os
from pathlib import Path

from core.files import sweep_halves
from core.model.library import ModelLibrary
from core.training.cluster.member import Member
from core.training.cluster.muster import WAIT, call_together, report
from core.training.cluster.orders import Orders
from core.training.cluster.team import Team, Workers
from core.training.control import Control
from core.training.events import EventSink, RunFinished, RunFollowed
from core.training.process.assignment import Assignment


def train_as_chief(
    assignment: Assignment, sink: EventSink, control: Control
) -> RunFinished:
    """Train with the others, and keep checkpoints and the model.

    Raises:
        ClusterUnusable: The workers do not go together.
        RepairError: It could not be done.
        Suspended: Somebody said so; the checkpoint is kept.
        Cancelled: Somebody said so.
    """
    from core.training.run import train_model

    member = Member.from_environment(os.environ)
    folder, options = assignment.folder, assignment.options
    library = ModelLibrary(assignment.paths.models)
    job = assignment.job(library)
    target = library.folder_for(job.name)
    with folder.claim():
        sweep_halves(target)
        orders = Orders.of(options, job.start, is_resumed=assignment.is_resumed)
        call_together(member, orders, look=control.raise_if_ended)
        folder.begin(options, is_resumed=assignment.is_resumed)
        return train_model(
            job, library, sink=sink, control=control, gather=lambda: join(member)
        )


def follow_chief(
    assignment: Assignment, sink: EventSink, control: Control
) -> RunFollowed:
    """Train what the chief says, with the photos of the assigned folder.

    Raises:
        ClusterUnusable: The workers do not go together.
        TrainingError: It could not be done.
        Suspended: Somebody said so; the chief keeps the checkpoint.
        Cancelled: Somebody said so.
    """
    from core.training.loop.trainer import Trainer

    member = Member.from_environment(os.environ)
    photos: Path = assignment.options.folder
    job = report(
        member,
        lambda orders: orders.job(photos),
        look=control.raise_if_ended,
        wait=WAIT,
    )
    Trainer(job, sink=sink, control=control, gather=lambda: join(member)).run()
    return RunFollowed()


def join(member: Member) -> Team:
    """Connect to the other workers; all have to do so at the same time."""
    import tensorflow as tf

    return Workers(member, tf.distribute.MultiWorkerMirroredStrategy())

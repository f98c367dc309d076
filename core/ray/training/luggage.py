"""What a run on a Ray cluster takes along, and what it brings home."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.errors import ClusterUnusable, PhotosDiffer
from core.model.library import ModelLibrary
from core.ray.travelling_model import TravellingModel
from core.training.cluster.muster import versions
from core.training.loop.checkpoints import keep_checkpoint, read_checkpoint
from core.training.options import TrainingOptions
from core.training.photo_roll import PhotoRoll
from core.training.process.assignment import Assignment

if TYPE_CHECKING:
    from typing import Self

    from core.paths import AppPaths


@dataclass(frozen=True, slots=True)
class Luggage:
    """One run, as it travels to the chief of the cluster.

    Attributes:
        options: A person's decisions.
        roll: The photos, named from their folder on.
        models: To go on from and to compare with, where they were not shipped.
        in_use: Name of the model to compare with; None is no model at all.
        versions: Of what has to be the same on all computers.
        checkpoint: To go on from; None begins anew.
    """

    options: TrainingOptions
    roll: PhotoRoll
    models: tuple[TravellingModel, ...]
    in_use: str | None
    versions: dict[str, str]
    checkpoint: bytes | None

    @classmethod
    def of(cls, assignment: Assignment) -> Self:
        """Pack what the person's own computer has.

        Raises:
            RepairError: A photo is gone, a model is damaged, or the checkpoint is.
        """
        options = assignment.options
        library = ModelLibrary(assignment.paths.models)
        in_use = library.current if library.names() else None
        wanted = dict.fromkeys(filter(None, (options.start, in_use)))
        own = [name for name in wanted if not library.bundle(name).is_shipped]
        folder = assignment.folder.path
        return cls(
            options=options,
            roll=PhotoRoll.of(options.folder, options.split),
            models=tuple(TravellingModel.of(name, library) for name in own),
            in_use=in_use,
            versions=versions(),
            checkpoint=read_checkpoint(folder) if assignment.is_resumed else None,
        )

    def check(self, name: str) -> None:
        """See whether a computer can do it.

        Args:
            name: Of the worker on it.

        Raises:
            ClusterUnusable: It has another version, or other photos.
        """
        for what, theirs in versions().items():
            if theirs != self.versions.get(what):
                raise ClusterUnusable(
                    f"{name} has {what} {theirs}, and this computer has "
                    f"{self.versions.get(what)}"
                )
        try:
            self.roll.found_in(self.options.folder)
        except PhotosDiffer as error:
            raise ClusterUnusable(f"{name} cannot take part: {error.reason}") from error

    def unpack(self, paths: AppPaths) -> Assignment:
        """The run as the chief can begin it, with everything in folders of its own.

        Raises:
            RunNotSaved: There is no room for the checkpoint.
            OSError: There is no room for the models.
        """
        library = ModelLibrary(paths.models)
        for model in self.models:
            model.unpack(library)
        if self.in_use is not None:
            library.use(self.in_use)
        assignment = Assignment(self.options, paths, self.checkpoint is not None)
        if self.checkpoint is not None:
            keep_checkpoint(assignment.folder.path, self.checkpoint)
        return assignment

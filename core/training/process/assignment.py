"""What the process of a run is given to do."""

from dataclasses import dataclass

from core.errors import ModelNameInvalid
from core.model.library import ModelLibrary
from core.model.names import is_model_name
from core.paths import AppPaths
from core.training.job import TrainingJob
from core.training.options import TrainingOptions
from core.training.process.run_folder import RunFolder
from core.training.recipes import recipe_for


@dataclass(frozen=True, slots=True)
class Assignment:
    """One run as it travels to its process: decisions and folders, nothing heavy.

    Attributes:
        options: A person's decisions.
        paths: The program's own folders.
        is_resumed: Whether to go on from the checkpoint.
    """

    options: TrainingOptions
    paths: AppPaths
    is_resumed: bool = False

    def __post_init__(self) -> None:
        # The name becomes a folder, which is removed in the end.
        if not is_model_name(self.options.name):
            raise ModelNameInvalid(self.options.name)

    @property
    def folder(self) -> RunFolder:
        """Where the run keeps what it needs to go on another day."""
        return RunFolder(self.paths.runs / self.options.name)

    def job(self, library: ModelLibrary) -> TrainingJob:
        """The run with its recipe and the model that it starts from.

        Raises:
            ModelError: There is no such model to start from, or it is damaged.
        """
        options = self.options
        start = None if options.start is None else library.bundle(options.start)
        return TrainingJob(
            name=options.name,
            split=options.split,
            recipe=recipe_for(options.preset, start),
            run_folder=self.folder.path,
            epochs=options.epochs,
            minutes=options.minutes,
            seed=options.seed,
            is_resumed=self.is_resumed,
            start=start,
        )

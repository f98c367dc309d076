"""What a run sees of its photos."""

from core.dataset.held_out import HeldOutCrops
from core.dataset.pipeline import Pipeline, Share
from core.dataset.reduced import ReducedPhotos
from core.training.job import TrainingJob


class Material:
    """The training crops and the held-out crops of a job."""

    def __init__(self, job: TrainingJob) -> None:
        """Choose what to judge; nothing is read yet."""
        self._job = job
        short_side = job.recipe.examples.short_side
        self._reduced = ReducedPhotos(short_side) if short_side else None
        self.held_out = HeldOutCrops(
            job.split.held_out,
            job.recipe.validation,
            spec=job.recipe.spec,
            most=job.recipe.validation_crops,
            seed=job.seed,
        )

    def training(self, batch_size: int, share: Share) -> Pipeline:
        """A share of the training crops, in batches of a size."""
        recipe = self._job.recipe
        return Pipeline(
            photos=self._job.split.training,
            maker=recipe.examples,
            spec=recipe.spec,
            batch_size=batch_size,
            seed=self._job.seed,
            crops=recipe.crops_per_epoch,
            reduced=self._reduced,
            share=share,
        )

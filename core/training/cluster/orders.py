"""What the chief tells the other workers to do."""

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from core.errors import ClusterUnusable, PhotosDiffer
from core.model.bundle import Bundle
from core.model.card import ModelCard, card_from_json
from core.training.job import TrainingJob
from core.training.options import TrainingOptions
from core.training.photo_roll import PhotoRoll
from core.training.recipes import recipe_for


@dataclass(frozen=True, slots=True)
class Orders:
    """One run, as every worker can do it with its own copy of the photos.

    Attributes:
        options: Of the run; its photos are named from their folder on.
        sizes: Of the photos in bytes: those to train on, then those held out.
        start: Card of the model that the run begins from; its weights come from the
            chief.
        is_resumed: Whether to go on from the chief's checkpoint.
    """

    options: TrainingOptions
    sizes: tuple[int, ...]
    start: ModelCard | None
    is_resumed: bool = False

    @classmethod
    def of(
        cls, options: TrainingOptions, start: Bundle | None, *, is_resumed: bool
    ) -> Self:
        """The chief's own run.

        Raises:
            ClusterUnusable: A photo is gone, or lies outside of the folder.
        """
        try:
            roll = PhotoRoll.of(options.folder, options.split)
        except PhotosDiffer as error:
            raise ClusterUnusable(error.reason) from error
        card = start.card if start else None
        named = replace(options, split=roll.split)
        return cls(named, roll.sizes, card, is_resumed)

    def to_json(self) -> str:
        """The text that `from_json` reads, on one line."""
        return json.dumps(
            {
                "options": self.options.to_json(),
                "sizes": self.sizes,
                "start": self.start.to_json() if self.start else None,
                "is_resumed": self.is_resumed,
            }
        )

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read what `to_json` wrote.

        Raises:
            ValueError: The text is something else.
            ModelError: The card cannot be used.
        """
        try:
            fields = json.loads(text)
            options = TrainingOptions.from_json(fields["options"])
            card = fields["start"]
            start = None if card is None else card_from_json(card, name="the model")
            sizes = tuple(map(int, fields["sizes"]))
            return cls(options, sizes, start, bool(fields["is_resumed"]))
        except (KeyError, TypeError, AttributeError) as error:
            msg = "These are no orders of a training run."
            raise ValueError(msg) from error

    def job(self, folder: Path) -> TrainingJob:
        """The run with the photos of a folder here.

        Raises:
            ClusterUnusable: They are not the chief's.
        """
        options = self.options
        try:
            split = PhotoRoll(options.split, self.sizes).found_in(folder)
        except PhotosDiffer as error:
            raise ClusterUnusable(error.reason) from error
        start = Bundle(Path(), self.start) if self.start else None
        return TrainingJob(
            name=options.name,
            split=split,
            recipe=recipe_for(options.preset, start),
            run_folder=Path(),
            epochs=options.epochs,
            minutes=options.minutes,
            seed=options.seed,
            is_resumed=self.is_resumed,
            start=start,
        )

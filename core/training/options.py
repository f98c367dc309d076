"""What a person decides about a run, as text that survives a power cut."""

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Self

from core.dataset.split import Split


@dataclass(frozen=True, slots=True)
class TrainingOptions:
    """One run as a person asked for it; strings, numbers and paths only.

    Attributes:
        name: Of the new model.
        folder: That the photos were found in, for people.
        split: Files to train on and to validate with.
        preset: A key of `core.training.recipes.RECIPES`: which network and recipe.
            Ignored in favour of the start model's network where there is one.
        start: Name of the model to go on from; None starts with fresh weights.
        epochs: To end after; None is the recipe's, or no limit where there are
            minutes.
        minutes: To end after, whatever the epochs; None is no limit.
        seed: Of weights, order, crops and holes.
    """

    name: str
    folder: Path
    split: Split
    preset: str = "landscape"
    start: str | None = None
    epochs: int | None = None
    minutes: float | None = None
    seed: int = 0

    def to_json(self) -> str:
        """The text that `from_json` reads."""
        fields = asdict(replace(self, split=Split((), ())))
        fields["folder"] = str(self.folder)
        fields["split"] = {
            "training": [str(path) for path in self.split.training],
            "held_out": [str(path) for path in self.split.held_out],
        }
        return json.dumps(fields, indent=1, ensure_ascii=False) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read what `to_json` wrote.

        Raises:
            ValueError: The text is something else.
        """
        try:
            fields = json.loads(text)
            split = fields.pop("split")
            options = cls(
                **fields
                | {
                    "folder": Path(fields["folder"]),
                    "split": Split(
                        tuple(Path(path) for path in split["training"]),
                        tuple(Path(path) for path in split["held_out"]),
                    ),
                }
            )
            _check_types(options)
            return options
        except (KeyError, TypeError, AttributeError, RecursionError) as error:
            msg = "These are no options of a training run."
            raise ValueError(msg) from error


def _check_types(options: TrainingOptions) -> None:
    """A file from elsewhere may hold anything.

    Raises:
        TypeError: A value is not of its type.
    """
    types: dict[str, tuple[type, ...]] = {
        "name": (str,),
        "preset": (str,),
        "start": (str, type(None)),
        "epochs": (int, type(None)),
        "minutes": (int, float, type(None)),
        "seed": (int,),
    }
    for name, allowed in types.items():
        if not isinstance(getattr(options, name), allowed):
            msg = f"{name} is not of its type."
            raise TypeError(msg)

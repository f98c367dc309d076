"""What the other computer is asked to train."""

import json
import math
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from core.model.names import is_model_name
from core.training.options import TrainingOptions
from core.training.photo_roll import PhotoRoll, is_inside, photos_of
from core.training.recipes import RECIPES

PHOTOS = Path("photos")
"""Where the copies of the photos lie in the job folder."""

SCHEMA = 1

_KEY = re.compile("[0-9a-f]{32}")
_LONGEST_VERSION = 60
_HASH = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Errand:
    """One training, as it travels in a job folder.

    Attributes:
        key: Tells this job from all others, 32 hexadecimal digits.
        version: Of Mendscape that wrote it.
        options: A person's decisions. The photos are named from their folder on, and
            that folder is `PHOTOS` when they were copied.
        sizes: Of the photos in bytes: those to train on, then those held out.
        start_hash: Of the weights of the model to go on from, SHA-256; None starts
            with fresh ones.
    """

    key: str
    version: str
    options: TrainingOptions
    sizes: tuple[int, ...]
    start_hash: str | None

    @property
    def has_copies(self) -> bool:
        """Whether the photos travel with the job."""
        return self.options.folder == PHOTOS

    @property
    def roll(self) -> PhotoRoll:
        """The photos, wherever they lie."""
        return PhotoRoll(self.options.split, self.sizes)

    def to_json(self) -> str:
        """The text that `from_json` reads."""
        fields = {
            "schema": SCHEMA,
            "key": self.key,
            "version": self.version,
            "start": self.start_hash,
            "options": json.loads(self.options.to_json()),
            "sizes": self.sizes,
        }
        return json.dumps(fields, indent=1) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read what `to_json` wrote; a text from elsewhere may hold anything.

        Raises:
            ValueError: The text is something else; a short reason.
        """
        try:
            fields = json.loads(text)
            schema = fields["schema"]
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise ValueError("its job.json is damaged") from error
        if schema != SCHEMA:
            raise ValueError("it is of another version of Mendscape; please update")
        try:
            errand = cls(
                key=fields["key"],
                version=fields["version"],
                options=TrainingOptions.from_json(json.dumps(fields["options"])),
                sizes=tuple(fields["sizes"]),
                start_hash=fields["start"],
            )
            _check(errand)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise ValueError("its job.json is damaged") from error
        return errand


def _check(errand: Errand) -> None:
    """See whether this can be a job at all.

    Raises:
        ValueError: It cannot.
        TypeError: As above.
    """
    options = errand.options
    photos = tuple(photos_of(options.split))
    facts = (
        _KEY.fullmatch(errand.key),
        len(errand.version) < _LONGEST_VERSION and errand.version.isprintable(),
        _is_start(errand.start_hash, options.start),
        is_model_name(options.name),
        options.preset in RECIPES,
        options.epochs is None or options.epochs > 0,
        options.minutes is None or 0 < options.minutes < math.inf,
        options.split.training and options.split.held_out,
        all(map(is_inside, photos)),
        len(photos) == len(errand.sizes),
        all(map(_is_size, errand.sizes)),
    )
    if not all(facts):
        raise ValueError("This is no job.")


def _is_start(start_hash: str | None, name: str | None) -> bool:
    if name is None or start_hash is None:
        return name is start_hash
    return bool(_HASH.fullmatch(start_hash)) and is_model_name(name)


def _is_size(size: object) -> bool:
    return type(size) is int and size > 0

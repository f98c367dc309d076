"""What a model says about itself."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from core.errors import ModelDamaged, ModelTooNew
from core.model.spec import Architecture, ModelSpec

SCHEMA = 1

_SPOILED = (
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    OverflowError,  # a number beyond all bounds
    RecursionError,  # lists within lists within lists
)
"""What reading a card can fail with, whatever stands in it."""

_LONGEST_TEXT = 200
_MOST_SCORES = 20


@dataclass(frozen=True, slots=True)
class Score:
    """Figures inside the hole, over the held-out photos of one protocol.

    Attributes:
        pictures: How many were filled.
        psnr: In dB, mean.
        ssim: Mean.
        l1: 0..1, mean.
        sharp: Gradient of the fill over that of the truth, median; 1 is right.
        seam: Step across the border, fill over truth, median; 1 is right.
    """

    pictures: int
    psnr: float
    ssim: float
    l1: float
    sharp: float
    seam: float


@dataclass(frozen=True, slots=True)
class ModelCard:
    """A model's description, stored as card.json beside its weights.

    Attributes:
        name: In the library; also its folder's name.
        spec: What the network is built from.
        base: Name of the model it was fine-tuned from, empty when from scratch.
        pictures: Photos that it was trained on.
        epochs: Of the run, up to the kept weights.
        seconds: Of training.
        scores: By protocol name.
        device: That it was trained on, for people.
        versions: Of the libraries that made it.
        created: ISO 8601 date and time, UTC.
        sha256: Of the weights file.
        job: Key of the job that it was trained for on another computer, or empty.
    """

    name: str
    spec: ModelSpec
    base: str = ""
    pictures: int = 0
    epochs: int = 0
    seconds: float = 0.0
    scores: Mapping[str, Score] = field(default_factory=dict)
    device: str = ""
    versions: Mapping[str, str] = field(default_factory=dict)
    created: str = ""
    sha256: str = ""
    job: str = ""

    def to_json(self) -> str:
        """The text of card.json."""
        fields = asdict(self)
        spec = fields.pop("spec")
        architecture = str(spec.pop("architecture"))
        head = {"schema": SCHEMA, "architecture": architecture, "spec": spec}
        return json.dumps(head | fields, indent=2, ensure_ascii=False) + "\n"


def card_from_json(text: str, *, name: str) -> ModelCard:
    """Read a card; unknown keys are ignored.

    Args:
        text: Of card.json.
        name: To call the model by in errors.

    Raises:
        ModelTooNew: The schema is of a later version.
        ModelDamaged: It is no card, or its values make no sense.
    """
    try:
        fields = json.loads(text)
        schema = int(fields["schema"])
        if schema > SCHEMA:
            raise ModelTooNew(name, schema)
        return _card(fields)
    except _SPOILED as error:
        raise ModelDamaged(name, "its card cannot be read") from error


def _card(fields: Mapping[str, Any]) -> ModelCard:
    scores = list(fields.get("scores", {}).items())[:_MOST_SCORES]
    return ModelCard(
        name=_text(fields["name"]),
        spec=_spec(fields["architecture"], fields["spec"]),
        base=_text(fields.get("base", "")),
        pictures=_count(fields.get("pictures", 0)),
        epochs=_count(fields.get("epochs", 0)),
        seconds=max(0.0, float(fields.get("seconds", 0))),
        scores={_text(protocol): _score(figures) for protocol, figures in scores},
        device=_text(fields.get("device", "")),
        versions={_text(k): _text(v) for k, v in fields.get("versions", {}).items()},
        created=_text(fields.get("created", "")),
        sha256=str(fields["sha256"]),
        job=_text(fields.get("job", "")),
    )


def _spec(architecture: str, fields: Mapping[str, Any]) -> ModelSpec:
    spec = ModelSpec(
        Architecture(architecture),
        crop_side=int(fields["crop_side"]),
        hole_side=int(fields["hole_side"]),
        width=int(fields.get("width", 0)),
        depth=int(fields.get("depth", 0)),
    )
    if not spec.can_be_built:
        msg = f"There is no such network. Received: {spec}."
        raise ValueError(msg)
    return spec


def _text(value: object) -> str:
    """A line that can be shown anywhere; a card from elsewhere may hold anything."""
    shown = (letter if letter.isprintable() else " " for letter in str(value))
    return "".join(shown)[:_LONGEST_TEXT].strip()


def _count(value: str | float) -> int:
    return max(0, int(value))


def _score(figures: Mapping[str, Any]) -> Score:
    return Score(
        pictures=_count(figures["pictures"]),
        psnr=float(figures["psnr"]),
        ssim=float(figures["ssim"]),
        l1=float(figures["l1"]),
        sharp=float(figures["sharp"]),
        seam=float(figures["seam"]),
    )

"""What a model says about itself."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from core.errors import ModelDamaged, ModelTooNew
from core.model.spec import Architecture, ModelSpec

SCHEMA = 1


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
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelDamaged(name, "its card cannot be read") from error


def _card(fields: Mapping[str, Any]) -> ModelCard:
    spec = fields["spec"]
    return ModelCard(
        name=str(fields["name"]),
        spec=ModelSpec(
            Architecture(fields["architecture"]),
            crop_side=int(spec["crop_side"]),
            hole_side=int(spec["hole_side"]),
            width=int(spec.get("width", 0)),
            depth=int(spec.get("depth", 0)),
        ),
        base=str(fields.get("base", "")),
        pictures=int(fields.get("pictures", 0)),
        epochs=int(fields.get("epochs", 0)),
        seconds=float(fields.get("seconds", 0)),
        scores={
            str(protocol): _score(figures)
            for protocol, figures in fields.get("scores", {}).items()
        },
        device=str(fields.get("device", "")),
        versions={str(k): str(v) for k, v in fields.get("versions", {}).items()},
        created=str(fields.get("created", "")),
        sha256=str(fields["sha256"]),
    )


def _score(figures: Mapping[str, Any]) -> Score:
    return Score(
        pictures=int(figures["pictures"]),
        psnr=float(figures["psnr"]),
        ssim=float(figures["ssim"]),
        l1=float(figures["l1"]),
        sharp=float(figures["sharp"]),
        seam=float(figures["seam"]),
    )

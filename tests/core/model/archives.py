"""Files that hold a model, and what an attacker makes of them."""

import json
import zipfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from core.model.bundle import CARD, WEIGHTS
from core.model.card import ModelCard, Score
from core.model.spec import Architecture, ModelSpec

TINY = ModelSpec(Architecture.RESIDUAL, crop_side=16, hole_side=4, width=2, depth=0)
CARD_OF_TINY = ModelCard(
    name="alps", spec=TINY, pictures=12, scores={"scene": Score(3, 21, 0.4, 0.07, 1, 1)}
)

Members = dict[str, bytes]


def members_of(file: Path) -> Members:
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pack(file: Path, members: Members, *, kind: int = zipfile.ZIP_STORED) -> Path:
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data, compress_type=kind)
    return file


def with_card(file: Path, change: Callable[[dict], object]) -> Path:
    """The file with another card."""
    members = members_of(file)
    fields = json.loads(members[CARD])
    change(fields)
    return pack(file, members | {CARD: json.dumps(fields).encode()})


def with_weights(file: Path, data: bytes) -> Path:
    """The file with other weights, and a card that agrees, as an attacker makes it."""
    pack(file, members_of(file) | {WEIGHTS: data})
    return with_card(file, lambda card: card.update(sha256=sha256(data).hexdigest()))

"""The model library as text, for people and for other programs."""

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import asdict

from core.model.bundle import Bundle
from core.model.card import Score

_HEAD = (
    "",
    "name",
    "origin",
    "made from",
    "photos",
    "L1",
    "PSNR",
    "sharp",
    "made on",
    "size",
)
_NUMBERS = frozenset({"photos", "L1", "PSNR", "sharp", "size"})


def models_as_table(bundles: Sequence[Bundle], *, current: str) -> str:
    """A line for each model, under a head; a star marks the one in use."""
    rows = [_HEAD, *(_row(bundle, current) for bundle in bundles)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(_line(row, widths) for row in rows)


def models_as_json(bundles: Sequence[Bundle], *, current: str) -> str:
    """A list of objects in JSON."""
    objects = [_object(bundle, current) for bundle in bundles]
    return json.dumps(objects, indent=2, ensure_ascii=False, allow_nan=False)


def _row(bundle: Bundle, current: str) -> tuple[str, ...]:
    card = bundle.card
    score = next(iter(card.scores.values()), None)
    return (
        "*" if card.name == current else "",
        card.name,
        "shipped" if bundle.is_shipped else "own",
        card.base or "-",
        str(card.pictures),
        f"{score.l1:.4f}" if score else "-",
        f"{score.psnr:.1f}" if score else "-",
        f"{score.sharp:.2f}" if score else "-",
        card.created[: len("2026-01-31")] or "-",
        f"{bundle.size / 1e6:.1f} MB",
    )


def _line(row: Iterable[str], widths: Iterable[int]) -> str:
    cells = (
        text.rjust(width) if name in _NUMBERS else text.ljust(width)
        for text, width, name in zip(row, widths, _HEAD, strict=True)
    )
    return "  ".join(cells).rstrip()


def _object(bundle: Bundle, current: str) -> dict[str, object]:
    card = bundle.card
    return {
        "name": card.name,
        "in_use": card.name == current,
        "shipped": bundle.is_shipped,
        "architecture": str(card.spec.architecture),
        "base": card.base or None,
        "photos": card.pictures,
        "epochs": card.epochs,
        "seconds": _finite(card.seconds),
        "scores": {protocol: _figures(each) for protocol, each in card.scores.items()},
        "device": card.device,
        "created": card.created or None,
        "bytes": bundle.size,
    }


def _figures(score: Score) -> dict[str, float | None]:
    figures = asdict(score)
    photos = figures.pop("pictures")
    return {"photos": photos} | {name: _finite(x) for name, x in figures.items()}


def _finite(number: float) -> float | None:
    """JSON knows no infinity."""
    return number if math.isfinite(number) else None

"""The comparison as a table for people and as JSON for programs."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field

from core.model.metrics import Scores

_HEADINGS = (
    "filler",
    "holes",
    "psnr",
    "ssim",
    "L1",
    "sharp",
    "seam",
    "detect",
    "outside",
    "time",
)


@dataclass(frozen=True, slots=True)
class Row:
    """The figures of one filler over all its holes.

    Attributes:
        name: Of the filler.
        holes: Number of holes filled.
        scores: Over all of them.
        detect: 0.5 is never seen, 1 always; None when not measured.
        seconds: A warm fill, the median.
        clues: What detectors with one kind of cue alone reach; empty when not asked.
    """

    name: str
    holes: int
    scores: Scores
    detect: float | None
    seconds: float
    clues: Mapping[str, float] = field(default_factory=dict)


def as_text(rows: Sequence[Row]) -> str:
    """The table in Markdown, aligned for the terminal."""
    return _aligned([_HEADINGS, *(_cells(row) for row in rows)])


def clues_as_text(rows: Sequence[Row]) -> str:
    """The same for what gives each filler away."""
    kinds = sorted({kind for row in rows for kind in row.clues})
    lines = [("seen by", *kinds)]
    for row in rows:
        areas = (f"{row.clues[kind]:.3f}" for kind in kinds if kind in row.clues)
        lines.append((row.name, *areas))
    return _aligned(lines)


def _aligned(lines: Sequence[tuple[str, ...]]) -> str:
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    text = []
    for line in lines:
        first, *others = zip(line, widths, strict=True)
        cells = [first[0].ljust(first[1]), *(value.rjust(w) for value, w in others)]
        text.append(f"| {' | '.join(cells)} |")
    rule = ["-" * (widths[0] + 2), *("-" * (width + 1) + ":" for width in widths[1:])]
    return "\n".join([text[0], f"|{'|'.join(rule)}|", *text[1:]])


def as_data(row: Row) -> dict[str, object]:
    """The row as plain values; what is infinite becomes None."""
    scores = {
        name: value if math.isfinite(value) else None
        for name, value in asdict(row.scores).items()
    }
    return {
        "filler": row.name,
        "holes": row.holes,
        **scores,
        "detect": row.detect,
        "seconds": row.seconds,
        "clues": dict(row.clues),
    }


def _cells(row: Row) -> tuple[str, ...]:
    scores = row.scores
    return (
        row.name,
        str(row.holes),
        f"{scores.psnr:.2f}",
        f"{scores.ssim:.3f}",
        f"{scores.l1:.4f}",
        f"{scores.sharp:.2f}",
        f"{scores.seam:.2f}",
        "-" if row.detect is None else f"{row.detect:.3f}",
        str(scores.outside),
        _time(row.seconds),
    )


def _time(seconds: float) -> str:
    if seconds == 0:
        return "-"
    return f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.1f} s"

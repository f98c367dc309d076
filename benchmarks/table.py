"""The comparison as a table for people and as JSON for programs."""

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass

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
    """

    name: str
    holes: int
    scores: Scores
    detect: float | None
    seconds: float


def as_text(rows: Sequence[Row]) -> str:
    """A Markdown table, aligned for the terminal."""
    lines = [_HEADINGS, *(_cells(row) for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    text = [
        "| "
        + " | ".join(
            value.ljust(width) if number == 0 else value.rjust(width)
            for number, (value, width) in enumerate(zip(line, widths, strict=True))
        )
        + " |"
        for line in lines
    ]
    rule = "|".join(
        "-" * (width + 2) if number == 0 else "-" * (width + 1) + ":"
        for number, width in enumerate(widths)
    )
    return "\n".join([text[0], f"|{rule}|", *text[1:]])


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

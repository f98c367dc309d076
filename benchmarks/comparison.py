"""What has changed since the figures that are kept."""

from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.figure import Figure
from benchmarks.record import Record

NOISE = 0.3
"""The same code differs by so much from run to run, on a machine with other work."""


@dataclass(frozen=True, slots=True)
class Change:
    """One figure, now and before.

    Only ratios are compared: of the values themselves, a new machine is no worse or
    better program.

    Attributes:
        name: Of the figure.
        now: Its ratio.
        before: The kept one; None when the figure is new.
    """

    name: str
    now: float
    before: float | None

    @property
    def factor(self) -> float:
        """More than 1 is worse than before."""
        return self.now / self.before if self.before else 1.0

    @property
    def verdict(self) -> str:
        """In a word; nothing for a change that may be noise."""
        if self.before is None:
            return "new"
        if self.factor > 1 + NOISE:
            return "WORSE"
        return "better" if self.factor < 1 / (1 + NOISE) else ""


def changes(now: Record, kept: Record) -> list[Change]:
    """Every figure with a baseline that was measured now."""
    before = {figure.name: figure.ratio for figure in _figures(kept)}
    return [
        Change(figure.name, figure.ratio, before.get(figure.name))
        for figure in _figures(now)
        if figure.ratio is not None
    ]


def as_text(all_changes: list[Change]) -> str:
    """A Markdown table."""
    lines = ["| ratio of | kept | now | change | |", "|---|---:|---:|---:|---|"]
    for each in all_changes:
        before = "-" if each.before is None else f"{each.before:.2f}"
        change = "-" if each.before is None else f"{100 * each.factor - 100:+.0f} %"
        lines.append(
            f"| {each.name} | {before} | {each.now:.2f} | {change} | {each.verdict} |"
        )
    return "\n".join(lines)


def _figures(record: Record) -> Iterator[Figure]:
    for part in record.parts.values():
        yield from part.figures

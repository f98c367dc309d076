"""One measured figure, and many of them as a table and as data."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

Data = dict[str, Any]
"""Plain values, as JSON has them."""

_HEAD = """\
| figure | value | bare | ratio | goal | met | from |
|---|---:|---:|---:|---:|---|---|"""


@dataclass(frozen=True, slots=True)
class Figure:
    """What the program takes, beside the bare minimum in the same run.

    Attributes:
        name: What it is, for people: "this / that bare thing".
        value: Of the program; smaller is better.
        unit: Of the value and of the baseline: "ms", "s", "MB", ...
        baseline: Of the bare thing; None where there is none.
        goal: The largest ratio that is good.
        limit: The largest value that is good.
        parts: What else is worth knowing.
    """

    name: str
    value: float
    unit: str
    baseline: float | None = None
    goal: float | None = None
    limit: float | None = None
    parts: str = ""

    @property
    def ratio(self) -> float | None:
        """The value as a multiple of the baseline; means the same on every machine."""
        return None if self.baseline is None else self.value / self.baseline

    @property
    def is_met(self) -> bool:
        """Whether it is as good as wanted."""
        is_near = self.goal is None or (self.ratio or 0) <= self.goal
        return is_near and (self.limit is None or self.value <= self.limit)

    @classmethod
    def from_data(cls, data: Data) -> Self:
        """The figure that `as_data` told."""
        return cls(**{name: data[name] for name in cls.__slots__})

    def as_data(self) -> Data:
        """All of it, with what is computed from it."""
        stated = {name: getattr(self, name) for name in self.__slots__}
        return stated | {"ratio": self.ratio, "met": self.is_met}


def seconds(
    name: str, ours: float, bare: float, *, goal: float | None = None, parts: str = ""
) -> Figure:
    """A figure of two times.

    Args:
        name: What it is.
        ours: In seconds.
        bare: The same.
        goal: The largest good ratio.
        parts: What else is worth knowing.
    """
    unit, factor = ("s", 1) if min(ours, bare) >= 1 else ("ms", 1000)
    return Figure(
        name, factor * ours, unit, baseline=factor * bare, goal=goal, parts=parts
    )


def as_text(figures: Sequence[Figure]) -> str:
    """A Markdown table."""
    return "\n".join([_HEAD, *map(_row, figures)])


def write_json(path: Path, figures: Sequence[Figure]) -> None:
    """A list of figures for programs."""
    data = [figure.as_data() for figure in figures]
    path.write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")


def _row(figure: Figure) -> str:
    cells = (
        figure.name,
        _amount(figure.value, figure.unit),
        _amount(figure.baseline, figure.unit),
        "-" if figure.ratio is None else f"{figure.ratio:.2f}",
        _goal(figure),
        "yes" if figure.is_met else "NO",
        figure.parts,
    )
    return f"| {' | '.join(cells)} |"


def _amount(value: float | None, unit: str) -> str:
    if value is None:
        return "-"
    return f"{value:.0f} {unit}" if value >= 100 else f"{value:.3g} {unit}"


def _goal(figure: Figure) -> str:
    if figure.goal is not None:
        return f"{figure.goal:.2f}"
    return "-" if figure.limit is None else _amount(figure.limit, figure.unit)

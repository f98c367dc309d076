"""The figures that are kept in the repository, with where and when they were taken."""

import json
import os
import platform
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Self

from benchmarks.figure import Figure
from core.processor import processor_name

_PACKAGES = ("tensorflow", "keras", "pyside6-essentials", "pillow", "numpy")


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Where and when a part was measured.

    Attributes:
        date: Like "2026-11-22".
        processor: Its name.
        cores: Of the processor, as the system counts them.
        photos: "made" or "real".
        versions: Of Python and of the packages that the time goes into.
    """

    date: str
    processor: str
    cores: int
    photos: str
    versions: Mapping[str, str]

    @classmethod
    def here(cls, *, photos: Path | None) -> Self:
        """Of this machine, now."""
        return cls(
            date=datetime.now(UTC).date().isoformat(),
            processor=processor_name(),
            cores=os.cpu_count() or 1,
            photos="made" if photos is None else "real",
            versions={
                "python": platform.python_version(),
                **{name: version(name) for name in _PACKAGES},
            },
        )


@dataclass(frozen=True, slots=True)
class Part:
    """What one part of the benchmark told.

    Attributes:
        taken: Where and when.
        figures: In the order of the table.
    """

    taken: Circumstances
    figures: Sequence[Figure]


@dataclass(frozen=True, slots=True)
class Record:
    """The parts that were measured, by name; measured once or kept in a file."""

    parts: Mapping[str, Part] = field(default_factory=dict)

    @classmethod
    def read(cls, file: Path) -> Self:
        """What was kept; nothing where there is no file yet."""
        if not file.exists():
            return cls()
        data = json.loads(file.read_text(encoding="utf-8"))
        return cls({name: _part(each) for name, each in data.items()})

    def write(self, file: Path) -> None:
        """Keep all of it."""
        data = {
            name: {
                "taken": asdict(part.taken),
                "figures": [figure.as_data() for figure in part.figures],
            }
            for name, part in self.parts.items()
        }
        text = json.dumps(data, indent=2, ensure_ascii=False)
        file.write_text(text + "\n", encoding="utf-8")

    def updated(self, other: Self, order: Sequence[str]) -> Self:
        """With the other's parts in the place of those of the same name.

        Args:
            other: Measured later.
            order: Of all names; parts of other names no longer exist.
        """
        both = {**self.parts, **other.parts}
        return type(self)({name: both[name] for name in order if name in both})


def _part(data: dict) -> Part:
    figures = tuple(Figure.from_data(each) for each in data["figures"])
    return Part(Circumstances(**data["taken"]), figures)

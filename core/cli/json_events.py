"""A training run as JSON lines, for other programs."""

import json
import math
import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from core.cli.terminal import say
from core.dataset.scan import ScanProgress, ScanReport
from core.training.comparison import Comparison
from core.training.events import TrainingEvent

_WORD = re.compile(r"(?<!^)(?=[A-Z])")


class JsonEvents:
    """Writes one object a line on stdout; its "event" tells what the others mean."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Nothing to put away."""

    def advance_scan(self, progress: ScanProgress) -> None:
        """Write how far the scan is."""
        _write(
            "scan_advanced",
            done=progress.done,
            total=progress.total,
            accepted=progress.accepted,
            rejected=progress.rejected,
        )

    def end_scan(self, report: ScanReport) -> None:
        """Write every rejected photo, then the counts."""
        for photo in report.rejected:
            _write(
                "photo_rejected",
                path=photo.path,
                fault=photo.fault,
                of=photo.of,
                reason=photo.reason,
            )
        _write(
            "scan_ended",
            folder=report.folder,
            accepted=len(report.accepted),
            rejected=len(report.rejected),
        )

    def advance_copying(self, done: float) -> None:
        """Write how much of the photos is in the job folder."""
        _write("copying_advanced", done=done)

    def end_job(self, folder: Path, line: str) -> None:
        """Write where the job folder is, and what to type on the other computer."""
        _write("job_written", folder=folder, line=line)

    def hear(self, event: TrainingEvent) -> None:
        """Write one event of the run."""
        name = _WORD.sub("_", type(event).__name__).lower()
        _write(name, **_fields_of(event))


def _write(event: str, **values: object) -> None:
    plain = {name: _plain(value) for name, value in values.items()}
    say(json.dumps({"event": event} | plain, ensure_ascii=False, allow_nan=False))


def _fields_of(value: object) -> dict[str, object]:
    """A dataclass by its fields, without pictures."""
    if not is_dataclass(value):
        return {}
    named = {field.name: getattr(value, field.name) for field in fields(value)}
    if isinstance(value, Comparison):
        named["is_better"] = value.is_better
    return {k: v for k, v in named.items() if not isinstance(v, bytes)}


def _plain(value: object) -> object:
    """Something that JSON has a word for; numbers that are none become null."""
    if is_dataclass(value):
        return {name: _plain(each) for name, each in _fields_of(value).items()}
    if isinstance(value, Mapping):
        return {str(name): _plain(each) for name, each in value.items()}
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return str(value) if isinstance(value, Path) else value

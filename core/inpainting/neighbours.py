"""Keeping earlier fills true when a further hole appears beside them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.inpainting.engine import FillEngine, FillJob, FillResult
    from core.progress import Report
    from core.repair import Repair


@dataclass(frozen=True, slots=True, eq=False)
class Refilled:
    """An earlier repair and what it has become."""

    before: Repair
    after: Repair


@dataclass(frozen=True, slots=True, eq=False)
class FilledAmong:
    """A finished fill, and the neighbours that had to be filled again."""

    result: FillResult
    refilled: tuple[Refilled, ...]


def fill_among(
    engine: FillEngine, job: FillJob, repairs: Iterable[Repair], report: Report
) -> FilledAmong:
    """Fill a hole, and fill again the repairs that had read what is now a hole.

    So a photo looks the same whether its squares were drawn one after the other or
    given all at once: each fill comes from the original with all holes unknown.
    Repairs by another model stay as that model made them.

    Args:
        engine: That fills.
        job: The new hole; its `holes` name all holes of the photo.
        repairs: The earlier ones.
        report: Told the done part; may raise Cancelled.

    Raises:
        SelectionError: The hole cannot be filled.
        Cancelled: Passed on from the report.
    """
    size = job.photo.size
    near = [
        repair
        for repair in repairs
        if repair.is_enabled
        and not engine.reach(repair.box, size).intersection(job.hole).is_empty
    ]
    parts = 1 + len(near)
    result = engine.fill(job, lambda done: report(done / parts))
    refilled: list[Refilled] = []
    for number, repair in enumerate(near, start=1):
        if repair.model != result.status.model:
            continue
        again = replace(job, hole=repair.box, seed=repair.seed)
        patch = engine.fill(again, _share(report, number, parts)).patch
        refilled.append(Refilled(repair, replace(repair, patch=patch)))
    return FilledAmong(result, tuple(refilled))


def _share(report: Report, before: int, parts: int) -> Report:
    return lambda done: report((before + done) / parts)

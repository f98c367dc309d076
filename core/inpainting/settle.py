"""From the repairs that are wanted to those that are there, filling what is missing.

A patch is a function of the photo, its box, model, seed and smoothness, and of the
holes around it. So whatever is done to a list of repairs, one way leads from the old
list to the new one: keep the patches that are still true, and fill the others.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import astuple, dataclass, replace
from typing import TYPE_CHECKING

from core.errors import ModelError
from core.inpainting.company import company, surroundings
from core.inpainting.engine import FillJob
from core.near_boxes import NearBoxes
from core.repair import Repair

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from core.geometry import Box
    from core.inpainting.engine import EngineStatus, FillEngine, FillNote
    from core.patch import Patch
    from core.photo.photo import Photo
    from core.progress import Report
    from core.repair import WantedRepair


@dataclass(frozen=True, slots=True, eq=False)
class Settled:
    """A list of repairs that all are true.

    Attributes:
        repairs: One for each that was wanted, in that order; a known repair that
            stays as it was is the same object.
        status: Of the prepared model, when it filled anything.
        notes: Of all fills.
    """

    repairs: tuple[Repair, ...]
    status: EngineStatus | None
    notes: frozenset[FillNote]


def settle(
    engine: FillEngine,
    photo: Photo,
    wanted: Sequence[WantedRepair],
    known: Iterable[Repair],
    report: Report,
) -> Settled:
    """Fill what is wanted and not known, and what had read what is now a hole.

    So a photo looks the same whether its squares were drawn one after the other or
    given all at once: each fill comes from the original with all holes unknown. A
    known repair whose model cannot be used any more stays as that model made it.

    Args:
        engine: That fills.
        photo: The original.
        wanted: What the list is to be.
        known: Finished fills that may be used, of the list so far or not.
        report: Told the done part; may raise Cancelled.

    Raises:
        SelectionError: A hole cannot be filled.
        ModelError: A model that is wanted anew cannot be used.
        Cancelled: Passed on from the report.
    """
    settling = _Settling(engine, photo, wanted, known)
    missing = settling.missing()
    done = 0
    for one in missing:
        together = settling.together(one, missing)
        if together:
            share = _share(report, done, len(together), len(missing))
            done += settling.fill(one, together, share)
    return settling.settled()


class _Settling:
    """One list on its way from wanted to settled."""

    def __init__(
        self,
        engine: FillEngine,
        photo: Photo,
        wanted: Sequence[WantedRepair],
        known: Iterable[Repair],
    ) -> None:
        self._engine = engine
        self._photo = photo
        self._wanted = tuple(wanted)
        self._holes = NearBoxes(one.box for one in wanted if one.is_enabled)
        self._known: defaultdict[WantedRepair, list[Repair]] = defaultdict(list)
        for repair in known:
            self._known[_fill_of(repair.wanted)].append(repair)
        self._settled: dict[WantedRepair, Repair] = {}
        self._notes: set[FillNote] = set()
        self._status: EngineStatus | None = None

    def missing(self) -> tuple[WantedRepair, ...]:
        """What must be filled, each once; the others are settled by this."""
        for one in self._wanted:
            repair = self._usable(one)
            if repair is not None:
                self._settled[one] = repair
        return tuple(dict.fromkeys(w for w in self._wanted if w not in self._settled))

    def together(
        self, one: WantedRepair, missing: Iterable[WantedRepair]
    ) -> tuple[WantedRepair, ...]:
        """What one fill may settle: this one and those that are filled as it is."""
        if one in self._settled:
            return ()
        if not one.is_enabled:
            return (one,)  # its hole is none to the others
        boxes = set(company(one.box, self._holes.in_reach(surroundings(one.box))))
        return tuple(
            each
            for each in missing
            if each.box in boxes
            and each.is_enabled
            and each not in self._settled
            and _way_of(each) == _way_of(one)
        )

    def fill(
        self, one: WantedRepair, together: tuple[WantedRepair, ...], report: Report
    ) -> int:
        """Settle one that is missing, and what was filled with it; how many."""
        job = FillJob(
            self._photo,
            one.box,
            self._holes.all,
            one.seed,
            model=one.model,
            is_smooth=one.is_smooth,
        )
        try:
            result = self._engine.fill(job, report)
        except ModelError:
            known = self._known.get(_fill_of(one))
            if not known:
                raise
            self._settled[one] = _as_wanted(known[-1], one)
            return 1
        self._notes |= result.notes
        if one.model is None:
            self._status = result.status
        patches = {patch.box: patch for patch in (*result.company, result.patch)}
        there = [each for each in together if each.box in patches]
        for each in there:
            self._settled[each] = self._repair(each, result.status, patches[each.box])
        return len(there)

    def _repair(self, one: WantedRepair, status: EngineStatus, patch: Patch) -> Repair:
        return Repair(
            one.box,
            status.model,
            one.seed,
            patch,
            one.is_enabled,
            one.is_smooth,
            self._neighbours(one),
            one.group,
        )

    def settled(self) -> Settled:
        """The outcome, once nothing is missing."""
        repairs = tuple(self._settled[one] for one in self._wanted)
        return Settled(repairs, self._status, frozenset(self._notes))

    def _usable(self, one: WantedRepair) -> Repair | None:
        """A known repair that is what a fill would give now."""
        known = self._known.get(_fill_of(one))
        if not known:
            return None
        chosen = known[-1] if not one.is_enabled else self._still_true(one, known)
        return chosen and _as_wanted(chosen, one)

    def _still_true(self, one: WantedRepair, known: list[Repair]) -> Repair | None:
        try:
            neighbours = self._neighbours(one)
        except ModelError:
            return known[-1]
        true = (repair for repair in known if repair.neighbours == neighbours)
        return next(true, None)

    def _neighbours(self, one: WantedRepair) -> tuple[Box, ...]:
        """The other holes that a fill would look at, cut to what it looks at."""
        reach = self._engine.reach(
            one.box,
            self._photo.size,
            holes=self._holes.in_reach(surroundings(one.box)),
            model=one.model,
        )
        near = self._holes.in_reach(reach)
        cut = {hole.intersection(reach) for hole in near} - {one.box}
        return tuple(sorted(cut, key=astuple))


def _fill_of(one: WantedRepair) -> WantedRepair:
    """What its patch is made by; neither the switch nor the group is part of that."""
    return replace(one, is_enabled=True, group=None)


def _way_of(one: WantedRepair) -> tuple[str | None, int, bool]:
    """How it is filled, wherever that is."""
    return one.model, one.seed, one.is_smooth


def _as_wanted(repair: Repair, one: WantedRepair) -> Repair:
    """A repair with the switch and the group that are wanted; itself if they are."""
    if repair.is_enabled == one.is_enabled and repair.group == one.group:
        return repair
    return replace(repair, is_enabled=one.is_enabled, group=one.group)


def _share(report: Report, before: int, these: int, parts: int) -> Report:
    return lambda done: report((before + these * done) / parts)

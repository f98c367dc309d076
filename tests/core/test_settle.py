"""A list of repairs is settled: what is kept, what is filled again, and with what."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import permutations

import numpy as np
import pytest

from core.changes import added, deleted, exchanged, refilled
from core.errors import Cancelled, ModelNotFound
from core.geometry import Box, Size
from core.inpainting.engine import FillJob, FillNote, FillResult
from core.inpainting.settle import Settled, settle
from core.patch import Patch, in_layers
from core.photo.photo import Photo
from core.progress import Report, silent
from core.repair import Change, Repair, WantedRepair
from tests.factories import noise
from tests.fakes import FakeEngine

PHOTO = Photo.from_pixels(noise(200, 120))
HOLES = (
    Box.square(20, 20, 20),
    Box.square(45, 30, 16),  # beside the first
    Box.square(34, 22, 18),  # over both
    Box.square(160, 80, 12),  # far away
)
FIRST, BESIDE, OVER, FAR = HOLES


class EngineWithoutOther(FakeEngine):
    """Has every model but the one named "other"."""

    def reach(
        self,
        hole: Box,
        size: Size,
        *,
        holes: Sequence[Box] = (),
        model: str | None = None,
    ) -> Box:
        self._check(model)
        return super().reach(hole, size, holes=holes)

    def fill(self, job: FillJob, report: Report) -> FillResult:
        self._check(job.model)
        return super().fill(job, report)

    def _check(self, model: str | None) -> None:
        if model == "other":
            raise ModelNotFound(model, ())


def after(
    repairs: tuple[Repair, ...],
    change: Change,
    engine: FakeEngine,
    report: Report = silent,
) -> Settled:
    wanted = change(tuple(repair.wanted for repair in repairs))
    return settle(engine, PHOTO, wanted, repairs, report)


def filled(*holes: Box) -> tuple[Repair, ...]:
    return after((), added(holes), FakeEngine()).repairs


def given_at_once(holes: Sequence[Box]) -> np.ndarray:
    """As the command line does it."""
    engine = FakeEngine()
    jobs = (FillJob(PHOTO, hole, tuple(holes)) for hole in holes)
    return laid(engine.fill(job, silent).patch for job in jobs)


def laid(patches: Iterable[Patch]) -> np.ndarray:
    pixels = PHOTO.pixels.copy()
    for patch in in_layers(patches):
        pixels[patch.box.slices] = patch.pixels
    return pixels


def look(repairs: Iterable[Repair]) -> np.ndarray:
    return laid(repair.patch for repair in repairs if repair.is_enabled)


@pytest.mark.parametrize("holes", list(permutations(HOLES)))
def test_squares_drawn_one_by_one_look_as_if_given_at_once(
    holes: tuple[Box, ...],
) -> None:
    repairs: tuple[Repair, ...] = ()
    for hole in holes:
        repairs = after(repairs, added([hole]), FakeEngine()).repairs
    assert tuple(repair.box for repair in repairs) == holes
    np.testing.assert_array_equal(look(repairs), given_at_once(HOLES))


def test_only_what_had_read_a_new_hole_is_filled_again() -> None:
    near, far = filled(FIRST, FAR)
    engine = FakeEngine()
    one, two, new = after((near, far), added([BESIDE]), engine).repairs
    assert two is far
    assert one is not near
    assert [job.hole for job in engine.jobs] == [FIRST, BESIDE]
    assert new.neighbours == (FIRST,)


@pytest.mark.parametrize(
    "change",
    [
        deleted,
        lambda one: exchanged(one, replace(one, is_enabled=False)),
        lambda one: exchanged(one, replace(one, box=one.box.shifted(100, 20))),
    ],
)
def test_without_its_neighbour_a_repair_is_as_if_alone(
    change: Callable[[WantedRepair], Change],
) -> None:
    first, over = filled(FIRST, OVER)
    repairs = after((first, over), change(over.wanted), FakeEngine()).repairs
    (alone,) = filled(FIRST)
    assert np.array_equal(repairs[0].patch.pixels, alone.patch.pixels)
    assert not np.array_equal(first.patch.pixels, alone.patch.pixels)


def test_switching_off_and_on_fills_nothing_where_nothing_is_near() -> None:
    repairs = filled(FIRST, FAR)
    engine = FakeEngine()
    far = repairs[1].wanted
    off = replace(far, is_enabled=False)
    switched = after(repairs, exchanged(far, off), engine).repairs
    assert not switched[1].is_enabled
    assert after(switched, exchanged(off, far), engine).repairs[1].is_enabled
    assert engine.jobs == []


def test_what_came_beside_a_repair_while_it_was_off_is_heeded() -> None:
    (first,) = filled(FIRST)
    off = replace(first.wanted, is_enabled=False)
    engine = FakeEngine()
    repairs = after((first,), exchanged(first.wanted, off), engine).repairs
    repairs = after(repairs, added([OVER]), engine).repairs
    repairs = after(repairs, exchanged(off, first.wanted), engine).repairs
    np.testing.assert_array_equal(look(repairs), given_at_once([FIRST, OVER]))


def test_each_repair_is_filled_again_with_its_own_model_seed_and_smoothness() -> None:
    engine = FakeEngine()
    wanted = WantedRepair(FIRST, "mine", 5, is_smooth=True)
    repairs = settle(engine, PHOTO, [wanted], (), silent).repairs
    assert repairs[0].wanted == wanted
    after(repairs, added([BESIDE]), engine)
    job = engine.jobs[-2]
    assert (job.hole, job.model, job.seed, job.is_smooth) == (FIRST, "mine", 5, True)


def test_all_can_be_filled_with_another_model() -> None:
    engine = FakeEngine()
    after(filled(FIRST, FAR), refilled("mine"), engine)
    assert [(job.hole, job.model) for job in engine.jobs] == [
        (FIRST, "mine"),
        (FAR, "mine"),
    ]


def test_a_finished_fill_is_used_as_it_is() -> None:
    (candidate,) = filled(FIRST)
    engine = FakeEngine()
    settled = settle(engine, PHOTO, [candidate.wanted], [candidate], silent)
    assert settled.repairs == (candidate,)
    assert engine.jobs == []


def test_a_repair_whose_model_is_gone_stays_as_it_is() -> None:
    (known,) = filled(FIRST)
    other = replace(known, model="other")
    kept, _ = after((other,), added([BESIDE]), EngineWithoutOther()).repairs
    assert kept is other


def test_a_model_that_is_not_there_cannot_be_wanted() -> None:
    with pytest.raises(ModelNotFound):
        after(filled(FIRST), refilled("other"), EngineWithoutOther())


def test_the_status_is_of_the_prepared_model_alone() -> None:
    engine = FakeEngine()
    assert after((), added([FIRST]), engine).status == engine.status
    assert after(filled(FIRST), refilled("mine"), engine).status is None


def test_the_notes_of_all_fills_are_told_once() -> None:
    large = (Box.square(0, 0, 60), Box.square(100, 20, 60))
    settled = after((), added(large), FakeEngine())
    assert settled.notes == {FillNote.LITTLE_CONTEXT}


def test_the_report_rises_to_one_and_can_cancel() -> None:
    repairs = filled(FIRST)
    told: list[float] = []
    after(repairs, added([BESIDE]), FakeEngine(), told.append)
    assert told == sorted(told)
    assert told[-1] == 1

    def cancel(done: float) -> None:
        if done > 0.6:
            raise Cancelled

    with pytest.raises(Cancelled):
        after(repairs, added([BESIDE]), FakeEngine(), cancel)

from itertools import permutations

import numpy as np
import pytest

from core.errors import Cancelled
from core.geometry import Box
from core.inpainting.engine import FillJob
from core.inpainting.neighbours import fill_among
from core.patch import in_layers
from core.photo import Photo
from core.progress import silent
from core.repair import Repair
from tests.factories import noise
from tests.fakes import FakeEngine

PHOTO = Photo.from_pixels(noise(200, 120))
HOLES = (
    Box.square(20, 20, 20),
    Box.square(45, 30, 16),  # beside the first
    Box.square(34, 22, 18),  # over both
    Box.square(160, 80, 12),  # far away
)


def repaired_one_by_one(holes: tuple[Box, ...]) -> np.ndarray:
    repairs: list[Repair] = []
    for hole in holes:
        known = tuple(repair.box for repair in repairs)
        job = FillJob(PHOTO, hole, (*known, hole))
        filled = fill_among(FakeEngine(), job, repairs, silent)
        new = {id(one.before): one.after for one in filled.refilled}
        repairs = [new.get(id(repair), repair) for repair in repairs]
        status = filled.result.status
        repairs.append(Repair(hole, status.model, 0, filled.result.patch))
    return laid(repair.patch for repair in repairs)


def repaired_at_once(holes: tuple[Box, ...]) -> np.ndarray:
    engine = FakeEngine()
    jobs = (FillJob(PHOTO, hole, holes) for hole in holes)
    return laid(engine.fill(job, silent).patch for job in jobs)


def laid(patches) -> np.ndarray:
    pixels = PHOTO.pixels.copy()
    for patch in in_layers(patches):
        pixels[patch.box.slices] = patch.pixels
    return pixels


@pytest.mark.parametrize("holes", list(permutations(HOLES)))
def test_squares_drawn_one_by_one_look_as_if_given_at_once(holes) -> None:
    np.testing.assert_array_equal(repaired_one_by_one(holes), repaired_at_once(HOLES))


def test_only_repairs_within_reach_are_filled_again() -> None:
    engine = FakeEngine()
    near, far = (
        Repair(hole, engine.status.model, 5, engine.fill(job, silent).patch)
        for hole in (HOLES[0], HOLES[3])
        for job in (FillJob(PHOTO, hole, (hole,)),)
    )
    job = FillJob(PHOTO, HOLES[1], HOLES)
    filled = fill_among(engine, job, (near, far), silent)
    (again,) = filled.refilled
    assert again.before is near
    assert again.after.seed == 5
    assert engine.jobs[-1].seed == 5


def test_a_repair_of_another_model_or_switched_off_stays() -> None:
    engine = FakeEngine()
    patch = engine.fill(FillJob(PHOTO, HOLES[0]), silent).patch
    other = Repair(HOLES[0], "other", 0, patch)
    off = Repair(HOLES[0], engine.status.model, 0, patch, is_enabled=False)
    job = FillJob(PHOTO, HOLES[1], HOLES)
    assert fill_among(engine, job, (other, off), silent).refilled == ()


def test_the_report_rises_to_one_and_can_cancel() -> None:
    engine = FakeEngine()
    patch = engine.fill(FillJob(PHOTO, HOLES[0]), silent).patch
    repair = Repair(HOLES[0], engine.status.model, 0, patch)
    job = FillJob(PHOTO, HOLES[1], HOLES)
    told: list[float] = []
    fill_among(engine, job, (repair,), told.append)
    assert told == sorted(told)
    assert told[-1] == 1

    def cancel(done: float) -> None:
        if done > 0.6:
            raise Cancelled

    with pytest.raises(Cancelled):
        fill_among(engine, job, (repair,), cancel)

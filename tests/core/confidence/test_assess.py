"""How far a fill is trusted, and why not farther."""

import numpy as np
import pytest

from core.errors import Cancelled
from core.geometry import Box
from core.inpainting.confidence.assess import (
    RIGHT_UP_TO,
    SHOWS_FROM,
    assess,
    judge,
)
from core.inpainting.confidence.confidence import Level, Reason
from core.inpainting.confidence.signs import Signs
from core.inpainting.engine import FillJob
from core.photo.photo import Photo
from core.progress import silent
from tests.fakes import FakeEngine

HOLE = Box.square(140, 100, 40)


def sky() -> np.ndarray:
    """Pale blue, with a little grain."""
    grain = np.random.default_rng(0).normal(0, 2, (240, 320, 1))
    colour = np.array([120, 160, 220])
    return np.clip(colour + grain, 0, 255).astype(np.uint8)


def over_a_skyline() -> np.ndarray:
    """Dark rock below, the sky above; the hole lies on the border."""
    pixels = sky()
    pixels[120:] //= 4
    return pixels


def test_a_fill_in_a_clear_sky_is_likely_right() -> None:
    job = FillJob(Photo.from_pixels(sky()), HOLE)
    confidence = assess(FakeEngine(), job, silent)
    assert confidence.level is Level.LIKELY_RIGHT
    assert confidence.reasons == ()


def test_a_fill_over_a_skyline_is_likely_to_show() -> None:
    """The fake engine paints the mean colour, which is wrong there."""
    job = FillJob(Photo.from_pixels(over_a_skyline()), HOLE)
    confidence = assess(FakeEngine(), job, silent)
    assert confidence.level is Level.LIKELY_TO_SHOW
    assert Reason.MISSED_BESIDE in confidence.reasons


def test_without_room_beside_it_no_fill_is_called_right() -> None:
    hole = Box.square(60, 10, 220)
    job = FillJob(Photo.from_pixels(sky()), hole)
    engine = FakeEngine()
    confidence = assess(engine, job, silent)
    assert engine.jobs == []
    assert confidence.level is Level.LOOK_CLOSELY
    assert confidence.reasons == (Reason.NOTHING_BESIDE,)


def test_the_trials_are_made_as_the_fill_was_and_know_nothing_of_the_hole() -> None:
    engine, other = FakeEngine(), Box.square(20, 20, 30)
    photo = Photo.from_pixels(sky())
    job = FillJob(photo, HOLE, (other,), 3, model="mine", is_smooth=True)
    assess(engine, job, silent)
    assert len(engine.jobs) == 2
    for trial in engine.jobs:
        assert (trial.seed, trial.model, trial.is_smooth) == (3, "mine", True)
        assert {HOLE, other} <= set(trial.holes)
        assert trial.hole not in {HOLE, other}


def test_what_is_in_the_hole_does_not_matter() -> None:
    damaged = over_a_skyline()
    damaged[HOLE.slices] = 255
    clean, dirty = (
        assess(FakeEngine(), FillJob(Photo.from_pixels(each), HOLE), silent)
        for each in (over_a_skyline(), damaged)
    )
    assert clean == dirty


def test_it_can_be_given_up() -> None:
    def give_up(_done: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        assess(FakeEngine(), FillJob(Photo.from_pixels(sky()), HOLE), give_up)


@pytest.mark.parametrize(
    ("sign", "level"),
    [
        (RIGHT_UP_TO * 0.99, Level.LIKELY_RIGHT),
        (RIGHT_UP_TO * 1.01, Level.LOOK_CLOSELY),
        (SHOWS_FROM * 0.99, Level.LOOK_CLOSELY),
        (SHOWS_FROM * 1.01, Level.LIKELY_TO_SHOW),
    ],
)
def test_levels_end_at_their_scores(sign: float, level: Level) -> None:
    confidence = judge(Signs(structure=sign, beside=sign))
    assert confidence.level is level
    assert bool(confidence.reasons) is (level is not Level.LIKELY_RIGHT)


def test_the_sign_that_speaks_against_it_is_the_reason() -> None:
    assert judge(Signs(structure=4, beside=0.5)).reasons == (Reason.OUTLINES,)
    assert judge(Signs(structure=0.5, beside=4)).reasons == (Reason.MISSED_BESIDE,)

"""Everybody fills the same holes, and nobody sees what was in them."""

from pathlib import Path

import numpy as np
import pytest

from benchmarks.protocols import HIRES_SQUARES, Case, Protocol, cases, load
from core.geometry import Box, Size
from core.split import is_validation_name


@pytest.mark.parametrize("protocol", list(Protocol))
def test_the_same_holes_every_time(photos: Path, protocol: Protocol) -> None:
    first = [load(case) for case in cases(photos, protocol)]
    second = [load(case) for case in cases(photos, protocol)]
    for one, other in zip(first, second, strict=True):
        assert one.hole == other.hole
        assert np.array_equal(one.noisy, other.noisy)


def test_a_shorter_run_fills_a_part_of_the_same_holes(photos: Path) -> None:
    everything = list(cases(photos, Protocol.HIRES))
    some = list(cases(photos, Protocol.HIRES, limit=3))
    assert some == everything[: 3 * HIRES_SQUARES]


@pytest.mark.parametrize("protocol", list(Protocol))
def test_only_validation_photos_are_used(photos: Path, protocol: Protocol) -> None:
    names = {case.path.name for case in cases(photos, protocol)}
    assert len(names) == 12
    assert all(is_validation_name(name) for name in names)


@pytest.mark.parametrize("protocol", list(Protocol))
def test_the_truth_is_not_in_the_input(photos: Path, protocol: Protocol) -> None:
    for case in cases(photos, protocol):
        trial = load(case)
        inside = trial.noisy[trial.hole.slices] == trial.truth[trial.hole.slices]
        assert inside.mean() < 0.05  # noise agrees by chance, 1 of 256
        outside = trial.noisy != trial.truth
        outside[trial.hole.slices] = False
        assert not outside.any()


def test_a_scene_is_small_and_square(photos: Path) -> None:
    trial = load(next(cases(photos, Protocol.SCENE)))
    assert trial.truth.shape == (228, 228, 3)
    assert trial.hole.size == Size(50, 50)


def test_a_hires_photo_keeps_its_pixels_and_gets_several_squares(photos: Path) -> None:
    holes = [load(case) for case in cases(photos, Protocol.HIRES, limit=1)]
    assert holes[0].truth.shape == (240, 300, 3)
    assert {trial.hole.size for trial in holes} == {Size(29, 29)}
    assert len({trial.hole for trial in holes}) == HIRES_SQUARES


def test_holes_come_everywhere(photos: Path) -> None:
    path = next(cases(photos, Protocol.SCENE)).path
    holes = [load(Case(path, Protocol.SCENE, number)).hole for number in range(300)]
    assert all(hole.fits(Size(228, 228)) for hole in holes)
    reached = Box(
        min(hole.left for hole in holes),
        min(hole.top for hole in holes),
        max(hole.right for hole in holes),
        max(hole.bottom for hole in holes),
    )
    assert reached.width > 220
    assert reached.height > 220

"""The detector sees what is clumsy and does not see what is not there."""

from collections.abc import Callable, Sequence

import cv2
import numpy as np
import pytest

from benchmarks import detector
from benchmarks.cues import Cues, cues
from benchmarks.detector import by_kind, detectability, validity
from core.arrays import Pixels
from core.geometry import Box
from tests.benchmarks.conftest import landscape

SQUARE = Box.square(120, 90, 40)
GROUPS = [f"photo {number}" for number in range(24)]


@pytest.fixture(scope="module")
def truths() -> list[Pixels]:
    return [landscape(number) for number in range(len(GROUPS))]


@pytest.fixture(scope="module")
def real(truths: Sequence[Pixels]) -> list[Cues]:
    return [cues(truth, SQUARE) for truth in truths]


def blurred(truth: Pixels) -> Pixels:
    filled = truth.copy()
    filled[SQUARE.slices] = cv2.GaussianBlur(truth, (0, 0), 4)[SQUARE.slices]
    return filled


def copied(truth: Pixels) -> Pixels:
    filled = truth.copy()
    filled[SQUARE.slices] = truth[SQUARE.shifted(-45, 0).slices]
    return filled


@pytest.mark.parametrize("spoil", [blurred, copied])
def test_blurred_and_copied_squares_are_seen(
    truths: Sequence[Pixels], real: Sequence[Cues], spoil: Callable[[Pixels], Pixels]
) -> None:
    filled = [cues(spoil(truth), SQUARE) for truth in truths]
    assert detectability(filled, real, GROUPS) > 0.95


def test_what_gives_a_fill_away_is_told(
    truths: Sequence[Pixels], real: Sequence[Cues], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(detector, "_SEEDS", (0,))  # as many detectors as kinds of cues
    found = by_kind([cues(copied(truth), SQUARE) for truth in truths], real, GROUPS)
    assert set(found) == {"border", "blocks", "copy", "spectrum", "texture"}
    assert found["copy"] > 0.95


def test_untouched_squares_are_not_seen(real: Sequence[Cues]) -> None:
    assert detectability(real, real, GROUPS) == pytest.approx(0.5)


def test_other_real_squares_are_not_seen(
    truths: Sequence[Pixels], real: Sequence[Cues], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(detector, "_SEEDS", (0,))
    elsewhere = [cues(truth, SQUARE.shifted(60, 0)) for truth in truths]
    assert 0.2 < detectability(elsewhere, real, GROUPS) < 0.8


@pytest.mark.parametrize(
    "square", [Box.square(0, 0, 40), Box.square(260, 200, 40), Box.square(1, 90, 29)]
)
def test_squares_at_the_edge_have_cues(truths: Sequence[Pixels], square: Box) -> None:
    found = np.array(list(cues(truths[0], square).values()))
    assert np.isfinite(found).sum() > 200
    assert not np.isinf(found).any()


def test_a_flat_picture_has_cues() -> None:
    found = np.array(list(cues(np.full((240, 300, 3), 80, np.uint8), SQUARE).values()))
    assert not np.isinf(found).any()


GOOD = {"untouched": 0.5, "telea": 1.0, "navier-stokes": 0.995, "biharmonic": 0.999}


def test_a_detector_that_sees_the_crude_ones_is_valid() -> None:
    assert validity(GOOD).startswith("Detector valid")


@pytest.mark.parametrize("name", ["telea", "untouched"])
def test_a_detector_that_fails_its_check_says_so(name: str) -> None:
    assert "NOT VALID" in validity(GOOD | {name: 0.7})


def test_a_run_without_the_crude_ones_cannot_be_checked() -> None:
    assert "lacks biharmonic" in validity(
        {name: area for name, area in GOOD.items() if name != "biharmonic"}
    )

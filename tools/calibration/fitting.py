"""From trials to the thresholds of a confidence, and how good they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.inpainting.confidence.assess import score_of
from core.inpainting.confidence.confidence import Level
from core.inpainting.confidence.signs import Signs
from tools.calibration.trials import Trial

SMALL_ERROR = 1.5
"""Visible errors up to here count as small."""

_RIGHT_SHARE = 0.98
_SHOWING_SHARE = 0.125
_STEP = 0.05


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Where the levels end.

    Attributes:
        right_up_to: Scores up to here are called right: the highest one up to which
            98 % of the fills have a small error.
        shows_from: Scores from here on are said to show: the lowest one from which
            on an eighth of the fills at the most have a small error.
    """

    right_up_to: float
    shows_from: float

    def level(self, score: float) -> Level:
        """What a score is called."""
        if score <= self.right_up_to:
            return Level.LIKELY_RIGHT
        is_high = score > self.shows_from
        return Level.LIKELY_TO_SHOW if is_high else Level.LOOK_CLOSELY


@dataclass(frozen=True, slots=True)
class LevelFigures:
    """What the fills of one level are worth.

    Attributes:
        fills: Their number.
        small: The part of them with a small error.
        median: Their median error.
    """

    fills: int
    small: float
    median: float


def scores_of(trials: Sequence[Trial]) -> NDArray[np.float64]:
    """The score of each trial, as the program gives it."""
    signs = [Signs(trial.structure, trial.beside) for trial in trials]
    return np.array([score_of(each) for each in signs])


def thresholds_for(trials: Sequence[Trial]) -> Thresholds:
    """The thresholds that trials call for, rounded to what can be remembered."""
    order = np.argsort(scores_of(trials))
    scores = scores_of(trials)[order]
    small = np.array([trial.error <= SMALL_ERROR for trial in trials])[order]
    counts = np.arange(1, len(small) + 1)
    upwards = np.cumsum(small) / counts
    downwards = (np.cumsum(small[::-1]) / counts)[::-1]
    right = scores[np.flatnonzero(upwards >= _RIGHT_SHARE).max()]
    shows = scores[np.flatnonzero(downwards <= _SHOWING_SHARE).min()]
    return Thresholds(_rounded(right), _rounded(shows))


def rank_correlation(trials: Sequence[Trial]) -> float:
    """Spearman's, between scores and errors."""
    errors = np.array([trial.error for trial in trials])
    ranks = [np.argsort(np.argsort(each)) for each in (scores_of(trials), errors)]
    return float(np.corrcoef(ranks)[0, 1])


def figures(
    trials: Sequence[Trial], thresholds: Thresholds
) -> dict[Level, LevelFigures]:
    """What each level was worth on some trials."""
    levels = [thresholds.level(score) for score in scores_of(trials)]
    found = {}
    for level in Level:
        errors = np.array(
            [t.error for t, its in zip(trials, levels, strict=True) if its is level]
        )
        if errors.size:
            small = float(np.mean(errors <= SMALL_ERROR))
            found[level] = LevelFigures(errors.size, small, float(np.median(errors)))
    return found


def _rounded(value: float) -> float:
    return round(round(value / _STEP) * _STEP, 2)

"""From trials to thresholds, and what the levels are worth."""

import numpy as np

from core.inpainting.confidence.assess import RIGHT_UP_TO, SHOWS_FROM, judge
from core.inpainting.confidence.confidence import Level
from core.inpainting.confidence.signs import Signs
from tools.calibration.fitting import (
    Thresholds,
    figures,
    rank_correlation,
    scores_of,
    thresholds_for,
)
from tools.calibration.trials import Trial


def trial(score: float, error: float) -> Trial:
    return Trial(
        photo="a.jpg",
        square=(0, 0, 9),
        is_held_out=False,
        structure=score,
        beside=score,
        error=error,
    )


def trials() -> list[Trial]:
    """Scores up to 1 are right, from 2 on wrong, and between them it is a toss."""
    rng = np.random.default_rng(0)
    low = [trial(score, 0.5) for score in rng.uniform(0, 1, 100)]
    middle = [
        trial(score, error)
        for score, error in zip(
            rng.uniform(1, 2, 100), rng.choice([1, 3], 100), strict=True
        )
    ]
    high = [trial(score, 4) for score in rng.uniform(2, 3, 100)]
    return [*middle, *high, *low]


def test_the_thresholds_are_where_the_errors_change() -> None:
    found = thresholds_for(trials())
    assert 0.95 <= found.right_up_to <= 1.2
    assert 1.4 <= found.shows_from <= 2


def test_the_figures_are_those_of_each_level() -> None:
    found = figures(trials(), Thresholds(right_up_to=1, shows_from=2))
    assert (found[Level.LIKELY_RIGHT].fills, found[Level.LIKELY_RIGHT].small) == (
        100,
        1,
    )
    assert 0.3 < found[Level.LOOK_CLOSELY].small < 0.7
    assert found[Level.LIKELY_TO_SHOW].median == 4


def test_scores_and_levels_are_those_of_the_program() -> None:
    thresholds = Thresholds(RIGHT_UP_TO, SHOWS_FROM)
    for one in trials():
        confidence = judge(Signs(one.structure, one.beside))
        assert scores_of([one])[0] == confidence.score
        assert thresholds.level(confidence.score) is confidence.level


def test_errors_that_follow_the_scores_are_correlated() -> None:
    line = [trial(score, 2 * score) for score in (0.5, 1, 3, 2)]
    assert rank_correlation(line) > 0.99

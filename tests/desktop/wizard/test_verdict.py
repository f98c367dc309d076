"""What is said of a finished run, and of one that did not finish."""

import pytest

from core.training.events import (
    Outcome,
    RunCancelled,
    RunFailed,
    RunFault,
    RunSuspended,
    TrainingResult,
)
from desktop.wizard.endings import ending_of
from desktop.wizard.figures import figures_of
from desktop.wizard.verdict import part_text, verdict_of
from tests.desktop.wizard.sitting import result_of


def test_better() -> None:
    verdict = verdict_of(result_of(gain=0.07, low=0.04, high=0.1))
    assert verdict.is_recommended
    assert verdict.headline == "Better on your photos by 7 %"
    assert "between 4 % and 10 %" in verdict.details
    assert "27 of your photos" in verdict.details


def test_a_small_gain_is_told_finely() -> None:
    verdict = verdict_of(result_of(gain=0.018, low=0.004, high=0.03))
    assert verdict.headline == "Better on your photos by 1.8 %"
    assert "between 0.4 % and 3.0 %" in verdict.details


def test_within_chance_is_not_better() -> None:
    verdict = verdict_of(result_of(gain=0.05, low=-0.03, high=0.13))
    assert not verdict.is_recommended
    assert verdict.headline == "Not better on your photos"
    assert "between \N{MINUS SIGN}3 % and 13 %" in verdict.details
    assert "The model landscape stays in use" in verdict.details


def test_a_small_loss_within_chance_is_not_called_worse() -> None:
    verdict = verdict_of(result_of(gain=-0.05, low=-0.13, high=0.03))
    assert verdict.headline == "Not better on your photos"


def test_worse() -> None:
    verdict = verdict_of(result_of(gain=-0.2, low=-0.3, high=-0.1))
    assert not verdict.is_recommended
    assert verdict.headline == "Worse on your photos by 20 %"


def test_nothing_to_compare_with() -> None:
    result = result_of()
    alone = TrainingResult(result.card, comparison=None, is_stopped_early=False)
    assert verdict_of(alone).is_recommended


@pytest.mark.parametrize(
    ("part", "is_fine", "text"),
    [
        (0.07, False, "7 %"),
        (-0.031, True, "\N{MINUS SIGN}3.1 %"),
        (-0.0001, True, "0.0 %"),
    ],
)
def test_parts(part: float, *, is_fine: bool, text: str) -> None:
    assert part_text(part, is_fine=is_fine) == text


def test_the_better_figure_is_marked() -> None:
    comparison = result_of(gain=0.07).comparison
    assert comparison is not None
    figures = figures_of(comparison)
    better = {figure.name: figure.is_new_better for figure in figures}
    assert better == {
        "Difference from the photo": True,
        "Closeness": True,
        "Likeness of shapes": True,
        "Sharpness": True,  # 0.9 is nearer to 1 than 0.8
        "Visible edge": False,  # 1.2 is farther from 1 than 1.1
    }
    assert figures[0].current == "6.12 %"
    assert all(figure.meaning for figure in figures)


@pytest.mark.parametrize("fault", RunFault)
@pytest.mark.parametrize("can_resume", [True, False])
def test_every_failure_says_what_is_kept(fault: RunFault, *, can_resume: bool) -> None:
    failed = RunFailed(fault, "Something technical.", "Traceback")
    ending = ending_of(failed, can_resume=can_resume)
    assert ending.is_failure
    assert ("trained so far is kept" in ending.details) == can_resume
    assert "models are as before" in ending.details
    assert "Traceback" not in ending.details


def test_a_fault_without_words_of_its_own_tells_its_message() -> None:
    failed = RunFailed(RunFault.UNEXPECTED, "The model X is damaged.", "")
    ending = ending_of(failed, can_resume=False)
    assert ending.details.startswith("The model X is damaged.")


@pytest.mark.parametrize("outcome", [RunCancelled(), RunSuspended()])
def test_a_wished_end_is_no_failure(outcome: Outcome) -> None:
    assert not ending_of(outcome, can_resume=True).is_failure

"""How a run in the wizard ends, and how it goes on another day."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWizard

from core.training.events import (
    RunCancelled,
    RunFailed,
    RunFault,
    RunSuspended,
)
from desktop.questions.asker import RunEndChoice
from desktop.wizard.pages import PageId
from desktop.wizard.wizard_buttons import LOGS, RESUME, USE
from tests.desktop.wizard.sitting import Sitting, finished, resumable_run

BACK = QWizard.WizardButton.BackButton
CANCEL = QWizard.WizardButton.CancelButton
CLOSE = QWizard.WizardButton.FinishButton
NEXT = QWizard.WizardButton.NextButton
START = QWizard.WizardButton.CommitButton
BROKEN = RunFailed(RunFault.KILLED, "The training was ended from outside.", "")


def test_a_training_of_another_day_is_offered_first(sitting: Sitting) -> None:
    run, other = (resumable_run(name, sitting.photos) for name in ("Alps", "Lakes"))
    sitting.wizard.runs = [run, other]
    sitting.dialog.restart()
    assert "Alps: 40 minutes trained, yesterday" in sitting.words

    sitting.asker.discard_choices = [False, True]
    sitting.press("Discard…")
    sitting.wait(lambda: "Alps:" in sitting.words)
    sitting.press("Discard…")
    assert sitting.wizard.runs == [other]
    sitting.wait(lambda: "Lakes:" in sitting.words)
    assert "Alps:" not in sitting.words

    sitting.press("Resume")
    assert sitting.page is PageId.PROGRESS
    assert sitting.process.options.name == "Lakes"
    assert sitting.process.is_resumed
    sitting.end_run(finished(name="Lakes"))
    assert sitting.dialog.result_page.is_recommended


def test_a_broken_run_can_go_on(sitting: Sitting) -> None:
    sitting.to_run()
    sitting.wizard.runs = [resumable_run("Alps", sitting.photos)]
    sitting.end_run(BROKEN)
    assert sitting.page is PageId.RESULT
    assert "ended from outside" in sitting.dialog.result_page.details
    assert "is kept" in sitting.dialog.result_page.details
    sitting.click(LOGS)
    assert sitting.logs_opened == 1
    assert not sitting.button(USE).isVisible()

    sitting.click(RESUME)
    assert sitting.page is PageId.PROGRESS
    assert sitting.process.is_resumed
    sitting.end_run(finished())
    assert sitting.dialog.result_page.headline == "Better on your photos by 7 %"


def test_a_broken_run_without_a_checkpoint_can_only_be_closed(
    sitting: Sitting,
) -> None:
    sitting.to_run()
    sitting.end_run(BROKEN)
    assert not sitting.button(RESUME).isVisible()
    sitting.click(CLOSE)
    assert not sitting.dialog.isVisible()


def test_a_discarded_run_is_told_calmly(sitting: Sitting) -> None:
    sitting.to_run()
    sitting.end_run(RunCancelled())
    assert "Nothing of it was kept" in sitting.dialog.result_page.details
    assert not sitting.button(LOGS).isVisible()
    assert sitting.can_click(CLOSE)


def test_a_run_that_was_ended_early_says_so(sitting: Sitting) -> None:
    sitting.to_run()
    sitting.end_run(finished(is_stopped_early=True))
    assert "ended the training early" in sitting.dialog.result_page.subTitle()


@pytest.mark.parametrize(
    ("choice", "asked", "outcome"),
    [
        (RunEndChoice.SUSPEND, ["suspend"], RunSuspended()),
        (RunEndChoice.CANCEL, ["cancel"], RunCancelled()),
    ],
)
def test_closing_during_a_run_asks_and_closes_when_it_has_ended(
    sitting: Sitting, choice: RunEndChoice, asked: list[str], outcome
) -> None:
    sitting.to_run()
    sitting.asker.run_end_choices = [choice]
    sitting.qtbot.keyClick(sitting.dialog, Qt.Key.Key_Escape)
    assert sitting.process.asked == asked
    assert sitting.dialog.isVisible()
    sitting.end_run(outcome)
    sitting.wait(lambda: not sitting.dialog.isVisible())


def test_closing_can_stop_and_keep(sitting: Sitting) -> None:
    sitting.to_run()
    sitting.asker.run_end_choices = [RunEndChoice.STOP]
    sitting.click(CANCEL)
    assert sitting.process.asked == ["stop"]
    sitting.end_run(finished(is_stopped_early=True))
    assert sitting.page is PageId.RESULT
    assert sitting.dialog.isVisible()


def test_a_run_that_breaks_while_it_is_left_is_told(sitting: Sitting) -> None:
    sitting.to_run()
    sitting.asker.run_end_choices = [RunEndChoice.SUSPEND]
    sitting.dialog.close()
    sitting.end_run(replace(BROKEN, fault=RunFault.DISK_FULL))
    assert sitting.dialog.isVisible()
    assert "The disk is full" in sitting.dialog.result_page.details


def test_going_on_hides_the_window_and_the_run_goes_on(sitting: Sitting) -> None:
    sitting.to_run()
    sitting.asker.run_end_choices = [RunEndChoice.GO_ON]
    sitting.dialog.close()
    assert not sitting.dialog.isVisible()
    assert sitting.process.asked == []
    assert sitting.dialog.runs.is_running

"""What another computer has trained comes back, and is compared."""

import shutil
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QRadioButton, QWizard

from core.model.bundle import write_bundle
from core.model.card import ModelCard
from core.model.library import ModelLibrary
from core.training.elsewhere.job_folder import JobFolder
from core.training.events import (
    ComparisonAdvanced,
    Phase,
    PhaseChanged,
    RunCancelled,
    RunFailed,
    RunFault,
)
from desktop.window.actions import ActionId
from desktop.wizard.pages import PageId
from desktop.wizard.wizard import TrainingWizardDialog
from desktop.wizard.wizard_buttons import KEEP, LOGS, RESUME, USE
from tests.desktop.wizard.sitting import Sitting, finished
from tests.journeys.driver import Driver
from tests.journeys.elsewhere import train_away

CLOSE = QWizard.WizardButton.FinishButton
COMPARE = QWizard.WizardButton.CommitButton
COMPARING = (PhaseChanged(Phase.COMPARING), ComparisonAdvanced(0.4))


def test_and_back(sitting: Sitting, place: Path) -> None:
    sitting.to_packed(place)
    sitting.click(CLOSE)
    train_away(place)
    sitting.dialog.deleteLater()
    sitting.open()
    sitting.press("Bring a result back…")
    back = sitting.dialog.jobs.back
    assert back.job.path == place  # that of the last time
    sitting.wait(lambda: back.returned is not None)
    assert "result for Alps" in back.told
    assert "compared with landscape" in back.told
    sitting.click(COMPARE)
    assert sitting.page is PageId.PROGRESS
    assert sitting.process.work is not None
    assert sitting.process.options.split.training == ()
    sitting.end_run(finished(), *COMPARING)
    assert sitting.page is PageId.RESULT
    assert sitting.dialog.result_page.headline == "Better on your photos by 7 %"
    sitting.click(USE)
    assert sitting.chosen == ["Alps"]


def test_a_result_that_is_not_better_is_kept_unused(
    sitting: Sitting, place: Path
) -> None:
    sitting.to_packed(place)
    train_away(place)
    sitting.dialog.restart()
    sitting.name_result(place / "result.mendmodel")
    sitting.click(COMPARE)
    sitting.end_run(finished(gain=-0.01, low=-0.04, high=0.02))
    sitting.click(KEEP)
    assert sitting.chosen == []


def test_a_result_that_is_not_there_yet(sitting: Sitting, place: Path) -> None:
    sitting.to_packed(place)
    sitting.dialog.restart()
    sitting.name_result(place)
    assert "there is no result.mendmodel in it yet" in sitting.dialog.jobs.back.told
    assert not sitting.can_click(COMPARE)


def test_the_result_of_another_job(sitting: Sitting, place: Path) -> None:
    sitting.to_packed(place)
    other = place.with_name("other")
    shutil.copytree(place, other)
    train_away(other)
    result = JobFolder(other).result
    text = JobFolder(place).job.read_text("utf-8")
    key = JobFolder(place).errand().key
    JobFolder(place).job.write_text(text.replace(key, "0" * 32), "utf-8")
    shutil.copy(result, place)
    sitting.dialog.restart()
    sitting.name_result(place)
    assert "is the result of another job" in sitting.dialog.jobs.back.told
    assert not sitting.can_click(COMPARE)


def test_a_folder_that_is_no_job(sitting: Sitting, tmp_path: Path) -> None:
    sitting.name_result(tmp_path)
    assert "holds no job.json" in sitting.dialog.jobs.back.told
    assert not sitting.can_click(COMPARE)


def test_a_result_is_brought_back_once(sitting: Sitting, place: Path) -> None:
    sitting.to_packed(place)
    train_away(place)
    key = JobFolder(place).errand().key
    library = ModelLibrary(sitting.photos.parent / "profile" / "models")
    card = ModelCard("Mine", library.bundle("landscape").card.spec, job=key)
    write_bundle(library.folder_for("Mine"), card, {"000": np.zeros(3, np.float32)})
    sitting.dialog.restart()
    sitting.name_result(place)
    assert "in the library already: Mine" in sitting.dialog.jobs.back.told


def test_listed_photos_that_have_moved_are_asked_for(
    sitting: Sitting, place: Path, tmp_path: Path
) -> None:
    sitting.to_place()
    listing = sitting.dialog.jobs.place.findChildren(QRadioButton)[1]
    listing.click()
    sitting.name_job(place)
    sitting.next()
    sitting.wait(lambda: sitting.page is PageId.PACKED)
    train_away(place)
    moved = sitting.photos.rename(tmp_path / "moved")
    sitting.dialog.restart()
    back = sitting.dialog.jobs.back
    assert back.photos.isHidden()
    sitting.name_result(place)
    assert "not in" in back.told
    assert back.photos.isVisible()
    sitting.asker.folders.append(moved)
    back.choose_photos()
    sitting.wait(lambda: back.returned is not None)
    assert back.photos.isVisible()
    assert sitting.can_click(COMPARE)


def test_a_result_can_be_dropped_or_chosen(sitting: Sitting, tmp_path: Path) -> None:
    folder = tmp_path / "job"
    folder.mkdir()
    result = folder / "result.mendmodel"
    result.touch()
    sitting.press("Bring a result back…")
    page = sitting.dialog.jobs.back
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(result))])
    middle, action = page.rect().center(), Qt.DropAction.CopyAction
    left, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(middle, action, mime, left, keys)
    QApplication.sendEvent(page, enter)
    assert enter.isAccepted()
    drop = QDropEvent(QPointF(middle), action, mime, left, keys)
    QApplication.sendEvent(page, drop)
    assert page.job.path == result
    sitting.asker.job_folders.append(folder)
    sitting.press("Choose the folder…")
    assert page.job.path == folder
    sitting.asker.job_results += [result, None]
    sitting.press("Choose the result…")
    sitting.press("Choose the result…")
    assert page.job.path == result
    sitting.wait(lambda: not sitting.runner.is_busy)
    sitting.back()
    assert sitting.page is PageId.FOLDER


@pytest.fixture
def comparing(sitting: Sitting, place: Path) -> Sitting:
    """A result is being compared."""
    sitting.to_packed(place)
    train_away(place)
    sitting.dialog.restart()
    sitting.name_result(place)
    sitting.click(COMPARE)
    sitting.process.tell(*COMPARING)
    page = sitting.dialog.progress_page
    sitting.wait(lambda: page.headline.text() == "Comparing with the current model")
    return sitting


def test_a_comparison_says_what_it_is(comparing: Sitting) -> None:
    page = comparing.dialog.progress_page
    assert page.title() == "Comparing"
    assert not page.chart.isVisible()
    assert not page.controls.stop.isVisible()
    comparing.press("Cancel the comparison")
    assert comparing.process.asked == ["cancel"]
    comparing.end_run(RunCancelled())
    assert comparing.page is PageId.RESULT
    assert "still in its job folder" in comparing.dialog.result_page.details
    assert not comparing.button(RESUME).isVisible()


def test_a_comparison_that_fails_can_be_begun_anew(
    comparing: Sitting, place: Path
) -> None:
    comparing.end_run(RunFailed(RunFault.PHOTOS_GONE, "The photos are gone.", ""))
    assert "drive is still connected" in comparing.dialog.result_page.details
    assert "still in its job folder" in comparing.dialog.result_page.details
    assert comparing.can_click(LOGS)
    comparing.dialog.restart()
    comparing.name_result(place)
    assert comparing.can_click(COMPARE)


def test_closing_a_comparison_asks_for_nothing_else(comparing: Sitting) -> None:
    comparing.asker.comparison_choices += [False, True]
    comparing.dialog.close()
    assert not comparing.dialog.isVisible()  # it goes on behind
    assert comparing.process.asked == []
    comparing.dialog.show()
    comparing.dialog.close()
    assert comparing.process.asked == ["cancel"]
    comparing.end_run(RunCancelled())
    assert not comparing.dialog.isVisible()
    assert set(comparing.asker.asked[1:]) == {"cancel_comparison Alps"}


def test_a_training_after_a_comparison_is_a_training(comparing: Sitting) -> None:
    comparing.end_run(RunCancelled())
    comparing.dialog.restart()
    comparing.to_run()
    assert comparing.process.work is None
    page = comparing.dialog.progress_page
    assert page.title() == "Training"
    assert page.chart.isVisible()
    assert page.controls.stop.isVisible()


def test_the_menu_leads_to_what_came_back(driver: Driver, place: Path) -> None:
    driver.trigger(ActionId.BRING_BACK)
    (wizard,) = driver.window.findChildren(TrainingWizardDialog)
    assert wizard.currentId() == PageId.RETURN
    wizard.back()
    driver.trigger(ActionId.BRING_BACK)
    assert wizard.currentId() == PageId.RETURN
    assert driver.window.findChildren(TrainingWizardDialog) == [wizard]

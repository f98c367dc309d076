"""From a folder of photos to a new model, with a scripted scan and run."""

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWizard

from core.dataset.scan_report import Fault, RejectedPhoto, ScanProgress, TellScan
from core.errors import FolderUnreadable, ModelNotSaved, NoPhotosFound
from core.training.events import (
    RunFailed,
    RunFault,
)
from desktop.wizard.pages import PageId
from desktop.wizard.wizard_buttons import KEEP, USE
from tests.desktop.wizard.sitting import Sitting, finished, report_of

BACK = QWizard.WizardButton.BackButton
CANCEL = QWizard.WizardButton.CancelButton
CLOSE = QWizard.WizardButton.FinishButton
NEXT = QWizard.WizardButton.NextButton
START = QWizard.WizardButton.CommitButton
BROKEN = RunFailed(RunFault.KILLED, "The training was ended from outside.", "")


def test_from_a_folder_to_a_better_model(sitting: Sitting) -> None:
    assert sitting.page is PageId.FOLDER
    assert not sitting.can_click(NEXT)
    sitting.choose_folder()
    sitting.wizard.reports[sitting.photos] = report_of(sitting.photos)
    sitting.next()

    assert sitting.page is PageId.CHECK
    sitting.wait_until_scanned()
    assert sitting.dialog.check_page.found.headline == "All 30 photos can be used"
    sitting.next()

    assert sitting.page is PageId.OPTIONS
    sitting.click(START)
    assert sitting.page is PageId.PROGRESS
    assert not sitting.button(BACK).isVisible()
    assert sitting.process.is_running

    sitting.end_run(finished())
    assert sitting.page is PageId.RESULT
    assert sitting.dialog.result_page.headline == "Better on your photos by 7 %"
    assert sitting.button(USE).isDefault()
    assert not sitting.button(BACK).isVisible()
    sitting.click(USE)
    assert sitting.wizard.used == ["Alps"]
    assert sitting.chosen == ["Alps"]
    assert not sitting.dialog.isVisible()


def test_not_better_keeps_the_current_model(sitting: Sitting) -> None:
    sitting.to_run()
    sitting.end_run(finished(gain=-0.01, low=-0.04, high=0.02))
    page = sitting.dialog.result_page
    assert page.headline == "Not better on your photos"
    assert "landscape stays in use" in page.details
    assert sitting.button(KEEP).isDefault()
    assert sitting.can_click(USE)
    sitting.qtbot.keyClick(sitting.dialog, Qt.Key.Key_Return)
    assert not sitting.dialog.isVisible()
    assert sitting.wizard.used == []
    assert sitting.chosen == []


def test_a_choice_that_cannot_be_stored_is_told(sitting: Sitting) -> None:
    sitting.to_run()
    sitting.end_run(finished())
    sitting.wizard.use_error = ModelNotSaved("Alps", "the disk is full")
    sitting.click(USE)
    assert sitting.dialog.isVisible()
    assert "the disk is full" in sitting.dialog.result_page.trouble
    sitting.wizard.use_error = None
    sitting.click(USE)
    assert sitting.chosen == ["Alps"]


def test_too_few_photos(sitting: Sitting) -> None:
    bad = RejectedPhoto(sitting.photos / "x.jpg", Fault.UNREADABLE)
    sitting.check(report_of(sitting.photos, accepted=7, rejected=(bad,)))
    headline = sitting.dialog.check_page.found.headline
    assert headline.startswith("Only 7 photos can be used, and 20 are needed.")
    assert not sitting.can_click(NEXT)

    sitting.back()
    sitting.check()
    assert sitting.can_click(NEXT)


@pytest.mark.parametrize("error", [FolderUnreadable, NoPhotosFound])
def test_a_folder_that_cannot_be_used_is_no_dead_end(
    sitting: Sitting, error: type[FolderUnreadable | NoPhotosFound]
) -> None:
    fact = "there is no such folder" if error is FolderUnreadable else 0
    sitting.check(error(sitting.photos, fact))
    assert "Alps" in sitting.dialog.check_page.trouble.text
    assert not sitting.can_click(NEXT)

    sitting.wizard.reports[sitting.photos] = report_of(sitting.photos)
    sitting.press("Try again")
    sitting.wait_until_scanned()
    assert sitting.can_click(NEXT)

    sitting.back()
    sitting.check(error(sitting.photos, fact))
    sitting.press("Choose another folder")
    assert sitting.page is PageId.FOLDER


def test_the_list_of_rejected_photos_can_be_saved(
    sitting: Sitting, tmp_path: Path
) -> None:
    bad = RejectedPhoto(sitting.photos / "x.jpg", Fault.UNREADABLE)
    sitting.check(report_of(sitting.photos, rejected=(bad,)))
    found = sitting.dialog.check_page.found
    assert found.headline == "30 photos can be used, 1 cannot"
    place = tmp_path / "list.csv"
    sitting.asker.list_places.append(place)
    found.rejected.save_list()
    sitting.wait(place.exists)
    sitting.wait(lambda: str(place) in found.rejected.told)
    assert "x.jpg,cannot be read" in place.read_text("utf-8-sig")


def test_back_and_forth_keeps_what_was_typed(sitting: Sitting) -> None:
    sitting.to_options()
    page = sitting.dialog.options_page
    page.name.findChild(QLineEdit).setText("Mine")
    page.start.setCurrentIndex(1)
    page.span.choose(33)
    sitting.back()
    sitting.wait_until_scanned()
    sitting.back()
    assert sitting.dialog.folder_page.folder == sitting.photos
    sitting.next()
    sitting.wait_until_scanned()
    sitting.next()
    assert page.name.name == "Mine"
    assert page.start.currentIndex() == 1
    sitting.click(START)
    options = sitting.wizard.options
    assert options is not None
    assert (options.name, options.start, options.minutes) == ("Mine", "classic", 33)


def test_another_folder_suggests_another_name(sitting: Sitting) -> None:
    sitting.to_options()
    sitting.back()
    sitting.back()
    other = sitting.photos.with_name("Dolomites")
    sitting.wizard.reports[other] = report_of(other)
    sitting.choose_folder(other)
    sitting.next()
    sitting.wait_until_scanned()
    sitting.next()
    assert sitting.dialog.options_page.name.name == "Dolomites"


def test_a_scan_can_be_stopped_and_begun_anew(sitting: Sitting) -> None:
    go_on = Event()

    def wait(tell: TellScan) -> None:
        while not go_on.wait(0.01):
            tell(ScanProgress(40, 1250, 39, 1))

    sitting.wizard.wait_in_scan = wait
    sitting.wizard.reports[sitting.photos] = report_of(sitting.photos)
    sitting.choose_folder()
    sitting.next()
    page = sitting.dialog.check_page
    sitting.wait(lambda: page.scan.text == "Looked at 40 of 1250 photos")
    assert not sitting.can_click(NEXT)
    sitting.press("Stop looking")
    assert sitting.page is PageId.FOLDER
    sitting.wait(lambda: not sitting.runner.is_busy)

    go_on.set()
    sitting.next()
    sitting.wait_until_scanned()
    assert sitting.can_click(NEXT)

    go_on.clear()
    sitting.back()
    sitting.next()
    assert not sitting.can_click(NEXT)
    go_on.set()
    sitting.wait_until_scanned()


def test_closing_ends_a_scan(sitting: Sitting) -> None:
    def wait(tell: TellScan) -> None:
        while True:
            tell(ScanProgress(1, 2, 1, 0))

    sitting.wizard.wait_in_scan = wait
    sitting.choose_folder()
    sitting.next()
    sitting.click(CANCEL)
    assert not sitting.dialog.isVisible()
    sitting.wait(lambda: not sitting.runner.is_busy)
    assert sitting.asker.asked == ["photos_folder"]


def test_the_folder_is_remembered(sitting: Sitting) -> None:
    sitting.check()
    sitting.dialog.close()
    sitting.dialog.deleteLater()
    sitting.open()
    assert sitting.dialog.folder_page.folder == sitting.photos
    assert sitting.can_click(NEXT)


def test_a_folder_or_a_photo_in_it_can_be_dropped(
    sitting: Sitting, tmp_path: Path
) -> None:
    folder = tmp_path / "Dropped"
    folder.mkdir()
    photo = folder / "a.jpg"
    photo.touch()
    page = sitting.dialog.folder_page
    for dropped in (folder, photo):
        page.findChild(QLineEdit).clear()
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(dropped))])
        place = page.rect().center()
        action, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        keys = Qt.KeyboardModifier.NoModifier
        enter = QDragEnterEvent(place, action, mime, left, keys)
        QApplication.sendEvent(page, enter)
        assert enter.isAccepted()
        QApplication.sendEvent(page, QDropEvent(place, action, mime, left, keys))
        assert page.folder == folder


def test_every_question_is_answered_by_keyboard(sitting: Sitting) -> None:
    sitting.wizard.reports[sitting.photos] = report_of(sitting.photos)
    line = sitting.dialog.folder_page.findChild(QLineEdit)
    assert line.hasFocus()
    sitting.qtbot.keyClicks(line, str(sitting.photos))
    sitting.qtbot.keyClick(line, Qt.Key.Key_Return)
    assert sitting.page is PageId.CHECK
    sitting.wait_until_scanned()
    sitting.qtbot.keyClick(sitting.dialog.check_page.found.grid, Qt.Key.Key_Return)
    assert sitting.page is PageId.OPTIONS
    sitting.qtbot.keyClick(sitting.dialog.focusWidget(), Qt.Key.Key_Return)
    assert sitting.page is PageId.PROGRESS
    sitting.end_run(finished())
    sitting.qtbot.keyClick(sitting.dialog.focusWidget(), Qt.Key.Key_Return)
    assert sitting.chosen == ["Alps"]

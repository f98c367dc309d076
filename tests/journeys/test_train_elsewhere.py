"""A training leaves for another computer as a folder."""

from collections import namedtuple
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QLineEdit,
    QPushButton,
    QRadioButton,
    QWizard,
)

from core.training.elsewhere import exchange, room
from core.training.elsewhere.job_folder import JobFolder
from core.training.elsewhere.packing import write_job
from desktop.window.actions import ActionId
from desktop.wizard.pages import PageId
from desktop.wizard.wizard import TrainingWizardDialog
from tests.desktop.wizard.sitting import Sitting, report_of, write_photos
from tests.journeys.driver import Driver

BACK = QWizard.WizardButton.BackButton
CANCEL = QWizard.WizardButton.CancelButton
CLOSE = QWizard.WizardButton.FinishButton
NEXT = QWizard.WizardButton.NextButton
START = QWizard.WizardButton.CommitButton
Usage = namedtuple("Usage", "total used free")


def is_clean(sitting: Sitting, place: Path) -> bool:
    """Whether nothing is left of a job folder, nor a note of it."""
    sitting.wait(lambda: not sitting.runner.is_busy)
    notes = sitting.photos.parent / "profile" / "unfinished"
    left = [*place.parent.glob("*"), *notes.glob("*")]
    return left == []


def test_there(sitting: Sitting, place: Path) -> None:
    sitting.to_place()
    assert sitting.page is PageId.PLACE
    sitting.name_job(place)
    assert "free there" in sitting.dialog.jobs.place.told
    sitting.next()
    sitting.wait(lambda: sitting.page is PageId.PACKED)
    packed = sitting.dialog.jobs.packed
    assert packed.line == "mendscape train --job alps-job"
    assert packed.line in (place / "README.txt").read_text("utf-8")
    sitting.press("Copy the line")
    assert QGuiApplication.clipboard().text() == packed.line
    assert "result.mendmodel" in sitting.words
    assert not sitting.button(BACK).isVisible()
    errand = JobFolder(place).errand()
    assert (errand.options.name, errand.options.minutes) == ("Alps", 10)
    assert len(list((place / "photos").iterdir())) == 30
    sitting.click(CLOSE)
    assert sitting.wizard.processes == []


@pytest.mark.parametrize(
    ("name", "quoted"), [("雪山 job", '"雪山 job"'), ("50$", "'50$'")]
)
def test_the_line_is_for_every_shell_or_the_page_says_for_which(
    sitting: Sitting, place: Path, name: str, quoted: str
) -> None:
    sitting.to_place()
    sitting.name_job(place.with_name(name))
    sitting.next()
    sitting.wait(lambda: sitting.page is PageId.PACKED)
    packed = sitting.dialog.jobs.packed
    assert packed.line == f"mendscape train --job {quoted}"
    assert ("PowerShell" in sitting.words) == ("$" in name)


def test_photos_are_only_listed_when_that_is_asked_for(
    sitting: Sitting, place: Path
) -> None:
    sitting.to_place()
    listing = next(
        button
        for button in sitting.dialog.jobs.place.findChildren(QRadioButton)
        if "list" in button.text()
    )
    listing.click()
    sitting.name_job(place)
    sitting.next()
    sitting.wait(lambda: sitting.page is PageId.PACKED)
    assert not (place / "photos").exists()
    assert str(sitting.photos) in sitting.words


def test_back_from_the_place_changes_the_options(sitting: Sitting) -> None:
    sitting.to_place()
    sitting.back()
    assert sitting.page is PageId.OPTIONS
    sitting.dialog.options_page.name.findChild(QLineEdit).setText("Dolomites in snow")
    sitting.press("On another computer…")
    folder = sitting.dialog.jobs.place.folder
    assert folder is not None
    assert folder.name == "Dolomites-in-snow-job"
    sitting.back()
    sitting.click(START)  # here, after all
    assert sitting.page is PageId.PROGRESS
    assert sitting.process.options.name == "Dolomites in snow"
    assert sitting.process.work is None
    assert not sitting.button(BACK).isVisible()


def test_a_name_that_cannot_be_taken_goes_nowhere(sitting: Sitting) -> None:
    sitting.to_options()
    sitting.dialog.options_page.name.findChild(QLineEdit).setText("classic")
    elsewhere = next(
        button
        for button in sitting.dialog.options_page.findChildren(QPushButton)
        if "another" in button.text()
    )
    assert not elsewhere.isEnabled()


def test_the_dialog_asks_where_and_the_name_stays(
    sitting: Sitting, tmp_path: Path
) -> None:
    sitting.to_place()
    page = sitting.dialog.jobs.place
    assert page.folder is not None
    name = page.folder.name
    sitting.asker.job_places += [tmp_path / "stick", None]
    sitting.press("Choose…")
    assert page.folder == tmp_path / "stick" / name
    sitting.press("Choose…")  # and change one's mind
    assert page.folder == tmp_path / "stick" / name
    sitting.wait(lambda: not sitting.runner.is_busy)


def test_too_little_room_is_told_before_anything_is_written(
    sitting: Sitting, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sitting.to_place()
    usage = Usage(10**12, 0, 10_000_000)
    monkeypatch.setattr(room.shutil, "disk_usage", lambda _: usage)
    sitting.name_job(place)
    assert "only 10.0 MB are free there" in sitting.dialog.jobs.place.told
    assert not sitting.can_click(NEXT)
    monkeypatch.undo()
    sitting.name_job(place.with_name("other"))
    assert sitting.can_click(NEXT)


@pytest.mark.parametrize(
    ("where", "why"),
    [("Alps/job", "among the photos"), ("taken", "something is there already")],
)
def test_a_place_that_cannot_be_is_told_at_once(
    sitting: Sitting, tmp_path: Path, where: str, why: str
) -> None:
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "mine.txt").touch()
    sitting.to_place()
    sitting.name_job(tmp_path / where)
    assert why in sitting.dialog.jobs.place.told
    assert not sitting.can_click(NEXT)


def test_photos_that_change_meanwhile_are_no_dead_end(
    sitting: Sitting, place: Path
) -> None:
    sitting.to_place()
    sitting.name_job(place)
    (sitting.photos / "peak-07.jpg").rename(sitting.photos / "gone.jpg")
    sitting.next()
    trouble = sitting.dialog.jobs.packing.trouble
    sitting.wait(trouble.isVisible)
    assert "peak-07.jpg is gone" in trouble.text
    assert is_clean(sitting, place)
    (sitting.photos / "gone.jpg").rename(sitting.photos / "peak-07.jpg")
    sitting.press("Try again")
    sitting.wait(lambda: sitting.page is PageId.PACKED)


def in_copy(sitting: Sitting, place: Path) -> None:
    """Up to the middle of the copying."""
    sitting.to_place()
    sitting.name_job(place)
    sitting.next()
    sitting.wait(lambda: sitting.dialog.jobs.packing.view.done > 0.3)


def test_copying_can_be_stopped_and_begun_anew(
    sitting: Sitting, place: Path, go_on: Event
) -> None:
    in_copy(sitting, place)
    assert any(place.parent.iterdir())
    sitting.press("Stop writing")
    assert sitting.page is PageId.PLACE
    assert is_clean(sitting, place)
    go_on.set()
    sitting.wait(lambda: sitting.can_click(NEXT))
    sitting.next()
    sitting.wait(lambda: sitting.page is PageId.PACKED)


def test_closing_during_the_copy_asks(
    sitting: Sitting, place: Path, go_on: Event
) -> None:
    in_copy(sitting, place)
    sitting.asker.packing_choices += [False, True]
    sitting.click(CANCEL)
    assert sitting.dialog.isVisible()
    assert sitting.dialog.is_busy
    sitting.dialog.close()
    assert not sitting.dialog.isVisible()
    assert is_clean(sitting, place)
    assert sitting.asker.asked.count("stop_packing") == 2


def test_what_is_whole_before_the_end_was_heard_of_is_removed(
    sitting: Sitting, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written, go_on = Event(), Event()

    def write(*args: object, **how: object) -> object:
        errand = write_job(*args, **how)
        written.set()
        go_on.wait(60)
        return errand

    monkeypatch.setattr(exchange, "write_job", write)
    sitting.to_place()
    sitting.name_job(place)
    sitting.next()
    sitting.wait(written.is_set)
    sitting.press("Stop writing")
    go_on.set()
    assert is_clean(sitting, place)


def test_closing_the_window_during_the_copy_asks(
    driver: Driver, place: Path, go_on: Event
) -> None:
    driver.trigger(ActionId.TRAIN)
    (wizard,) = driver.window.findChildren(TrainingWizardDialog)
    photos = place.parent.parent / "Alps"
    write_photos(photos, 30)
    driver.training.reports[photos] = report_of(photos)
    driver.asker.folders.append(photos)
    wizard.folder_page.choose_folder()
    wizard.next()
    driver.wait(wizard.check_page.isComplete)
    wizard.next()
    wizard.options_page.elsewhere_requested.emit()
    wizard.jobs.place.place.take(place)
    driver.wait(wizard.jobs.place.isComplete)
    wizard.next()
    driver.wait(lambda: wizard.jobs.packing.view.done > 0.3)

    driver.asker.packing_choices += [False, True]
    driver.trigger(ActionId.BRING_BACK)  # shows what goes on, and no more
    assert wizard.currentId() == PageId.PACKING
    assert not driver.window.close()
    assert wizard.jobs.packing.is_packing
    assert driver.window.close()
    driver.wait(lambda: not any(place.parent.iterdir()))
    assert driver.asker.asked.count("stop_packing") == 2


def test_enter_writes(sitting: Sitting, place: Path) -> None:
    sitting.to_place()
    sitting.name_job(place)
    line = sitting.dialog.jobs.place.findChild(QLineEdit)
    assert line.hasFocus()
    sitting.qtbot.keyClick(line, Qt.Key.Key_Return)
    sitting.wait(lambda: sitting.page is PageId.PACKED)


def test_closing_forgets_what_is_being_looked_at(
    sitting: Sitting, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = Event()

    def wait(*_: object, **__: object) -> None:
        looked.wait(60)

    sitting.to_place()
    sitting.wait(lambda: not sitting.runner.is_busy)
    monkeypatch.setattr(sitting.wizard.exchange, "room", wait)
    page = sitting.dialog.jobs.place
    page.place.take(place)
    sitting.click(CANCEL)
    looked.set()
    sitting.wait(lambda: not sitting.runner.is_busy)
    assert page.told == ""

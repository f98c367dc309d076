"""The look at this computer in the window."""

import threading
import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from core.doctor.examination import Finding
from core.doctor.facts import Card, Graphics, Models, ModelState, Part, Unanswered
from core.progress import Report
from desktop.dialogs.about_computer import AboutComputerDialog
from desktop.doctor.doctor_controller import DoctorController

MODELS = Models((ModelState("landscape", is_shipped=True, is_in_use=True),))
CARD = Card("NVIDIA H100", is_nvidia=True)


@pytest.fixture
def dialog(qtbot: QtBot) -> AboutComputerDialog:
    dialog = AboutComputerDialog()
    qtbot.addWidget(dialog)
    return dialog


def words(dialog: AboutComputerDialog) -> list[str]:
    """All that can be read in the report."""
    QApplication.processEvents()  # lays out what has just come
    return [each.text() for each in dialog.findChildren(QLabel) if each.isVisible()]


def test_it_opens_at_once(qtbot: QtBot) -> None:
    started = time.thread_time()  # what other programs take does not count
    dialog = AboutComputerDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    assert time.thread_time() - started < 0.1
    assert dialog.headline.text() == "Looking at this computer…"
    assert words(dialog).count("Being looked at…") == len(Part)


def test_findings_are_shown_as_they_come(dialog: AboutComputerDialog) -> None:
    dialog.show()
    dialog.show_finding((Part.MODELS, MODELS))
    assert "intact, came with Mendscape, in use" in words(dialog)
    assert words(dialog).count("Being looked at…") == len(Part) - 1
    assert dialog.headline.text() == "Looking at this computer…"


def test_the_last_finding_brings_the_verdict(dialog: AboutComputerDialog) -> None:
    for part in Part:
        dialog.show_finding((part, MODELS))
    assert dialog.headline.text().startswith("All is well")
    dialog.show_finding((Part.ENGINE, Unanswered()))
    assert dialog.headline.text().startswith("Something needs attention")


def test_a_problem_is_marked_by_more_than_a_colour(
    dialog: AboutComputerDialog,
) -> None:
    dialog.show()
    dialog.show_finding((Part.GRAPHICS, Graphics("linux", cards=(CARD,))))
    icons = [each for each in dialog.findChildren(QLabel) if each.toolTip()]
    assert [icon.accessibleName() for icon in icons] == ["Needs attention"]
    assert not icons[0].pixmap().isNull()


def test_the_place_that_was_scrolled_to_stays(
    qtbot: QtBot, dialog: AboutComputerDialog
) -> None:
    dialog.show()
    for part in (Part.FOLDERS, Part.VERSIONS):
        many = tuple(ModelState(f"model {number}") for number in range(40))
        dialog.show_finding((part, Models(many)))
    bar = dialog.report.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 300)
    bar.setValue(300)
    dialog.show_finding((Part.VERSIONS, MODELS))
    assert bar.value() == 300


def test_the_report_is_copied_in_english(dialog: AboutComputerDialog) -> None:
    dialog.show_finding((Part.MODELS, MODELS))
    dialog.copy_button.click()
    copied = QGuiApplication.clipboard().text()
    assert "landscape  intact, came with Mendscape, in use" in copied
    assert "Qt        6." in copied
    assert dialog.hint.text() == "The report is on the clipboard."


def test_another_language_leaves_the_findings(dialog: AboutComputerDialog) -> None:
    dialog.show()
    dialog.show_finding((Part.MODELS, MODELS))
    QCoreApplication.sendEvent(dialog, QEvent(QEvent.Type.LanguageChange))
    assert "intact, came with Mendscape, in use" in words(dialog)
    assert words(dialog).count("Being looked at…") == len(Part) - 1


class Looker:
    """An examination that waits for a word before its last finding."""

    def __init__(self) -> None:
        self.may_end = threading.Event()
        self.is_cancelled = threading.Event()
        self.count = 0

    def __call__(self, report: Report) -> Iterator[Finding]:
        self.count += 1
        yield Part.MODELS, MODELS
        try:
            while not self.may_end.wait(0.01):
                report(0.5)
        except BaseException:
            self.is_cancelled.set()
            raise
        for part in Part:
            yield part, MODELS


@pytest.fixture
def looker() -> Looker:
    return Looker()


@pytest.fixture
def dialogs() -> list[AboutComputerDialog]:
    return []


@pytest.fixture
def doctor(
    qtbot: QtBot, looker: Looker, dialogs: list[AboutComputerDialog]
) -> Iterator[DoctorController]:
    def make() -> AboutComputerDialog:
        dialogs.append(AboutComputerDialog())
        return dialogs[-1]

    doctor = DoctorController(looker, make_dialog=make)
    yield doctor
    doctor.stop()
    looker.may_end.set()


def test_the_dialog_is_there_before_anything_is_found(
    doctor, dialogs, looker, qtbot
) -> None:
    doctor.show()
    (dialog,) = dialogs
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: "landscape" in words(dialog))
    assert dialog.headline.text() == "Looking at this computer…"
    looker.may_end.set()
    qtbot.waitUntil(lambda: dialog.headline.text().startswith("All is well"))


def test_asking_again_brings_the_same_dialog(doctor, dialogs, looker) -> None:
    doctor.show()
    doctor.show()
    assert len(dialogs) == 1


def test_closing_it_ends_the_look(doctor, dialogs, looker, qtbot) -> None:
    doctor.show()
    qtbot.waitUntil(lambda: "landscape" in words(dialogs[0]))
    dialogs[0].reject()
    qtbot.waitUntil(looker.is_cancelled.is_set)
    doctor.show()
    qtbot.waitUntil(lambda: looker.count == 2)
    assert len(dialogs) == 2


def test_closing_the_window_closes_it(doctor, dialogs, looker, qtbot) -> None:
    doctor.show()
    qtbot.waitUntil(lambda: "landscape" in words(dialogs[0]))
    doctor.stop()
    assert not dialogs[0].isVisible()
    qtbot.waitUntil(looker.is_cancelled.is_set)

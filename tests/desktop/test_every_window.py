"""Every window in every language: nothing is cut off, nothing is left in English."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from core.dataset.scan_report import Fault, RejectedPhoto
from core.doctor.facts import Part, Unanswered
from core.inpainting.engine import EngineStatus
from core.photo.photo import Photo
from desktop.batch.batch_dialog import BatchDialog
from desktop.dialogs.about import show_about
from desktop.dialogs.about_computer import AboutComputerDialog
from desktop.dialogs.crash_dialog import CrashDialog
from desktop.dialogs.export_dialog import ExportDialog
from desktop.dialogs.models_dialog import ModelsDialog
from desktop.dialogs.settings_dialog import SettingsDialog
from desktop.dialogs.shortcuts_dialog import show_shortcuts
from desktop.texts.translation import Language
from desktop.wizard.pages import PageId
from tests.desktop.dialogs.test_models_dialog import CONTENTS
from tests.desktop.reading import clipped, english, faults
from tests.desktop.speaking import speaking
from tests.desktop.window.test_main_window import make as make_window
from tests.desktop.wizard.sitting import Sitting, finished, report_of, resumable_run
from tests.factories import landscape

LANGUAGES = (Language.ENGLISH, Language.CHINESE)


@pytest.fixture(params=LANGUAGES, ids=lambda language: language.value)
def language(request: pytest.FixtureRequest) -> Iterator[Language]:
    with speaking(request.param):
        yield request.param


def settings() -> QWidget:
    dialog = SettingsDialog()
    dialog.show_models(["classic", "landscape"])
    dialog.show_engine_status(EngineStatus("landscape", "GPU: Test"))
    dialog.show_undo_used(10**9)
    return dialog


def models() -> QWidget:
    dialog = ModelsDialog()
    dialog.show_models(CONTENTS)
    return dialog


def about_computer() -> QWidget:
    dialog = AboutComputerDialog()
    for part in Part:
        dialog.show_finding((part, Unanswered()))
    return dialog


def crash() -> QWidget:
    return CrashDialog("Traceback", open_logs=lambda: None)


def export() -> QWidget:
    dialog = ExportDialog(Photo.from_pixels(landscape(64, 48)))
    dialog.show_size(12_345_678)
    return dialog


WINDOWS = (settings, models, about_computer, crash, export, BatchDialog)


@pytest.mark.parametrize("make", WINDOWS, ids=lambda make: make.__name__)
def test_a_dialog(
    qtbot: QtBot, language: Language, make: Callable[[], QWidget]
) -> None:
    dialog = make()
    qtbot.addWidget(dialog)
    dialog.show()
    assert faults(dialog, language) == []


def test_the_window_and_what_belongs_to_it(qtbot: QtBot, language: Language) -> None:
    window = make_window(qtbot)
    window.show()
    assert faults(window, language) == []
    show_about(window)
    show_shortcuts(window)
    for dialog in QApplication.topLevelWidgets():
        if dialog is not window and dialog.parent() is window and dialog.isVisible():
            assert faults(dialog, language) == []
            dialog.close()


def test_the_wizard(qtbot: QtBot, tmp_path: Path, language: Language) -> None:
    sitting = Sitting(qtbot, tmp_path)
    try:
        assert faults(sitting.dialog, language) == []
        rejected = RejectedPhoto(sitting.photos / "a.jpg", Fault.TOO_SMALL)
        sitting.check(report_of(sitting.photos, rejected=(rejected,)))
        assert faults(sitting.dialog, language) == []
        sitting.next()
        assert faults(sitting.dialog, language) == []
        sitting.click(sitting.dialog.WizardButton.CommitButton)
        assert faults(sitting.dialog, language) == []
        sitting.end_run(finished())
        assert faults(sitting.dialog, language) == []
    finally:
        sitting.leave()


Step = Callable[[Sitting], object]


def offer_to_resume(sitting: Sitting) -> None:
    sitting.wizard.runs = [resumable_run("Alps", sitting.photos)]
    sitting.dialog.folder_page.show_offers()


def check(sitting: Sitting) -> None:
    rejected = RejectedPhoto(sitting.photos / "a.jpg", Fault.TOO_SMALL)
    sitting.check(report_of(sitting.photos, rejected=(rejected,)))


def start(sitting: Sitting) -> None:
    sitting.click(sitting.dialog.WizardButton.CommitButton)


def pack(sitting: Sitting) -> None:
    sitting.to_packed(sitting.photos.parent / "alps-job")


def fail_to_pack(sitting: Sitting) -> None:
    sitting.to_place()
    sitting.name_job(sitting.photos.parent / "alps-job")
    (sitting.photos / "peak-07.jpg").unlink()
    sitting.next()
    sitting.wait(lambda: not sitting.runner.is_busy)


def look_at_nothing(sitting: Sitting) -> None:
    sitting.dialog.bring_back()
    sitting.dialog.jobs.back.photos.show()
    sitting.dialog.jobs.back.job.take(sitting.photos)
    sitting.wait(lambda: not sitting.runner.is_busy)


WAYS: dict[PageId, tuple[Step, ...]] = {
    PageId.FOLDER: (offer_to_resume,),
    PageId.CHECK: (check,),
    PageId.OPTIONS: (check, Sitting.next),
    PageId.PROGRESS: (Sitting.to_run,),
    PageId.RESULT: (Sitting.to_run, lambda sitting: sitting.end_run(finished())),
    PageId.PLACE: (Sitting.to_place,),
    PageId.PACKING: (fail_to_pack,),
    PageId.PACKED: (pack,),
    PageId.RETURN: (look_at_nothing,),
}
"""How one comes to each page of the wizard, in English."""


@pytest.fixture
def sitting(qtbot: QtBot, tmp_path: Path) -> Iterator[Sitting]:
    sitting = Sitting(qtbot, tmp_path)
    yield sitting
    sitting.leave()


@pytest.mark.parametrize("page", PageId)
def test_a_page_of_the_wizard_follows_the_language(
    sitting: Sitting, page: PageId
) -> None:
    for step in WAYS[page]:
        step(sitting)
    sitting.wait(lambda: not sitting.runner.is_busy)
    assert sitting.page is page
    assert faults(sitting.dialog, Language.ENGLISH) == []
    with speaking(Language.CHINESE):
        assert faults(sitting.dialog, Language.CHINESE) == []
    assert "Train on" in sitting.dialog.windowTitle()


@pytest.mark.parametrize("size", [(30, 40), (200, 4)])
def test_a_text_that_is_cut_off_is_found(qtbot: QtBot, size: tuple[int, int]) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    label, button = QLabel("Far too long for it", window), QPushButton("So?", window)
    label.setFixedSize(*size)
    button.setFixedSize(button.sizeHint())
    window.show()
    assert clipped(window) == ["Far too long for it"]


def test_words_that_were_left_in_english_are_found() -> None:
    assert english("填补 the square") == ["the", "square"]
    assert english("填补 200 px (Enter)") == []

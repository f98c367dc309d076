"""The real questions, answered with real buttons."""

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QInputDialog,
    QMessageBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.questions.asker import ReplaceChoice, RunEndChoice, UnsavedChoice
from desktop.questions.dialog_asker import DialogAsker


@pytest.fixture
def asker(qtbot: QtBot) -> DialogAsker:
    asker = DialogAsker()
    asker.window = QWidget()
    qtbot.addWidget(asker.window)
    asker.window.show()
    return asker


def answer(text: str) -> None:
    """Click a button of the question that is about to be asked."""

    def click() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        buttons: list[QAbstractButton] = box.buttons()
        named = {button.text().replace("&", ""): button for button in buttons}
        named[text].click()

    QTimer.singleShot(0, click)


@pytest.mark.parametrize(
    ("button", "choice"),
    [
        ("Save", UnsavedChoice.SAVE),
        ("Discard", UnsavedChoice.DISCARD),
        ("Cancel", UnsavedChoice.CANCEL),
    ],
)
def test_unsaved(asker: DialogAsker, button: str, choice: UnsavedChoice) -> None:
    answer(button)
    assert asker.unsaved("peak.jpg") is choice


@pytest.mark.parametrize(
    ("button", "choice"),
    [
        ("Replace", ReplaceChoice.REPLACE),
        ("Save a copy…", ReplaceChoice.SAVE_COPY),
        ("Cancel", ReplaceChoice.CANCEL),
    ],
)
def test_replace(asker: DialogAsker, button: str, choice: ReplaceChoice) -> None:
    answer(button)
    assert asker.replace_original("peak.jpg") is choice


@pytest.mark.parametrize(("button", "yes"), [("Open anyway", True), ("Cancel", False)])
def test_large(asker: DialogAsker, button: str, *, yes: bool) -> None:
    answer(button)
    assert asker.open_large("It has 400 megapixels.") is yes


@pytest.mark.parametrize(
    ("button", "choice"),
    [
        ("Go on training", RunEndChoice.GO_ON),
        ("Stop and keep", RunEndChoice.STOP),
        ("Leave for later", RunEndChoice.SUSPEND),
        ("Discard", RunEndChoice.CANCEL),
    ],
)
def test_end_of_run(asker: DialogAsker, button: str, choice: RunEndChoice) -> None:
    answer(button)
    assert asker.end_of_run("Alps") is choice


@pytest.mark.parametrize(("button", "yes"), [("Discard", True), ("Cancel", False)])
def test_discard_run(asker: DialogAsker, button: str, *, yes: bool) -> None:
    answer(button)
    assert asker.discard_run("Alps") is yes


@pytest.mark.parametrize(
    ("button", "yes"), [("Cancel the comparison", True), ("Go on", False)]
)
def test_cancel_comparison(asker: DialogAsker, button: str, *, yes: bool) -> None:
    answer(button)
    assert asker.cancel_comparison("Alps") is yes


@pytest.mark.parametrize(("button", "yes"), [("Stop writing", True), ("Go on", False)])
def test_stop_packing(asker: DialogAsker, button: str, *, yes: bool) -> None:
    answer(button)
    assert asker.stop_packing() is yes


def test_escape_is_the_careful_answer(asker: DialogAsker) -> None:
    QTimer.singleShot(0, lambda: QApplication.activeModalWidget().reject())
    assert asker.unsaved("peak.jpg") is UnsavedChoice.CANCEL
    QTimer.singleShot(0, lambda: QApplication.activeModalWidget().reject())
    assert asker.replace_original("peak.jpg") is ReplaceChoice.CANCEL
    QTimer.singleShot(0, lambda: QApplication.activeModalWidget().reject())
    assert asker.end_of_run("Alps") is RunEndChoice.GO_ON
    QTimer.singleShot(0, lambda: QApplication.activeModalWidget().reject())
    assert asker.discard_run("Alps") is False
    QTimer.singleShot(0, lambda: QApplication.activeModalWidget().reject())
    assert asker.stop_packing() is False


@pytest.mark.parametrize(
    ("typed", "saved"),
    [("other", "other.jpg"), ("other.png", "other.png"), ("", "peak-repaired.jpg")],
)
def test_a_place_without_an_ending_gets_the_photos(
    asker: DialogAsker, tmp_path: Path, typed: str, saved: str
) -> None:
    def accept() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        if typed:
            dialog.selectFile(typed)
        dialog.accept()

    QTimer.singleShot(0, accept)
    place = asker.place_to_save(tmp_path / "peak-repaired.jpg")
    assert place == tmp_path / saved


def test_no_place_when_they_change_their_mind(
    asker: DialogAsker, tmp_path: Path
) -> None:
    QTimer.singleShot(0, lambda: QApplication.activeModalWidget().reject())
    assert asker.place_to_save(tmp_path / "peak.jpg") is None


def test_a_folder_and_a_place_for_a_list(asker: DialogAsker, tmp_path: Path) -> None:
    QTimer.singleShot(0, lambda: QApplication.activeModalWidget().accept())
    assert asker.photos_folder(tmp_path) == tmp_path
    QTimer.singleShot(0, lambda: QApplication.activeModalWidget().accept())
    assert asker.place_for_list(tmp_path / "list.csv") == tmp_path / "list.csv"
    QTimer.singleShot(0, lambda: QApplication.activeModalWidget().reject())
    assert asker.place_for_list(tmp_path / "list.csv") is None


@pytest.mark.parametrize(("button", "yes"), [("Delete", True), ("Cancel", False)])
def test_deleting_a_model(asker: DialogAsker, button: str, *, yes: bool) -> None:
    answer(button)
    assert asker.delete_model("alps", is_in_use=False) is yes


def test_deleting_a_model_in_use_says_so_and_escape_keeps_it(
    asker: DialogAsker,
) -> None:
    told: list[str] = []

    def read_and_escape() -> None:
        box = QApplication.activeModalWidget()
        told.append(box.informativeText())
        box.reject()

    QTimer.singleShot(0, read_and_escape)
    assert not asker.delete_model("alps", is_in_use=True)
    assert "in use" in told[0]


@pytest.mark.parametrize(("accepts", "name"), [(True, "Hohe Tauern"), (False, None)])
def test_a_name_for_a_model(
    asker: DialogAsker, *, accepts: bool, name: str | None
) -> None:
    def type_name() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QInputDialog)
        assert dialog.textValue() == "alps"
        dialog.setTextValue(" Hohe Tauern ")
        dialog.accept() if accepts else dialog.reject()

    QTimer.singleShot(0, type_name)
    assert asker.model_name("alps") == name


def test_an_exported_model_gets_its_ending(asker: DialogAsker, tmp_path: Path) -> None:
    def accept() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        dialog.selectFile("peaks")
        dialog.accept()

    QTimer.singleShot(0, accept)
    place = asker.place_for_model(tmp_path / "alps.mendmodel")
    assert place == tmp_path / "peaks.mendmodel"

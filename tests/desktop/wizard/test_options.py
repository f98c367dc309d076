"""What a person decides before a run."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QRadioButton, QSpinBox, QWizard
from pytestqt.qtbot import QtBot

from core.training.options import TrainingOptions
from desktop.wizard.pages import PageId
from desktop.wizard.run_choices import (
    SpanChoice,
    StartChoice,
    outlook_text,
    span_text,
    start_advice,
    start_text,
)
from desktop.wizard.span_field import SpanField
from tests.desktop.wizard.sitting import Sitting

START = QWizard.WizardButton.CommitButton


def test_starts_have_names_and_advice() -> None:
    scratch, classic = StartChoice(None), StartChoice(None, "classic")
    mine, other = StartChoice("mine"), StartChoice("other")
    assert start_text(mine, current="mine") == "mine (in use)"
    assert start_text(other, current="mine") == "other"
    assert start_text(scratch, current="mine") == "From scratch"
    assert start_text(classic, current="mine") == "From scratch, as in the tutorial"
    assert "learns from your photos on top" in start_advice(mine)
    assert "many hours" in start_advice(scratch)
    assert "150 epochs" in start_advice(classic)


def test_the_outlook_promises_only_what_is_known() -> None:
    text = outlook_text(photos=105, held_out=27)
    assert "105" in text
    assert "27" in text
    assert "is known once the first epoch is done" in span_text(SpanChoice(epochs=9))
    assert "stop earlier" in span_text(SpanChoice(minutes=10))


@pytest.mark.parametrize("minutes", [1, 10, 45, 60, 480])
def test_a_time_is_shown_as_it_was_chosen(qtbot: QtBot, minutes: int) -> None:
    field = SpanField()
    qtbot.addWidget(field)
    field.choose(minutes)
    assert field.minutes == minutes
    assert field.findChild(QSpinBox).isEnabled() == (minutes in {1, 45})


def chosen(sitting: Sitting) -> TrainingOptions:
    sitting.click(START)
    options = sitting.wizard.options
    assert options is not None
    return options


def line(sitting: Sitting) -> QLineEdit:
    return sitting.dialog.options_page.name.findChild(QLineEdit)


def test_without_a_decision_it_fine_tunes_the_current_model(sitting: Sitting) -> None:
    sitting.to_options()
    options = chosen(sitting)
    assert options.name == "Alps"
    assert options.start == "landscape"
    assert options.minutes == 10
    assert options.epochs is None
    assert len(options.split.training) + len(options.split.held_out) == 30


def test_every_decision_arrives(sitting: Sitting) -> None:
    sitting.to_options()
    page = sitting.dialog.options_page
    line(sitting).setText("Dolomites in snow")
    page.start.setCurrentIndex(page.start.findText("From scratch, as in the tutorial"))
    fold = page.details
    fold.findChild(QCheckBox).setChecked(True)
    epochs, seed = (each for each in fold.findChildren(QSpinBox))
    epochs.setValue(150)
    seed.setValue(7)
    assert not page.span.isEnabled()
    options = chosen(sitting)
    assert options.name == "Dolomites in snow"
    assert (options.start, options.preset) == (None, "classic")
    assert (options.minutes, options.epochs, options.seed) == (None, 150, 7)


def test_a_night(sitting: Sitting) -> None:
    sitting.to_options()
    night = next(
        button
        for button in sitting.dialog.options_page.span.findChildren(QRadioButton)
        if "vernight" in button.text()
    )
    night.click()
    assert chosen(sitting).minutes == 480


@pytest.mark.parametrize("name", ["", "  ", "classic", "Landscape", "a/b", ".hidden"])
def test_a_name_that_cannot_be_taken_is_told_at_once(
    sitting: Sitting, name: str
) -> None:
    sitting.to_options()
    field = sitting.dialog.options_page.name
    assert field.reason == ""
    assert sitting.can_click(START)
    line(sitting).setText(name)
    assert field.reason
    assert not sitting.can_click(START)
    line(sitting).setText("Free name")
    assert field.reason == ""
    assert sitting.can_click(START)


def test_a_name_that_is_taken_meanwhile_is_told(
    sitting: Sitting, monkeypatch, tmp_path: Path
) -> None:
    sitting.to_options()
    (tmp_path / "profile" / "models" / "Alps").mkdir(parents=True)
    sitting.click(START)
    assert sitting.page is PageId.OPTIONS
    assert sitting.dialog.options_page.name.reason
    assert not sitting.wizard.processes


def test_enter_starts(sitting: Sitting) -> None:
    sitting.to_options()
    sitting.qtbot.keyClick(line(sitting), Qt.Key.Key_Return)
    assert sitting.page is PageId.PROGRESS
    assert len(sitting.wizard.processes) == 1

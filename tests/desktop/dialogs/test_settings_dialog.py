"""What the settings dialog shows, and what it tells when something is chosen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from core.inpainting.engine import DeviceChoice, EngineStatus
from desktop.dialogs.choice_box import ChoiceBox
from desktop.dialogs.settings_dialog import SettingsDialog
from desktop.looks.theme import Theme
from desktop.texts.translation import Language
from tests.desktop.reading import clipped
from tests.desktop.speaking import speaking


@pytest.fixture
def dialog(qtbot: QtBot) -> SettingsDialog:
    dialog = SettingsDialog()
    qtbot.addWidget(dialog)
    dialog.show_models(["classic", "landscape"])
    dialog.show()
    return dialog


def texts(dialog: SettingsDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def test_it_shows_what_fills(dialog: SettingsDialog) -> None:
    assert dialog.model.value is None
    assert "not loaded yet" in texts(dialog)
    dialog.show_engine_status(EngineStatus("classic", "GPU: Test"))
    assert dialog.model.value == "classic"
    assert "GPU: Test" in texts(dialog)


def test_it_grows_for_the_long_name_of_a_card(
    qtbot: QtBot, dialog: SettingsDialog
) -> None:
    card = "GPU: NVIDIA RTX 6000 Ada Generation Laptop GPU, the second of two"
    dialog.show_engine_status(EngineStatus("classic", card))
    qtbot.waitUntil(lambda: clipped(dialog) == [])


def test_it_shows_what_the_history_takes(dialog: SettingsDialog) -> None:
    dialog.show_undo_used(1_500_000)
    assert "2 MB" in texts(dialog)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("model", "classic"),
        ("device", DeviceChoice.CPU),
        ("on_release", False),
        ("language", Language.CHINESE),
        ("theme", Theme.DARK),
        ("undo", 1024),
    ],
)
def test_keys_choose_and_the_choice_is_told(
    qtbot: QtBot, dialog: SettingsDialog, name: str, value: object
) -> None:
    box: ChoiceBox = getattr(dialog, name)
    box.setCurrentIndex(-1)
    told: list[object] = []
    box.chosen.connect(told.append)
    for _ in range(box.count()):
        if value not in told:
            qtbot.keyClick(box, Qt.Key.Key_Down)
    assert told[-1] == value == box.value


def test_showing_a_value_tells_nothing(dialog: SettingsDialog) -> None:
    told: list[object] = []
    dialog.theme.chosen.connect(told.append)
    dialog.theme.set_value(Theme.DARK)
    assert dialog.theme.value is Theme.DARK
    dialog.theme.set_value("no theme")
    assert dialog.theme.value is None
    assert told == []


def test_what_is_chosen_stays_when_the_language_changes(
    dialog: SettingsDialog,
) -> None:
    dialog.device.set_value(DeviceChoice.CPU)
    dialog.language.set_value(Language.CHINESE)
    with speaking(Language.CHINESE):
        assert dialog.windowTitle() == "设置"
        assert dialog.device.currentText() == "仅处理器"
        assert dialog.device.value is DeviceChoice.CPU
        assert dialog.language.currentText() == "简体中文"
    assert dialog.device.currentText() == "Processor only"


def test_each_box_has_a_name_and_a_key_of_its_own(dialog: SettingsDialog) -> None:
    boxes = dialog.findChildren(ChoiceBox)
    assert all(box.accessibleName() for box in boxes)
    labels = [label for label in dialog.findChildren(QLabel) if label.buddy()]
    letters = [label.text().partition("&")[2][0].lower() for label in labels]
    assert len(letters) == len(boxes)
    assert len(set(letters)) == len(letters)

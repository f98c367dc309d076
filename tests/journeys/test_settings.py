"""Settings are applied at once, remembered, and lose nothing."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt
from pytestqt.qtbot import QtBot

from core.geometry import Box
from core.inpainting.engine import DeviceChoice, FillNote
from desktop.dialogs.choice_box import ChoiceBox
from desktop.dialogs.settings_dialog import SettingsDialog
from desktop.dialogs.shortcuts_dialog import ShortcutsDialog
from desktop.looks.theme import Theme, use_theme
from desktop.texts.translation import Language
from desktop.window.actions import ActionId
from tests.desktop.reading import english, faults, shown_texts
from tests.journeys.batch_desk import Desk
from tests.journeys.driver import Driver

BOX = Box.square(40, 50, 60)


@pytest.fixture
def dialog(driver: Driver) -> Iterator[SettingsDialog]:
    """The open dialog of a window that fills with a graphics card."""
    locale = QLocale()
    driver.engine.device = "GPU: Test"
    driver.trigger(ActionId.SETTINGS)
    yield driver.window.findChild(SettingsDialog)
    use_theme(Theme.SYSTEM)
    QLocale.setDefault(locale)


def choose(box: ChoiceBox, value: object) -> None:
    """As a person does with the keys."""
    box.set_value(value)
    box.chosen.emit(value)
    QCoreApplication.sendPostedEvents()


def test_the_language_changes_while_at_work_and_nothing_is_lost(
    driver: Driver, dialog: SettingsDialog, photo: Path
) -> None:
    driver.open(photo)
    driver.fill(BOX)
    driver.view.set_selection(Box.square(120, 60, 30))
    shown = driver.shown
    choose(dialog.language, Language.CHINESE)
    assert driver.window.action(ActionId.OPEN).text() == "打开(&O)…"
    assert driver.window.action(ActionId.SAVE).iconText() == "保存"
    assert driver.window.menuBar().actions()[0].text() == "文件(&F)"
    assert driver.activity == "按 Enter 填补方框，按 Esc 移除方框"  # noqa: RUF001
    assert driver.view.selection == Box.square(120, 60, 30)
    assert np.array_equal(driver.shown, shown)
    assert driver.title.startswith("ridge.png*")
    driver.trigger(ActionId.UNDO)
    assert not driver.document.repairs
    driver.trigger(ActionId.REDO)
    assert np.array_equal(driver.shown, shown)
    choose(dialog.language, Language.ENGLISH)
    assert driver.window.action(ActionId.OPEN).text() == "&Open…"
    assert driver.settings.language is Language.ENGLISH


def test_everything_at_work_speaks_the_language(
    driver: Driver, dialog: SettingsDialog, photo: Path
) -> None:
    driver.open(photo)
    driver.fill(BOX)
    driver.fill(Box.square(120, 60, 30))
    driver.window.repairs.choose(0)
    driver.trigger(ActionId.OTHER_FILLS)
    for language in (Language.CHINESE, Language.ENGLISH, Language.CHINESE):
        choose(dialog.language, language)
        # Fills to choose from come one by one, and are laid out in the next round.
        driver.wait(lambda now=language: faults(driver.window, now) == [])
        assert faults(dialog, language) == []


def test_what_was_told_follows_the_language(
    driver: Driver, dialog: SettingsDialog, photo: Path, tmp_path: Path
) -> None:
    driver.open(photo)
    driver.engine.notes = frozenset(FillNote)
    driver.engine.block_fill()
    driver.drag(BOX)
    driver.wait(lambda: "Filling" in driver.activity)
    choose(dialog.language, Language.CHINESE)
    assert not english(driver.activity)
    choose(dialog.language, Language.ENGLISH)
    driver.engine.release_fill()
    driver.wait(lambda: "processor" in driver.message)
    choose(dialog.language, Language.CHINESE)
    assert not any("processor" in text for text in shown_texts(driver.window))
    assert not english(driver.message)
    driver.asker.opens.append(tmp_path / "照片.jpg")
    driver.trigger(ActionId.OPEN)
    driver.wait(lambda: "照片.jpg" in driver.message)
    choose(dialog.language, Language.ENGLISH)
    assert "cannot be opened" in " ".join(shown_texts(driver.window))


def test_a_batch_speaks_the_language(
    desk: Desk, dialog: SettingsDialog, scans: list[Path]
) -> None:
    choose(dialog.language, Language.CHINESE)
    desk.add(*scans)
    desk.repair()
    assert desk.told != ""
    assert not english(desk.told)
    choose(dialog.language, Language.ENGLISH)
    assert english(desk.told)


def test_the_device_changes_and_fills_go_on_with_it(
    driver: Driver, dialog: SettingsDialog, photo: Path
) -> None:
    choose(dialog.device, DeviceChoice.BEST)
    device = driver.window.status.device
    driver.wait(lambda: device.text() == "GPU")
    assert "GPU: Test" in device.toolTip()
    choose(dialog.device, DeviceChoice.CPU)
    driver.wait(lambda: driver.window.status.device.text() == "CPU")
    assert driver.settings.device is DeviceChoice.CPU
    driver.open(photo)
    driver.fill(BOX)
    assert driver.window.status.device.text() == "CPU"


def test_the_model_changes_in_both_places(
    driver: Driver, dialog: SettingsDialog
) -> None:
    assert dialog.model.value == "landscape"
    choose(dialog.model, "classic")
    driver.wait(lambda: driver.window.status.model.text() == "classic")
    driver.window.model_menu.chosen.emit("landscape")
    driver.wait(lambda: dialog.model.value == "landscape")


def test_enter_instead_of_release_can_be_chosen_in_both_places(
    driver: Driver, dialog: SettingsDialog, photo: Path
) -> None:
    choose(dialog.on_release, value=False)
    action = driver.window.action(ActionId.FILL_ON_RELEASE)
    assert not action.isChecked()
    driver.open(photo)
    driver.drag(BOX)
    assert not driver.engine.jobs
    driver.press(Qt.Key.Key_Return)
    driver.wait(lambda: len(driver.document.repairs) == 1)
    action.trigger()
    assert dialog.on_release.value is True


def test_the_theme_changes_at_once(driver: Driver, dialog: SettingsDialog) -> None:
    choose(dialog.theme, Theme.DARK)
    assert driver.window.palette().window().color().lightnessF() < 0.5
    choose(dialog.theme, Theme.LIGHT)
    assert driver.window.palette().window().color().lightnessF() > 0.5
    assert driver.settings.theme is Theme.LIGHT


def test_another_undo_memory_keeps_what_was_undone(
    driver: Driver, dialog: SettingsDialog, photo: Path
) -> None:
    choose(dialog.undo, 64)
    assert driver.settings.undo_megabytes == 64
    driver.open(photo)
    driver.fill(BOX)
    driver.trigger(ActionId.UNDO)
    QCoreApplication.sendPostedEvents()
    assert driver.window.action(ActionId.REDO).isEnabled()


def test_the_next_start_remembers(
    qtbot: QtBot, driver: Driver, dialog: SettingsDialog, tmp_path: Path
) -> None:
    choose(dialog.language, Language.CHINESE)
    choose(dialog.theme, Theme.DARK)
    choose(dialog.device, DeviceChoice.CPU)
    driver.settings.save()
    again = Driver(qtbot, tmp_path)
    again.show()
    again.wait_until_ready()
    assert again.window.action(ActionId.OPEN).text() == "打开(&O)…"
    assert again.engine.choice is DeviceChoice.CPU
    assert again.window.palette().window().color().lightnessF() < 0.5
    again.window.close()
    again.window.deleteLater()


def test_it_opens_once_and_closes_with_its_window(
    driver: Driver, dialog: SettingsDialog
) -> None:
    driver.trigger(ActionId.SETTINGS)
    assert driver.window.findChildren(SettingsDialog) == [dialog]
    assert driver.window.close()
    assert not dialog.isVisible()


def test_f1_shows_all_keys(qtbot: QtBot, driver: Driver) -> None:
    driver.window.activateWindow()
    qtbot.keyClick(driver.view, Qt.Key.Key_F1)
    sheet = driver.window.findChild(ShortcutsDialog)
    assert sheet.isVisible()
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    driver.wait(lambda: driver.window.findChild(ShortcutsDialog) is None)

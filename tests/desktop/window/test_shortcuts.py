"""The sheet of keys is made of the menus, in every language."""

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from desktop.dialogs.shortcuts_dialog import ShortcutsDialog, show_shortcuts
from desktop.texts.translation import Language
from desktop.window.actions import plain_text
from desktop.window.shortcuts import Shortcut, ShortcutGroup, shortcut_groups
from tests.desktop.speaking import speaking
from tests.desktop.window.test_main_window import make


def rows(groups: tuple[ShortcutGroup, ...]) -> dict[str, str]:
    return {one.name: one.keys for group in groups for one in group.shortcuts}


def test_it_holds_the_keys_of_the_menus_and_those_of_the_photo(qtbot: QtBot) -> None:
    window = make(qtbot)
    groups = shortcut_groups(window.menuBar())
    assert groups[0].title == "File"
    assert groups[-1].title == "On the photo"
    keys = rows(groups)
    assert keys["Open"] == "Ctrl+O"
    assert keys["Fill the square"] == "Enter"
    assert keys["Models"] == "Ctrl+M"
    assert keys["Keyboard shortcuts"] == "F1"
    assert "Open the sample photo" not in keys


def test_no_key_stands_there_twice(qtbot: QtBot) -> None:
    window = make(qtbot)
    groups = shortcut_groups(window.menuBar())
    keys = [one.keys for group in groups for one in group.shortcuts]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("&Open…", "Open"),
        ("打开(&O)…", "打开"),
        ("&Fill the square\tEnter", "Fill the square"),
        ("填补方框(&F)\tEnter", "填补方框"),
        ("Square (small)", "Square (small)"),
    ],
)
def test_a_name_has_no_marks(text: str, name: str) -> None:
    assert plain_text(text) == name


def sheet_of(window: QMainWindow) -> list[str]:
    dialog = window.findChild(ShortcutsDialog)
    sheet = dialog.sheet
    return [sheet.topLevelItem(at).text(0) for at in range(sheet.topLevelItemCount())]


def test_the_sheet_follows_the_language(qtbot: QtBot) -> None:
    window = make(qtbot)
    window.show()
    show_shortcuts(window)
    assert sheet_of(window)[:2] == ["File", "Edit"]
    with speaking(Language.CHINESE):
        qtbot.waitUntil(lambda: sheet_of(window)[:2] == ["文件", "编辑"])
    window.findChild(ShortcutsDialog).close()


def test_each_row_shows_what_and_how(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    group = ShortcutGroup("File", (Shortcut("Open", "Ctrl+O"),))
    dialog = ShortcutsDialog(lambda: [group], window)
    row = dialog.sheet.topLevelItem(0).child(0)
    assert (row.text(0), row.text(1)) == ("Open", "Ctrl+O")

"""No two things that are seen together answer to the same Alt key."""

from collections import Counter
from collections.abc import Callable, Iterable

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QGroupBox,
    QLabel,
    QMenu,
    QMenuBar,
    QMessageBox,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.questions.dialog_asker import DialogAsker
from desktop.texts.translation import Language
from tests.desktop.speaking import speaking
from tests.desktop.test_every_window import WINDOWS
from tests.desktop.window.test_main_window import make as make_window

LANGUAGES = pytest.mark.parametrize(
    "language", [Language.ENGLISH, Language.CHINESE], ids=lambda one: one.value
)


def clashes(texts: Iterable[str]) -> list[str]:
    """The keys that more than one of these texts underlines."""
    keys = Counter(QKeySequence.mnemonic(text).toString() for text in texts)
    return [key for key, count in keys.items() if key and count > 1]


def menu_texts(menu: QMenu | QMenuBar) -> list[str]:
    return [action.text() for action in menu.actions()]


def control_texts(window: QWidget) -> list[str]:
    """Of the controls that are seen; a label gives its key to its buddy."""
    texts = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        match widget:
            case QTabBar():
                texts += [widget.tabText(at) for at in range(widget.count())]
            case QLabel() if widget.buddy() is not None:
                texts.append(widget.text())
            case QAbstractButton():
                texts.append(widget.text())
            case QGroupBox():
                texts.append(widget.title())
    return texts


@LANGUAGES
def test_menus(qtbot: QtBot, language: Language) -> None:
    with speaking(language):
        window = make_window(qtbot)
        bar = window.menuBar()
        found = {"": clashes(menu_texts(bar))}
        for action in bar.actions():
            menu = action.menu()
            assert isinstance(menu, QMenu)
            menu.aboutToShow.emit()
            found[menu.title()] = clashes(menu_texts(menu))
        assert {title: keys for title, keys in found.items() if keys} == {}


@LANGUAGES
@pytest.mark.parametrize("make", WINDOWS, ids=lambda make: make.__name__)
def test_dialogs(qtbot: QtBot, language: Language, make: Callable[[], QWidget]) -> None:
    with speaking(language):
        dialog = make()
        qtbot.addWidget(dialog)
        dialog.show()
        assert clashes(control_texts(dialog)) == []


@LANGUAGES
def test_questions(
    qtbot: QtBot, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []

    def look(box: QMessageBox) -> int:
        asked.append([button.text() for button in box.buttons()])
        return 0

    monkeypatch.setattr(QMessageBox, "exec", look)
    asker = DialogAsker()
    with speaking(language):
        asker.unsaved("peak.jpg")
        asker.replace_original("peak.jpg")
        asker.cancel_batch(3)
        asker.delete_model("Alps", is_in_use=True)
        asker.end_of_run("Alps")
        asker.discard_run("Alps")
        asker.cancel_comparison("Alps")
        asker.stop_packing()
    QApplication.processEvents()
    assert [clashes(texts) for texts in asked] == [[]] * 8


def test_a_clash_is_found() -> None:
    assert clashes(["&Open", "Cl&ose", "&Save", "No mark"]) == ["Alt+O"]

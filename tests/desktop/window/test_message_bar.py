"""Messages come, go by themselves, and wait when they ask something."""

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.texts.messages import Message, MessageAction
from desktop.texts.translation import Language
from desktop.window.photo_panel import PhotoPanel
from tests.desktop.speaking import speaking


@pytest.fixture
def panel(qtbot: QtBot) -> PhotoPanel:
    panel = PhotoPanel(QWidget())
    qtbot.addWidget(panel)
    panel.resize(600, 400)
    panel.show()
    return panel


def timer(panel: PhotoPanel) -> QTimer:
    return panel.messages.findChild(QTimer)


def buttons(panel: PhotoPanel) -> list[str]:
    found = panel.messages.findChildren(QPushButton)
    return [button.text() for button in found if button.isVisible()]


def test_a_message_goes_away_by_itself(panel: PhotoPanel) -> None:
    panel.show_message(Message("Saved."))
    assert panel.messages.isVisible()
    assert timer(panel).isActive()
    timer(panel).timeout.emit()
    assert not panel.messages.isVisible()
    assert panel.messages.message is None


def test_a_question_stays_until_it_is_answered(panel: PhotoPanel) -> None:
    answers: list[str] = []
    action = MessageAction("Save as…", lambda: answers.append("yes"))
    panel.show_message(Message("Not saved.", actions=(action,)))
    assert not timer(panel).isActive()
    panel.messages.findChild(QPushButton).click()
    assert answers == ["yes"]
    assert not panel.messages.isVisible()


def test_an_answer_may_show_the_next_message(panel: PhotoPanel) -> None:
    again = MessageAction("Again", lambda: panel.show_message(Message("Once more.")))
    panel.show_message(Message("Not saved.", actions=(again,)))
    panel.messages.findChild(QPushButton).click()
    assert panel.messages.message == Message("Once more.")
    assert panel.messages.isVisible()


def test_a_message_takes_the_place_of_the_one_before(panel: PhotoPanel) -> None:
    panel.show_message(Message("One.", actions=(MessageAction("A", int),)))
    panel.show_message(Message("Two.", actions=(MessageAction("B", int),)))
    assert buttons(panel) == ["B"]


def test_a_message_can_be_closed(panel: PhotoPanel) -> None:
    panel.show_message(Message("Not saved.", actions=(MessageAction("A", int),)))
    panel.messages.findChild(QToolButton).click()
    assert not panel.messages.isVisible()


def test_a_long_message_is_shown_whole_in_a_narrow_window(panel: PhotoPanel) -> None:
    panel.show_message(Message("A short one."))
    one_line = panel.messages.height()
    panel.resize(300, 400)
    panel.show_message(Message("Many words that do not fit into one line. " * 4))
    assert panel.messages.height() > one_line
    assert panel.messages.width() < 300


def offer(text: str) -> Message:
    return Message(text, actions=(MessageAction(f"Take {text}", int),), is_offer=True)


def test_offers_are_shown_one_after_the_other(panel: PhotoPanel) -> None:
    panel.show_message(offer("one"))
    panel.show_message(offer("two"))
    assert buttons(panel) == ["Take one"]
    panel.messages.findChild(QPushButton).click()
    assert buttons(panel) == ["Take two"]
    panel.messages.findChild(QToolButton).click()
    assert not panel.messages.isVisible()


def test_an_offer_comes_back_after_what_took_its_place(panel: PhotoPanel) -> None:
    panel.show_message(offer("one"))
    panel.show_message(Message("Saved."))
    assert buttons(panel) == []
    timer(panel).timeout.emit()
    assert buttons(panel) == ["Take one"]


def test_the_name_of_a_file_is_no_mark_up(panel: PhotoPanel) -> None:
    panel.show_message(Message("<b>ridge</b>.png cannot be opened."))
    label = panel.messages.findChildren(QLabel)[-1]
    assert label.textFormat() is Qt.TextFormat.PlainText


def test_what_stands_in_the_bar_follows_the_language(panel: PhotoPanel) -> None:
    def words() -> str:
        return QCoreApplication.translate("messages", "A model needs a name.")

    first = Message(words, actions=(MessageAction(words, int),), is_offer=True)
    waiting = Message(words, actions=(MessageAction(words, int),), is_offer=True)
    panel.show_message(first)
    panel.show_message(waiting)
    english = words()
    with speaking(Language.CHINESE):
        assert words() != english
        assert shown(panel) == [words()]
        assert buttons(panel) == [words()]
        panel.messages.dismiss()
        assert buttons(panel) == [words()]
    assert shown(panel) == [english]
    assert buttons(panel) == [english]


def shown(panel: PhotoPanel) -> list[str]:
    labels = panel.messages.findChildren(QLabel)
    return [label.text() for label in labels if label.text()]

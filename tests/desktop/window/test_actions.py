"""The table of actions is whole, and its keys do not collide."""

from collections import Counter

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.window import actions
from desktop.window.actions import ActionId, Actions, build_actions


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def built(window: QWidget) -> Actions:
    return build_actions(window)


def test_every_action_exists(built: Actions) -> None:
    assert set(built) == set(ActionId)


def test_every_action_can_be_reached_by_a_menu(built: Actions) -> None:
    menus = (
        actions.FILE_MENU,
        actions.EDIT_MENU,
        actions.REPAIR_MENU,
        actions.VIEW_MENU,
        actions.MODEL_MENU,
        actions.HELP_MENU,
    )
    rows = {row for menu in menus for row in menu}
    # The menu of recent photos ends with this one.
    assert rows >= set(ActionId) - {ActionId.CLEAR_RECENT}


def test_no_key_means_two_things(built: Actions) -> None:
    keys = Counter(
        key.toString() for action in built.values() for key in action.shortcuts()
    )
    assert [key for key, count in keys.items() if count > 1] == []


def test_tool_buttons_are_short_and_their_tips_name_the_key(built: Actions) -> None:
    assert built[ActionId.FIT].iconText() == "Fit"
    assert built[ActionId.SAVE].toolTip() == "Save (Ctrl+S)"
    assert built[ActionId.OPEN].toolTip() == "Open (Ctrl+O)"


def test_every_tool_has_an_icon() -> None:
    assert {key for key in actions.TOOLBAR if key} == set(actions.ICONS)

"""All tools stay in sight: names go where there is no room for them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.brush.brush_size_field import BrushSizeField
from desktop.texts.translation import Language
from desktop.window.actions import TOOLBAR, ActionId
from desktop.window.main_window import MainWindow
from tests.desktop.speaking import speaking
from tests.desktop.window.test_main_window import make

TOOLS = tuple(key for key in TOOLBAR if key is not None)
LANGUAGES = (Language.ENGLISH, Language.CHINESE)


def with_brush(qtbot: QtBot, width: int) -> MainWindow:
    """A window of that width with a brush in hand."""
    window = make(qtbot)
    window.add_beside_tool(ActionId.BRUSH_TOOL, BrushSizeField()).setVisible(True)
    window.resize(width, 500)
    window.show()
    QApplication.processEvents()
    return window


def out_of_sight(window: MainWindow) -> list[ActionId]:
    return [key for key in TOOLS if not window.tool_button(key).isVisible()]


def named(window: MainWindow) -> set[ActionId]:
    nameless = Qt.ToolButtonStyle.ToolButtonIconOnly
    return {
        key for key in TOOLS if window.tool_button(key).toolButtonStyle() != nameless
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [600, 800, 900, 1024, 1600])
def test_no_tool_hides_while_the_brush_is_held(
    qtbot: QtBot, width: int, language: Language
) -> None:
    with speaking(language):
        assert out_of_sight(with_brush(qtbot, width)) == []


def test_names_come_back_with_the_room_for_them(qtbot: QtBot) -> None:
    window = with_brush(qtbot, 800)
    assert ActionId.TRAIN in named(window)
    assert ActionId.UNDO not in named(window)
    window.resize(1600, 500)
    QApplication.processEvents()
    assert named(window) == set(TOOLS)


def test_longer_names_of_another_language_find_room(qtbot: QtBot) -> None:
    with speaking(Language.CHINESE):
        window = with_brush(qtbot, 970)
        before = named(window)
    qtbot.waitUntil(lambda: named(window) < before)
    qtbot.waitUntil(lambda: out_of_sight(window) == [])


def test_a_tool_without_its_name_still_tells_it(qtbot: QtBot) -> None:
    button = with_brush(qtbot, 800).tool_button(ActionId.UNDO)
    assert button.toolTip().startswith("Undo")
    assert button.text() == "Undo"

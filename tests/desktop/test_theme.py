"""Icons that can be seen on light and on dark."""

import pytest
from PySide6.QtGui import QColor, QIcon, QPalette
from pytestqt.qtbot import QtBot

import resources
from desktop.actions import ICONS
from desktop.theme import app_icon, tinted_icon, tinted_picture

LINE_ICONS = sorted({*ICONS.values(), "close", "info", "warning", "photo"})


def inks(image) -> set[str]:
    return {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }


@pytest.mark.parametrize("name", LINE_ICONS)
@pytest.mark.parametrize("ink", ["#101010", "#f0f0f0"])
def test_an_icon_is_drawn_in_the_ink_of_the_palette(qapp, name: str, ink: str) -> None:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.WindowText, QColor(ink))
    image = tinted_icon(name, palette).pixmap(24, QIcon.Mode.Normal).toImage()
    if name != "photo":  # its thin lines are for a larger size
        assert inks(image) == {ink}


def test_a_disabled_icon_looks_different(qapp) -> None:
    palette = QPalette()
    disabled = QPalette.ColorGroup.Disabled
    palette.setColor(disabled, QPalette.ColorRole.WindowText, QColor("#888888"))
    icon = tinted_icon("save", palette)
    assert inks(icon.pixmap(24, QIcon.Mode.Disabled).toImage()) == {"#888888"}


def test_a_picture_is_sharp_on_a_dense_screen(qapp) -> None:
    picture = tinted_picture("photo", QColor("#000000"), side=96, scale=2.0)
    assert picture.width() == 192
    assert picture.devicePixelRatio() == 2.0


def test_the_programs_icon_has_colours(qapp) -> None:
    assert len(inks(app_icon().pixmap(64).toImage())) > 20


@pytest.mark.parametrize("name", LINE_ICONS)
def test_line_icons_are_of_one_family(name: str) -> None:
    svg = resources.icon(name)
    assert 'viewBox="0 0 24 24"' in svg
    assert 'stroke="currentColor"' in svg


def test_a_window_follows_the_palette(qtbot: QtBot) -> None:
    from desktop.start_page import StartPage

    page = StartPage()
    qtbot.addWidget(page)
    before = page._picture.pixmap().toImage()
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.PlaceholderText, QColor("#ff0000"))
    page.setPalette(palette)
    assert page._picture.pixmap().toImage() != before

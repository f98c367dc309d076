"""Icons that can be seen on light and on dark."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QIcon, QPalette
from PySide6.QtWidgets import QCheckBox, QLabel, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

import resources
from desktop.looks.theme import (
    Theme,
    app_icon,
    chosen_shade,
    tinted_icon,
    tinted_picture,
    use_theme,
)
from desktop.window.actions import ICONS

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
    from desktop.window.start_page import StartPage

    page = StartPage()
    qtbot.addWidget(page)
    before = page._picture.pixmap().toImage()
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.PlaceholderText, QColor("#ff0000"))
    page.setPalette(palette)
    assert page._picture.pixmap().toImage() != before


@pytest.fixture
def system_theme(qapp) -> Iterator[None]:
    yield
    use_theme(Theme.SYSTEM)


@pytest.mark.usefixtures("system_theme")
@pytest.mark.parametrize(
    ("theme", "is_dark"), [(Theme.DARK, True), (Theme.LIGHT, False)]
)
def test_a_theme_can_be_chosen_where_the_system_has_none(
    qtbot: QtBot, theme: Theme, *, is_dark: bool
) -> None:
    widget = QLabel("text")
    qtbot.addWidget(widget)
    for wanted in (theme, Theme.SYSTEM, Theme.DARK, theme):
        use_theme(wanted)
    QCoreApplication.sendPostedEvents()
    palette = widget.palette()
    window, ink = palette.window().color(), palette.windowText().color()
    assert (window.lightnessF() < ink.lightnessF()) == is_dark
    assert contrast(window, ink) > 7
    for role in (QPalette.ColorRole.PlaceholderText, QPalette.ColorRole.Link):
        assert contrast(window, palette.color(role)) > 3


def contrast(one: QColor, other: QColor) -> float:
    """As the guidelines for readable pages (WCAG 2) define it."""
    lower, higher = sorted(luminance(color) for color in (one, other))
    return (higher + 0.05) / (lower + 0.05)


def luminance(color: QColor) -> float:
    parts = (color.redF(), color.greenF(), color.blueF())
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_the_system_decides_again(qapp) -> None:
    before = QPalette(qapp.palette())
    use_theme(Theme.DARK)
    use_theme(Theme.SYSTEM)
    role = QPalette.ColorRole.Window
    assert qapp.palette().color(role) == before.color(role)


@pytest.mark.usefixtures("system_theme")
@pytest.mark.parametrize("theme", [Theme.DARK, Theme.LIGHT])
@pytest.mark.parametrize("kind", [QCheckBox, QRadioButton])
def test_the_edge_of_an_empty_box_can_be_seen(
    qtbot: QtBot, theme: Theme, kind: type[QCheckBox | QRadioButton]
) -> None:
    use_theme(theme)
    window = QWidget()
    box = kind(window)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    ground = window.palette().window().color()
    image = window.grab(box.geometry()).toImage()
    shades = (QColor(ink) for ink in inks(image))
    assert max(contrast(ground, shade) for shade in shades) > (
        2.5 if theme is Theme.DARK else 1.1
    )


@pytest.mark.parametrize("ground", ["#323232", "#efefef"])
def test_the_chosen_one_of_several_stands_out(ground: str) -> None:
    palette = QPalette(QColor(ground))
    palette.setColor(QPalette.ColorRole.Highlight, QColor("#308cc6"))
    shade = chosen_shade(palette)
    assert shade.hslSaturationF() > 0.2
    assert contrast(shade, palette.windowText().color()) > 4.5

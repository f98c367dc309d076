"""Every text has a translation that fits it, and open widgets follow the language."""

import re
import string
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QDialogButtonBox, QLabel
from pytestqt.qtbot import QtBot

import resources
from desktop.texts.translation import Language, Translation, keep_translated
from desktop.window.start_page import StartPage
from desktop.window.status_bar import StatusBar
from tests.desktop.speaking import speaking
from tools.update_translations import check, texts_of

ROOT = Path(__file__).parents[3]
CATALOGUE = resources.translations() / "zh_CN.ts"
MNEMONIC = re.compile(r"&(?!&)(\w)")

Pair = tuple[str, str]


def pairs() -> list[Pair]:
    return [(text.source, text.translation) for text in texts_of(CATALOGUE)]


def test_the_catalogue_holds_all_texts_translated_and_compiled() -> None:
    assert check([ROOT / "core", ROOT / "desktop"], CATALOGUE) == 0


def test_every_translation_fits_its_text() -> None:
    misfits = [pair for pair in pairs() if pair[1] and not fits(*pair)]
    assert misfits == []


@pytest.mark.parametrize(
    ("text", "translation"),
    [
        ("{count} photos", "照片"),
        ("&Open", "打开"),
        ("&Open", "打开(&P)"),
        ("Fill\tEnter", "填补"),
        ("Open…", "打开"),
        (" minutes", "分钟"),
    ],
)
def test_a_translation_that_does_not_fit_is_found(text: str, translation: str) -> None:
    assert not fits(text, translation)


def fits(text: str, translation: str) -> bool:
    """The same names to fill in, key letter, keys, dots and space before."""
    return (
        names(text) == names(translation)
        and letters(text) == letters(translation)
        and ("\t" in text) == ("\t" in translation)
        and text.endswith("…") == translation.endswith("…")
        and text.startswith(" ") == translation.startswith(" ")
    )


def letters(text: str) -> list[str]:
    return [letter.lower() for letter in MNEMONIC.findall(text)]


def names(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_the_program_and_qts_own_buttons_change_their_language(qapp) -> None:
    open_text = ("actions", "&Open…")
    with speaking(Language.CHINESE) as translation:
        assert QCoreApplication.translate(*open_text) == "打开(&O)…"
        assert QCoreApplication.translate("QPlatformTheme", "Cancel") != "Cancel"
        assert QLocale().language() is QLocale.Language.Chinese
        translation.use(Language.ENGLISH)
        assert QCoreApplication.translate(*open_text) == "&Open…"
        assert QLocale().language() is not QLocale.Language.Chinese


def test_english_comes_back_with_the_end_of_the_translation(qtbot: QtBot) -> None:
    before = QLocale()
    translation = Translation()
    translation.use(Language.CHINESE)
    translation.deleteLater()
    qtbot.waitUntil(lambda: QCoreApplication.translate("actions", "&Open…") == "&Open…")
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("variable", "open_text"),
    [("zh_CN.UTF-8", "打开(&O)…"), ("de_DE.UTF-8", "&Open…"), ("C", "&Open…")],
)
def test_the_systems_language_is_spoken_if_it_is_known(
    variable: str, open_text: str
) -> None:
    code = (
        "import sys\n"
        "from PySide6.QtCore import QCoreApplication\n"
        "from desktop.texts.translation import Language, Translation\n"
        "app = QCoreApplication([])\n"
        "Translation(app).use(Language.SYSTEM)\n"
        "text = app.translate('actions', '&Open…')\n"
        "sys.stdout.buffer.write(text.encode())\n"
    )
    done = subprocess.run(  # noqa: S603 - our own interpreter, the words of this file
        [sys.executable, "-c", code],
        env={"LANG": variable, "LC_ALL": variable, "PYTHONUTF8": "1"},
        cwd=ROOT,
        capture_output=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.decode() == open_text


def test_an_open_widget_follows(qtbot: QtBot) -> None:
    page = StartPage()
    qtbot.addWidget(page)
    page.show()

    def texts() -> set[str]:
        return {label.text() for label in page.findChildren(QLabel)}

    with speaking(Language.CHINESE):
        assert "然后用方框罩住损坏处。" in texts()
    assert "Then drag a square over the damage." in texts()


def test_what_the_status_bar_tells_follows(qtbot: QtBot) -> None:
    bar = StatusBar()
    qtbot.addWidget(bar)
    with speaking(Language.CHINESE):
        assert bar.activity.text() == "就绪"
        assert bar.zoom.toolTip() == "在整张照片与 100% 之间切换"
    assert bar.activity.text() == "Ready"


def test_texts_are_written_at_once_and_with_each_language(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    written: list[str] = []
    keep_translated(label, lambda: written.append(label.tr("x")))
    assert len(written) == 1
    with speaking(Language.CHINESE):
        assert len(written) > 1


def test_standard_buttons_speak_chinese(qtbot: QtBot) -> None:
    with speaking(Language.CHINESE):
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        qtbot.addWidget(buttons)
        assert "关闭" in buttons.buttons()[0].text()

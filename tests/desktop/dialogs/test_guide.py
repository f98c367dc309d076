"""The user guide is there, whole, and read in the window's language."""

import re
import tomllib
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import resources
from desktop.dialogs.guide_dialog import GuideDialog
from desktop.texts.translation import Language
from desktop.window.action_specs import action_specs
from tests.desktop.reading import faults
from tests.desktop.speaking import speaking

ROOT = Path(__file__).parents[3]
GUIDES = ("guide.md", "guide.zh.md")
LINK = re.compile(r"\]\(([^)#\s]+)")
KEYS = re.compile(r"Ctrl(?:\+[A-Za-z0-9]+)+|F\d")


@pytest.fixture
def dialog(qtbot: QtBot) -> GuideDialog:
    dialog = GuideDialog(resources.guide())
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def text(name: str) -> str:
    return (resources.guide() / name).read_text("utf-8")


def follow(dialog: GuideDialog, target: str) -> None:
    dialog.page.anchorClicked.emit(dialog.page.source().resolved(QUrl(target)))


@pytest.mark.parametrize("name", GUIDES)
def test_all_that_it_names_is_there(name: str) -> None:
    targets = LINK.findall(text(name))
    assert len(targets) > 10
    assert [one for one in targets if not (resources.guide() / one).is_file()] == []


@pytest.mark.parametrize("name", GUIDES)
def test_its_keys_are_those_of_the_program(name: str) -> None:
    known = {spec.shortcut for spec in action_specs().values()} | {"F3"}  # of marks
    standard = {"Ctrl+O", "Ctrl+S", "Ctrl+Z", "Ctrl+C", "Ctrl+V"}
    # The comma is written as a word.
    named = set(KEYS.findall(text(name))) - {"Ctrl+comma"}
    assert named - standard - known == set()


def test_both_languages_show_the_same_pictures_in_the_same_order() -> None:
    english, chinese = (LINK.findall(text(name)) for name in GUIDES)
    assert [one.replace("/en/", "/zh/") for one in english[1:]] == chinese[1:]


def test_it_is_part_of_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert wheel["force-include"]["docs"] == "resources/docs"


def test_it_speaks_the_language_of_the_window(dialog: GuideDialog) -> None:
    with speaking(Language.CHINESE):
        assert "使用指南" in dialog.page.toPlainText()
        assert faults(dialog, Language.CHINESE) == []
    QApplication.processEvents()
    assert dialog.page.toPlainText().startswith("User guide")
    assert faults(dialog, Language.ENGLISH) == []


def test_links_lead_to_other_pages_and_back(dialog: GuideDialog) -> None:
    assert not dialog.back.isEnabled()
    follow(dialog, "photo-formats.md")
    assert dialog.page.toPlainText().startswith("Which photos Mendscape opens")
    dialog.back.click()
    assert dialog.page.toPlainText().startswith("User guide")


@pytest.mark.parametrize("target", ["../tests/test_sealed.py", "no-such-page.md"])
def test_links_to_what_is_no_page_lead_nowhere(
    dialog: GuideDialog, target: str
) -> None:
    before = dialog.page.source()
    follow(dialog, target)
    assert dialog.page.source() == before


def test_pictures_fit_beside_the_text(dialog: GuideDialog) -> None:
    kind = QTextDocument.ResourceType.ImageResource.value
    picture = dialog.page.loadResource(kind, QUrl("images/guide/en/start.jpg"))
    assert isinstance(picture, QImage)
    assert 400 < picture.deviceIndependentSize().width() < dialog.page.width()
    assert dialog.page.horizontalScrollBar().maximum() == 0

"""No key letter means two things on one page."""

import re
from collections import Counter

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QLineEdit,
    QPushButton,
    QTabWidget,
    QWizard,
)

from desktop.wizard.pages import PageId
from desktop.wizard.wizard_buttons import KEEP, LOGS, RESUME, USE
from tests.desktop.wizard.sitting import Sitting, resumable_run

_Button = QWizard.WizardButton
_ON_PAGE = {
    PageId.FOLDER: (_Button.NextButton,),
    PageId.CHECK: (_Button.BackButton, _Button.NextButton),
    PageId.OPTIONS: (_Button.BackButton, _Button.CommitButton),
    PageId.PROGRESS: (_Button.CancelButton,),
    PageId.RESULT: (USE, KEEP, LOGS, RESUME, _Button.FinishButton),
    PageId.PLACE: (_Button.BackButton, _Button.NextButton),
    PageId.PACKING: (_Button.CancelButton,),
    PageId.PACKED: (_Button.FinishButton,),
    PageId.RETURN: (_Button.BackButton, _Button.CommitButton),
}


def letters(texts: list[str]) -> list[str]:
    found = (re.search(r"&([^&])", text) for text in texts)
    return [match.group(1).lower() for match in found if match]


@pytest.mark.parametrize("page", PageId)
def test_key_letters_are_clear(sitting: Sitting, page: PageId) -> None:
    sitting.to_options()  # so that every text is there
    shown = sitting.dialog.page(page)
    texts = [shown.buttonText(button) for button in _ON_PAGE[page]]
    texts += [each.text() for each in shown.findChildren(QAbstractButton)]
    texts += [each.text() for each in shown.findChildren(QLabel) if each.buddy()]
    for tabs in shown.findChildren(QTabWidget):
        texts += [tabs.tabText(tab) for tab in range(tabs.count())]
    counted = Counter(letters(texts))
    allowed = {"s"} if page is PageId.CHECK else set()  # never shown together
    assert {key for key, count in counted.items() if count > 1} <= allowed


def test_tab_goes_through_offers_as_they_are_read(sitting: Sitting) -> None:
    names = ("Alps", "Lakes")
    sitting.wizard.runs = [resumable_run(name, sitting.photos) for name in names]
    page = sitting.dialog.folder_page
    page.show_offers()
    line = page.findChild(QLineEdit)
    order: list[str] = []
    widget = line
    while len(order) < 4:
        widget = widget.previousInFocusChain()
        if isinstance(widget, QPushButton):
            order.append(widget.accessibleName())
    assert order[::-1] == [
        "Resume Alps",
        "Discard Alps",
        "Resume Lakes",
        "Discard Lakes",
    ]


def test_the_options_begin_with_the_name(sitting: Sitting) -> None:
    sitting.to_options()
    line = sitting.dialog.options_page.name.findChild(QLineEdit)
    assert line.hasFocus()
    assert line.selectedText() == "Alps"

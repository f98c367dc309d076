"""No key letter means two things on one page."""

import re
from collections import Counter

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QTabWidget, QWizard

from desktop.wizard.pages import PageId
from desktop.wizard.wizard_buttons import KEEP, LOGS, RESUME, USE
from tests.desktop.wizard.sitting import Sitting

_Button = QWizard.WizardButton
_ON_PAGE = {
    PageId.FOLDER: (_Button.NextButton,),
    PageId.CHECK: (_Button.BackButton, _Button.NextButton),
    PageId.OPTIONS: (_Button.BackButton, _Button.CommitButton),
    PageId.PROGRESS: (_Button.CancelButton,),
    PageId.RESULT: (USE, KEEP, LOGS, RESUME, _Button.FinishButton),
}


def letters(texts: list[str]) -> list[str]:
    found = (re.search(r"&([^&])", text) for text in texts)
    return [match.group(1).lower() for match in found if match]


@pytest.mark.parametrize("page", PageId)
def test_key_letters_are_clear(sitting: Sitting, page: PageId) -> None:
    sitting.to_options()  # so that every text is there
    shown = sitting.dialog.page(page)
    texts = [sitting.dialog.buttonText(button) for button in _ON_PAGE[page]]
    if page is PageId.OPTIONS:
        texts = [sitting.button(button).text() for button in _ON_PAGE[page]]
    texts += [each.text() for each in shown.findChildren(QAbstractButton)]
    texts += [each.text() for each in shown.findChildren(QLabel) if each.buddy()]
    for tabs in shown.findChildren(QTabWidget):
        texts += [tabs.tabText(tab) for tab in range(tabs.count())]
    counted = Counter(letters(texts))
    allowed = {"s"} if page is PageId.CHECK else set()  # never shown together
    assert {key for key, count in counted.items() if count > 1} <= allowed

"""Boxes with a question, and what a person answers."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

from desktop.questions.asker import RunEndChoice

translate = QCoreApplication.translate

_DETAILS_WIDTH = 320


def question(owner: QWidget | None, text: str, details: str) -> QMessageBox:
    """A box without buttons yet; it is gone once it was answered.

    Args:
        owner: The window that the person looks at.
        text: The question.
        details: What it means.
    """
    box = QMessageBox(owner)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle("Mendscape")
    box.setText(text)
    box.setInformativeText(details)
    # Otherwise a short question folds what is below it into a narrow column.
    for label in box.findChildren(QLabel, "qt_msgbox_informativelabel"):
        label.setMinimumWidth(_DETAILS_WIDTH)
    box.finished.connect(box.deleteLater)
    return box


def is_sure(box: QMessageBox, *, yes: str, no: str = "") -> bool:
    """Whether a person wants what is hard to undo; Enter and Escape leave all as it is.

    Args:
        box: Asks.
        yes: On the button that does it.
        no: On the other one; "Cancel" when it is empty.
    """
    roles, cancel = QMessageBox.ButtonRole, QMessageBox.StandardButton.Cancel
    sure = box.addButton(yes, roles.DestructiveRole)
    stay = box.addButton(no, roles.RejectRole) if no else box.addButton(cancel)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    return box.clickedButton() is sure


def chosen_end(box: QMessageBox) -> RunEndChoice:
    """What is to become of a run; Enter and Escape let it go on."""
    roles = QMessageBox.ButtonRole
    go_on = box.addButton(translate("asker", "&Go on training"), roles.RejectRole)
    stop = box.addButton(translate("asker", "&Stop and keep"), roles.AcceptRole)
    later = box.addButton(translate("asker", "&Leave for later"), roles.AcceptRole)
    discard = box.addButton(translate("asker", "&Discard"), roles.DestructiveRole)
    box.setDefaultButton(go_on)
    box.setEscapeButton(go_on)
    box.exec()
    choices: dict[object, RunEndChoice] = {
        stop: RunEndChoice.STOP,
        later: RunEndChoice.SUSPEND,
        discard: RunEndChoice.CANCEL,
    }
    return choices.get(box.clickedButton(), RunEndChoice.GO_ON)

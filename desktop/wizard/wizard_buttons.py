"""Which buttons a page of the wizard has."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWizard, QWizardPage

from desktop.wizard.pages import PageId

translate = QCoreApplication.translate

_Button = QWizard.WizardButton

USE, KEEP, RESUME = (
    _Button.CustomButton1,
    _Button.CustomButton2,
    _Button.CustomButton3,
)
"""What is decided on the result page."""
LOGS = _Button.HelpButton


def name_buttons(wizard: QWizard, *, progress_page: QWizardPage) -> None:
    """Write the buttons' texts, also those that Qt writes only once.

    Args:
        wizard: Whose buttons.
        progress_page: Where leaving asks first.
    """
    texts = {
        _Button.BackButton: translate("wizard_buttons", "< &Back"),
        _Button.NextButton: translate("wizard_buttons", "&Next >"),
        _Button.CancelButton: translate("wizard_buttons", "Cancel"),
        _Button.FinishButton: translate("wizard_buttons", "&Close"),
        USE: translate("wizard_buttons", "&Use this model"),
        KEEP: translate("wizard_buttons", "&Keep the current one"),
        RESUME: translate("wizard_buttons", "&Resume"),
        LOGS: translate("wizard_buttons", "Open the &log folder"),
    }
    for button, text in texts.items():
        wizard.setButtonText(button, text)
    leave = translate("wizard_buttons", "&Close…")
    progress_page.setButtonText(_Button.CancelButton, leave)


def buttons_on(page: int) -> list[QWizard.WizardButton]:
    """What can be done on a page before the result, from left to right.

    Once a run has begun there is no way back to the questions.
    """
    match page:
        case PageId.FOLDER | PageId.CHECK | PageId.PLACE:
            return _questions(_Button.NextButton)
        case PageId.OPTIONS | PageId.RETURN:
            return _questions(_Button.CommitButton)
        case PageId.PACKED:
            return [_Button.Stretch, _Button.FinishButton]
        case _:
            return [_Button.Stretch, _Button.CancelButton]


def buttons_of_result(
    *, has_model: bool, is_failure: bool, can_resume: bool
) -> list[QWizard.WizardButton]:
    """What can be done on the result page, from left to right.

    Args:
        has_model: Whether there is a new model to decide about.
        is_failure: Whether the log may help.
        can_resume: Whether the run can go on.
    """
    if has_model:
        return [_Button.Stretch, USE, KEEP]
    logs = [LOGS] if is_failure else []
    resume = [RESUME] if can_resume else []
    return [*logs, _Button.Stretch, *resume, _Button.FinishButton]


def _questions(onward: QWizard.WizardButton) -> list[QWizard.WizardButton]:
    return [_Button.Stretch, _Button.BackButton, onward, _Button.CancelButton]

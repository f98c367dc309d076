"""What a person decides on the last page of a run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton, QWizard

from core.errors import ModelError
from desktop.texts import messages
from desktop.wizard.wizard_buttons import KEEP, USE, buttons_of_result

if TYPE_CHECKING:
    from core.training.wizard import TrainingWizard
    from desktop.wizard.result_page import ResultPage
    from desktop.wizard.run_desk import RunDesk

_Button = QWizard.WizardButton


class Decision(QObject):
    """The buttons of the result page, and what they do.

    Args:
        window: Whose buttons.
        page: Tells the result.
        wizard: Puts the new model to use.
        runs: Know whether the run can go on.
    """

    used = Signal(str)
    """The new model of that name is the one in use from now on."""
    kept = Signal()
    """The one in use stays."""
    resumed = Signal()
    """The run is to go on."""

    def __init__(
        self,
        window: QWizard,
        *,
        page: ResultPage,
        wizard: TrainingWizard,
        runs: RunDesk,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._page = page
        self._wizard = wizard
        self._runs = runs
        window.customButtonClicked.connect(self._on_clicked)

    @property
    def buttons(self) -> list[QWizard.WizardButton]:
        """From left to right."""
        return buttons_of_result(
            has_model=self._page.has_model,
            is_failure=self._page.is_failure,
            can_resume=self._runs.resumable_again() is not None,
        )

    def focus(self) -> None:
        """Let Enter do what is recommended."""
        if not self._page.has_model:
            return
        answer = self._window.button(USE if self._page.is_recommended else KEEP)
        answer.setFocus()
        if isinstance(answer, QPushButton):
            answer.setDefault(True)

    def _on_clicked(self, which: int) -> None:
        match _Button(which):
            case button if button is USE:
                self._use()
            case button if button is KEEP:
                self.kept.emit()
            case _:
                self.resumed.emit()

    def _use(self) -> None:
        result = self._wizard.result
        if result is None:
            return
        try:
            self._wizard.use_new_model()
        except ModelError as error:
            message = messages.of_error(error)
            text = str(error) if message is None else message.text
            self._page.tell_trouble(text)
            return
        self.used.emit(result.card.name)

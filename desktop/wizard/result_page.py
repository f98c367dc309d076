"""The last page: what came of the run."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWizardPage

from core.training.events import Outcome, PreviewReady, RunFinished
from desktop.looks.labels import headline_label, plain_label
from desktop.texts.translation import keep_translated
from desktop.wizard.endings import Ending, ending_of, ending_of_comparison
from desktop.wizard.figures import figures_of
from desktop.wizard.figures_table import FiguresTable
from desktop.wizard.preview_grid import PreviewGrid
from desktop.wizard.verdict import Verdict, verdict_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.training.events import TrainingResult


class ResultPage(QWizardPage):
    """A verdict with its proof, or calm words about a run that left no model."""

    def __init__(self) -> None:
        super().__init__()
        self._verdict: Verdict | None = None
        self._ending: Ending | None = None
        self._headline = headline_label()
        self._details = plain_label()
        self._trouble = plain_label()
        self._figures = FiguresTable()
        self.preview = PreviewGrid()
        self._write: Callable[[], None] | None = None
        self._build()
        keep_translated(self, self._write_texts)

    @property
    def headline(self) -> str:
        """The one sentence."""
        return self._headline.text()

    @property
    def details(self) -> str:
        """What stands below it."""
        return self._details.text()

    @property
    def trouble(self) -> str:
        """What went wrong when the new model was to be used."""
        return self._trouble.text()

    @property
    def has_model(self) -> bool:
        """Whether there is a new model to decide about."""
        return self._verdict is not None

    @property
    def is_recommended(self) -> bool:
        """Whether the new model should be used."""
        return self._verdict is not None and self._verdict.is_recommended

    @property
    def is_failure(self) -> bool:
        """Whether the run broke."""
        return self._ending is not None and self._ending.is_failure

    def show_outcome(
        self,
        outcome: Outcome,
        *,
        name: str,
        preview: PreviewReady | None,
        can_resume: bool,
        is_comparison: bool = False,
    ) -> None:
        """Tell how the run ended.

        Args:
            outcome: Its last event.
            name: Of the model that the run is for.
            preview: The latest one, if there was any.
            can_resume: Whether a run that did not finish can go on.
            is_comparison: Whether it only compared what was trained elsewhere.
        """
        self.tell_trouble("")
        if isinstance(outcome, RunFinished):
            self._write = partial(self._write_result, outcome.result, preview)
        else:
            ending = (
                partial(ending_of_comparison, outcome)
                if is_comparison
                else partial(ending_of, outcome, can_resume=can_resume)
            )
            self._write = partial(self._write_ending, ending, name=name)
        self._write()

    def tell_trouble(self, text: str) -> None:
        """Say what went wrong with the decision; nothing takes it away again."""
        self._trouble.setText(text)
        self._trouble.setVisible(bool(text))

    def _write_result(
        self, result: TrainingResult, preview: PreviewReady | None
    ) -> None:
        self._ending = None
        verdict = self._verdict = verdict_of(result)
        self._headline.show()
        self.setTitle(self.tr("Is the new model better?"))
        self._headline.setText(verdict.headline)
        self._details.setText(verdict.details)
        self.setSubTitle(self._about(result))
        comparison = result.comparison
        self._figures.setVisible(comparison is not None)
        if comparison is not None:
            self._figures.show_figures(figures_of(comparison))
        self.preview.setVisible(preview is not None)
        if preview is not None:
            self.preview.show_preview(preview.png, rows=preview.rows)

    def _write_ending(self, ending_now: Callable[[], Ending], *, name: str) -> None:
        self._verdict = None
        ending = self._ending = ending_now()
        self._headline.hide()
        self.setTitle(ending.headline)
        self.setSubTitle(name)
        self._headline.setText(ending.headline)
        self._details.setText(ending.details)
        self._figures.hide()
        self.preview.hide()

    def _about(self, result: TrainingResult) -> str:
        """Where the model is, and which state of it."""
        if result.is_stopped_early:
            text = self.tr(
                "You ended the training early. {name} is its best state, and is in "
                "your library in either case."
            )
        else:
            text = self.tr("{name} is in your library in either case.")
        return text.format(name=result.card.name)

    def _write_texts(self) -> None:
        if self._write is not None:
            self._write()

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(8)
        for widget in (self._headline, self._details, self._trouble):
            words.addWidget(widget)
        words.addSpacing(8)
        words.addWidget(self._figures)
        words.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setSpacing(16)
        layout.addLayout(words, 1)
        layout.addWidget(self.preview, 1)
        self.setTabOrder(self._figures, self.preview)

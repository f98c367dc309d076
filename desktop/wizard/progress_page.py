"""The page that people stare at while a model is trained."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QSplitter,
    QVBoxLayout,
    QWizardPage,
)

from core.training.events import PreviewReady
from desktop.looks.labels import headline_label, hint_label, plain_label
from desktop.texts.translation import keep_translated
from desktop.wizard import run_words
from desktop.wizard.loss_chart import LossChart
from desktop.wizard.preview_grid import PreviewGrid
from desktop.wizard.run_controls import RunControls

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.training.events import Outcome, TrainingEvent
    from desktop.questions.asker import Asker
    from desktop.wizard.training_session import TrainingSession

_TICK_MS = 1000
_FINE = 1000  # parts of the progress bar
_EQUAL = 10_000  # px, more than there are: the parts share what there is


class ProgressPage(QWizardPage):
    """Shows a run as it goes, and takes the orders of the person who watches it.

    The run starts when the wizard comes to the page. The page is complete once its
    run has ended in any way.

    Attributes:
        chart: The losses.
        previews: Fills of held-out photos.
        controls: The buttons of the run.

    Args:
        start_session: Makes the session of the run, not started yet.
        asker: Asked before a run is thrown away.
    """

    ended = Signal(object)
    """Carries the Outcome, once for each run."""

    def __init__(
        self, *, start_session: Callable[[], TrainingSession], asker: Asker
    ) -> None:
        super().__init__()
        self._start_session = start_session
        self._asker = asker
        self._session: TrainingSession | None = None
        self.headline = headline_label()
        self.remaining = headline_label()
        self.facts = hint_label()
        self.note = plain_label()
        self.bar = QProgressBar()
        self.chart = LossChart()
        self.previews = PreviewGrid()
        self.controls = RunControls(self._may_discard)
        self._tick = QTimer(self)
        self._build()

    @property
    def is_running(self) -> bool:
        """Whether a run goes on."""
        return self._session is not None and self._session.is_running

    def initializePage(self) -> None:
        """Start the run."""
        session = self._start_session()
        self._session = session
        self.chart.clear()
        self.previews.clear()
        self.controls.follow(session)
        self.chart.setVisible(not session.is_comparison)
        self._write_title()
        session.event_received.connect(self._on_event)
        session.ordered.connect(self._show)
        session.ended.connect(self._on_ended)
        self._tick.start()
        session.start()
        self._show()

    def isComplete(self) -> bool:
        """Whether the run is over."""
        return self._session is not None and self._session.outcome is not None

    def _on_event(self, event: TrainingEvent) -> None:
        self.chart.hear(event)
        if isinstance(event, PreviewReady):
            self.previews.show_preview(event.png, rows=event.rows)
        self._show()

    def _on_ended(self, outcome: Outcome) -> None:
        self._tick.stop()
        self._show()
        self.completeChanged.emit()
        self.ended.emit(outcome)

    def _show(self) -> None:
        """Tell how things stand."""
        session = self._session
        if session is None:
            return
        self.headline.setText(run_words.headline(session))
        self.remaining.setText(run_words.remaining(session))
        self.facts.setText(run_words.facts(session.progress))
        self._show_note(session)
        self._show_bar(session)
        self.controls.show_state()

    def _show_note(self, session: TrainingSession) -> None:
        silence = run_words.silence(session.progress) if session.is_running else ""
        self.note.setText(silence or run_words.note(session.progress))

    def _show_bar(self, session: TrainingSession) -> None:
        """Show the done part, or that nobody knows how long it takes."""
        done = 1.0 if session.outcome is not None else session.progress.phase_done
        self.bar.setRange(0, 0 if done is None else _FINE)
        if done is not None:
            self.bar.setValue(round(_FINE * done))

    def _may_discard(self) -> bool:
        name = "" if self._session is None else self._session.name
        return self._asker.discard_run(name)

    def _write_texts(self) -> None:
        self._write_title()
        self._show()

    def _write_title(self) -> None:
        if self._session is not None and self._session.is_comparison:
            self.setTitle(self.tr("Comparing"))
            about = self.tr(
                "The comparison goes on beside your repairs; you can put this window "
                "away meanwhile."
            )
        else:
            self.setTitle(self.tr("Training"))
            about = self.tr(
                "It goes on beside your repairs; you can put this window away "
                "meanwhile."
            )
        self.setSubTitle(about)

    def _build(self) -> None:
        keep_translated(self, self._write_texts)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self._show)
        self.bar.setTextVisible(False)
        self.remaining.setAlignment(Qt.AlignmentFlag.AlignRight)
        words = QHBoxLayout()
        words.addWidget(self.headline, 1)
        words.addWidget(self.remaining, 1)
        pictures = QSplitter(Qt.Orientation.Horizontal)
        pictures.setChildrenCollapsible(False)
        pictures.addWidget(self.chart)
        pictures.addWidget(self.previews)
        pictures.setSizes([_EQUAL, _EQUAL])
        for number in range(pictures.count()):
            pictures.setStretchFactor(number, 1)
        pictures.setHandleWidth(16)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addLayout(words)
        layout.addWidget(self.bar)
        layout.addWidget(self.facts)
        layout.addWidget(pictures, 1)
        layout.addWidget(self.note)
        layout.addWidget(self.controls)

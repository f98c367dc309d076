"""Trainings that ended before their time, offered first."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QWidget

from desktop.looks.labels import plain_label
from desktop.texts.durations import day_text, duration_text
from desktop.texts.translation import keep_translated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QLabel

    from core.training.process.run_folder import ResumableRun

translate = QCoreApplication.translate

_MOST_SHOWN = 3


def offer_text(run: ResumableRun, *, today: date) -> str:
    """What is there to go on with: "Alps: 40 minutes trained, yesterday"."""
    text = translate("resume_offer", "{name}: {time} trained, {day}")
    return text.format(
        name=run.options.name,
        time=duration_text(run.seconds),
        day=day_text(run.saved_at.astimezone().date(), today=today),
    )


class ResumeOffer(QFrame):
    """A row for each of the newest runs that can go on; hidden when there is none."""

    resume_requested = Signal(object)
    """Carries the ResumableRun."""
    discard_requested = Signal(object)
    """Carries the ResumableRun."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[QWidget] = []
        self._runs: Sequence[ResumableRun] = ()
        self._question = plain_label()
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(16, 8, 16, 8)
        self._grid.setSpacing(8)
        self._grid.setColumnStretch(0, 1)
        self._grid.addWidget(self._question, 0, 0, 1, 3)
        keep_translated(self, self._write_texts)

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """Of all rows, from the first."""
        return tuple(each for each in self._rows if isinstance(each, QPushButton))

    def show_runs(self, runs: Sequence[ResumableRun]) -> None:
        """Offer these in place of those before, the newest first."""
        self._runs = runs
        self._write_texts()

    def _write_texts(self) -> None:
        self._question.setText(
            self.tr("A training is not finished yet. Go on with it?")
        )
        for widget in self._rows:
            widget.hide()
            widget.deleteLater()
        self._rows.clear()
        for row, run in enumerate(self._runs[:_MOST_SHOWN], start=1):
            self._add_row(row, run)
        self.setVisible(bool(self._runs))

    def _add_row(self, row: int, run: ResumableRun) -> None:
        name = run.options.name
        text = plain_label(offer_text(run, today=datetime.now().astimezone().date()))
        resume = QPushButton(self.tr("Resume"))
        discard = QPushButton(self.tr("Discard…"))
        resume.setAccessibleName(self.tr("Resume {name}").format(name=name))
        discard.setAccessibleName(self.tr("Discard {name}").format(name=name))
        resume.clicked.connect(partial(self.resume_requested.emit, run))
        discard.clicked.connect(partial(self.discard_requested.emit, run))
        cells: tuple[QLabel | QPushButton, ...] = (text, resume, discard)
        for column, widget in enumerate(cells):
            self._grid.addWidget(widget, row, column)
        self._rows.extend(cells)

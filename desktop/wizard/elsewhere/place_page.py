"""Where a job folder is to be, and whether the photos travel in it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QRadioButton,
    QVBoxLayout,
    QWizard,
    QWizardPage,
)

from core.training.elsewhere.room import Room
from desktop.files.folders import documents_folder
from desktop.looks.labels import hint_label
from desktop.texts.translation import keep_translated
from desktop.wizard.elsewhere.finding import Finding
from desktop.wizard.elsewhere.job_words import room_text, suggested_place
from desktop.wizard.path_field import PathField

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from core.training.elsewhere.exchange import JobExchange
    from core.training.options import TrainingOptions
    from desktop.questions.asker import Asker
    from desktop.tasks import TaskRunner

_INDENT = 24  # px: below the text of a radio button


class PlacePage(QWizardPage):
    """Looks at the place and its room as soon as either is chosen.

    Attributes:
        place: The line with the path.

    Args:
        exchange: Knows the room, and what is in the way.
        options: What was decided, looked up each time the page comes.
        last_job: The job folder of the last time.
        asker: Asks for a folder.
        runner: Its thread looks at the disk.
    """

    def __init__(
        self,
        exchange: JobExchange,
        *,
        options: Callable[[], TrainingOptions | None],
        last_job: Callable[[], Path | None],
        asker: Asker,
        runner: TaskRunner,
    ) -> None:
        super().__init__()
        self._exchange = exchange
        self._options = options
        self._last_job = last_job
        self._asker = asker
        self._finding = Finding(runner, _words, self)
        self._suggested: Path | None = None
        self.place = PathField()
        self._copy, self._list = QRadioButton(), QRadioButton()
        self._copy_hint, self._list_hint = hint_label(), hint_label()
        self._build()
        self._connect()

    @property
    def folder(self) -> Path | None:
        """The chosen job folder, absolute; None as long as there is none."""
        return self.place.path

    @property
    def is_copying(self) -> bool:
        """Whether the photos are to be taken along."""
        return self._copy.isChecked()

    @property
    def told(self) -> str:
        """The room, or what is in the way."""
        return self._finding.label.text()

    def choose_place(self) -> None:
        """Ask where the job folder is to be made; its name stays."""
        suggested = self.folder or self._suggestion()
        if suggested is not None:
            parent = self._asker.place_for_job(suggested.parent)
            self.place.take(parent and parent / suggested.name)

    def initializePage(self) -> None:
        """Suggest a place that was not chosen yet, and look at it anew."""
        if self.folder in (None, self._suggested):
            self._suggested = self._suggestion()
            self.place.take(self._suggested)
        self._list_hint.setText(self._text_of_listing())
        self.look()
        self.place.setFocus()

    def cleanupPage(self) -> None:
        """Stop looking: the person went back."""
        self._finding.stop()

    def isComplete(self) -> bool:
        """Whether the job can be written there, as far as one knows."""
        room = self._finding.found
        return isinstance(room, Room) and room.is_enough

    def look(self) -> None:
        """See again whether there is room."""
        options, folder = self._options(), self.folder
        if options is None or folder is None:
            self._finding.begin(None)
            return
        room = partial(self._exchange.room, options, folder, is_copying=self.is_copying)
        self._finding.begin(room)

    def _suggestion(self) -> Path | None:
        options, last = self._options(), self._last_job()
        parent = documents_folder() if last is None else last.parent
        return None if options is None else suggested_place(options.name, parent)

    def _text_of_listing(self) -> str:
        options = self._options()
        text = self.tr("For a network drive: both computers find them in {folder}.")
        return text.format(folder="" if options is None else options.folder)

    def _write_texts(self) -> None:
        self.setTitle(self.tr("Where should the job folder be?"))
        self.setSubTitle(
            self.tr(
                "Everything that the training needs is written into a folder, which "
                "you take to the other computer."
            )
        )
        self.setButtonText(QWizard.WizardButton.NextButton, self.tr("&Write"))
        self.place.set_texts(
            self.tr("&Job folder"),
            self.tr("A folder that is not there yet"),
            self.tr("&Choose…"),
        )
        self._copy.setText(self.tr("Copy the &photos into it"))
        self._copy_hint.setText(self.tr("The other computer needs nothing else."))
        self._list.setText(self.tr("Only &list the photos"))
        self._list_hint.setText(self._text_of_listing())
        self._finding.write()

    def _connect(self) -> None:
        self.place.changed.connect(self.look)
        self._copy.toggled.connect(self.look)
        self.place.buttons[0].clicked.connect(self.choose_place)
        self._finding.changed.connect(self.completeChanged)

    def _build(self) -> None:
        self._copy.setChecked(True)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(self.place)
        layout.addSpacing(8)
        for choice, hint in (
            (self._copy, self._copy_hint),
            (self._list, self._list_hint),
        ):
            layout.addWidget(choice)
            hint.setIndent(_INDENT)
            layout.addWidget(hint)
        layout.addSpacing(8)
        layout.addWidget(self._finding.label)
        layout.addStretch(1)
        keep_translated(self, self._write_texts)


def _words(found: object) -> str:
    return room_text(found) if isinstance(found, Room) else ""

"""The first page: where the photos are."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWizardPage

from core.dataset.scan_report import FEWEST_PHOTOS
from desktop.files.folders import pictures_folder
from desktop.looks.labels import hint_label, plain_label
from desktop.texts.translation import keep_translated
from desktop.wizard.elsewhere.elsewhere_row import ElsewhereRow
from desktop.wizard.path_field import PathField, dropped_path
from desktop.wizard.resume_offer import ResumeOffer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from core.training.process.run_folder import ResumableRun
    from desktop.questions.asker import Asker


class FolderPage(QWizardPage):
    """Takes a folder by dialog, by drop or by typing.

    Args:
        asker: Asks for a folder.
        folder: Of the last time.
        resumable: Looked up each time the page comes; the newest first.
    """

    resume_requested = Signal(object)
    """Carries the ResumableRun."""
    discard_requested = Signal(object)
    """Carries the ResumableRun."""
    return_requested = Signal()
    """Something was trained on another computer."""

    def __init__(
        self,
        *,
        asker: Asker,
        folder: Path | None,
        resumable: Callable[[], Sequence[ResumableRun]],
    ) -> None:
        super().__init__()
        self._asker = asker
        self._resumable = resumable
        self._offer = ResumeOffer()
        self._place = PathField()
        self._place.take(folder)
        self._advice = hint_label()
        self._promise = plain_label()
        self._back = ElsewhereRow()
        self._build()
        self._connect()

    @property
    def folder(self) -> Path | None:
        """The chosen folder, absolute; it need not exist, and None is no choice yet."""
        return self._place.path

    def choose_folder(self) -> None:
        """Ask for a folder, starting at the one that is there."""
        self._place.take(self._asker.photos_folder(self.folder or pictures_folder()))

    def show_offers(self) -> None:
        """Look up again which runs can go on."""
        self._offer.show_runs(self._resumable())
        for before, after in pairwise((*self._offer.buttons, self._place.line)):
            self.setTabOrder(before, after)

    def initializePage(self) -> None:
        """Offer what can go on."""
        self.show_offers()

    def isComplete(self) -> bool:
        """Whether a folder is named; what is in it is seen on the next page."""
        return self.folder is not None

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome folders, and photos for the folder that they lie in."""
        if _dropped_folder(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the first of what was dropped."""
        folder = _dropped_folder(event)
        if folder is not None:
            event.acceptProposedAction()
            self._place.take(folder)

    def _build(self) -> None:
        self.setAcceptDrops(True)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(self._offer)
        layout.addSpacing(8)
        layout.addWidget(self._place)
        layout.addWidget(self._advice)
        layout.addStretch(1)
        layout.addWidget(self._promise)
        layout.addSpacing(8)
        layout.addWidget(self._back)
        keep_translated(self, self._write_texts)

    def _write_texts(self) -> None:
        self.setTitle(self.tr("Where are your photos?"))
        self.setSubTitle(
            self.tr(
                "Mendscape learns from photos like those that you repair, and makes a "
                "new model of its own for them."
            )
        )
        self._place.set_texts(
            self.tr("&Folder of photos"),
            self.tr("Drop a folder here, or choose one"),
            self.tr("&Choose…"),
        )
        advice = self.tr(
            "Folders inside it count as well. At least {count} photos are needed; "
            "more of the same kind are better."
        )
        self._advice.setText(advice.format(count=FEWEST_PHOTOS))
        promise = self.tr(
            "Your photos are only read, never changed, and nothing leaves this "
            "computer."
        )
        self._promise.setText(promise)
        self._back.set_texts(
            self.tr("Did another computer train for you?"),
            self.tr("Bring a &result back…"),
        )

    def _connect(self) -> None:
        self._place.changed.connect(self.completeChanged)
        self._place.buttons[0].clicked.connect(self.choose_folder)
        self._offer.resume_requested.connect(self.resume_requested)
        self._offer.discard_requested.connect(self.discard_requested)
        self._back.button.clicked.connect(self.return_requested)


def _dropped_folder(event: QDropEvent) -> Path | None:
    path = dropped_path(event)
    return path if path is None or path.is_dir() else path.parent

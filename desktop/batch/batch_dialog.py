"""The window of a batch: which squares, which photos, where to, and how far it is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.batch.batch_table import BatchTable
from desktop.batch.entries import EntryState
from desktop.batch.phase import Phase
from desktop.batch.squares_field import SquaresField
from desktop.batch.target_field import TargetField
from desktop.looks.labels import plain_label
from desktop.texts.messages import said
from desktop.texts.translation import keep_translated
from desktop.window.message_bar import MessageBar

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from desktop.batch.work import BatchWork, OpenSquares
    from desktop.texts.messages import Message, Words

_SIZE = QSize(760, 620)
_PROGRESS_STEPS = 1000


class BatchDialog(QDialog):
    """Shows a batch and asks for changes by signals; decides nothing."""

    paths_dropped = Signal(object)
    """Carries photos and folders, as a list."""
    close_requested = Signal()
    """While a batch is under way."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phase = Phase.IDLE
        self._words: Words = ""
        self.messages = MessageBar()
        self.squares = SquaresField()
        self.table = BatchTable()
        self.target = TargetField()
        self.progress = QProgressBar()
        self.told = plain_label()
        self.report = QPushButton()
        self.start = QPushButton()
        self.pause = QPushButton()
        self.go_on = QPushButton()
        self.cancel = QPushButton()
        self.leave = QPushButton()
        self._build()
        keep_translated(self, self._write_texts)
        self.leave.clicked.connect(self.reject)

    def show_work(
        self, work: BatchWork, squares: OpenSquares | None, phase: Phase
    ) -> None:
        """Show what was chosen, and let be done what can be done.

        Args:
            work: Chosen so far.
            squares: Of the open photo, if there are any.
            phase: Where the batch is.
        """
        self._phase = phase
        is_running = phase.is_running
        self.squares.show_work(work, squares)
        self.target.show_work(work, has_results=self._has_results())
        self.squares.setEnabled(not is_running)
        self.target.setEnabled(not is_running)
        self.table.show_work(work, is_running=is_running)
        self._write_start()
        self.start.setVisible(not is_running)
        self.start.setEnabled(phase is Phase.READY)
        self.pause.setVisible(phase in {Phase.RUNNING, Phase.ENDING})
        self.pause.setEnabled(phase is Phase.RUNNING)
        self.go_on.setVisible(phase is Phase.PAUSED)
        self.cancel.setEnabled(is_running and phase is not Phase.ENDING)
        self.report.setEnabled(not is_running and bool(self.table.model.entries))
        self.progress.setVisible(is_running)

    def show_progress(self, share: float, words: Words) -> None:
        """Tell how far it is.

        Args:
            share: Behind, 0..1.
            words: Below the table.
        """
        self._words = words
        self.progress.setValue(round(share * _PROGRESS_STEPS))
        self.told.setText(said(words))

    def show_message(self, message: Message) -> None:
        """Tell something at the top."""
        self.messages.show_message(message)

    def reject(self) -> None:
        """Close, or ask to when a batch is under way."""
        if self._phase.is_running:
            self.close_requested.emit()
        else:
            super().reject()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome photos and folders."""
        if self.table.add_photos.isEnabled() and _files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add them."""
        event.acceptProposedAction()
        self.paths_dropped.emit(_files(event))

    def _has_results(self) -> bool:
        there = {EntryState.DONE, EntryState.SKIPPED}
        return any(entry.state in there for entry in self.table.model.entries)

    def _write_start(self) -> None:
        is_again = any(
            entry.job is not None and entry.state is not EntryState.WAITING
            for entry in self.table.model.entries
        )
        self.start.setText(
            self.tr("R&epair the rest") if is_again else self.tr("R&epair")
        )

    def _write_texts(self) -> None:
        self.setWindowTitle(self.tr("Repair many photos"))
        self.progress.setAccessibleName(self.tr("How far the repair is"))
        self.report.setText(self.tr("&Save report…"))
        self._write_start()
        self.pause.setText(self.tr("Pa&use"))
        self.go_on.setText(self.tr("&Go on"))
        self.cancel.setText(self.tr("&Cancel"))
        self.leave.setText(self.tr("Cl&ose"))
        self.told.setText(said(self._words))

    def _build(self) -> None:
        self.setAcceptDrops(True)
        self.resize(_SIZE)
        self.progress.setRange(0, _PROGRESS_STEPS)
        self.progress.setTextVisible(False)
        policy = self.progress.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # the table is not to jump
        self.progress.setSizePolicy(policy)
        layout = QVBoxLayout(self)
        layout.setSpacing(16)
        layout.addWidget(self.messages)
        layout.addWidget(self.squares)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.target)
        layout.addWidget(self.progress)
        layout.addLayout(self._build_end())
        self.start.setDefault(True)

    def _build_end(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.told, 1)
        for button in (
            self.report,
            self.start,
            self.pause,
            self.go_on,
            self.cancel,
            self.leave,
        ):
            # Enter in a field must not press the button that is nearest.
            button.setAutoDefault(False)
            row.addWidget(button)
        return row


def _files(event: QDragEnterEvent | QDropEvent) -> list[Path]:
    urls = event.mimeData().urls()
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]

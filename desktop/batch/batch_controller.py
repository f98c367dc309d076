"""Repairing many photos beside the window's own work."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from core.files import reason_of
from desktop.batch.batch_words import outcome_text, progress_text
from desktop.batch.board import BatchBoard
from desktop.batch.chooser import BatchChooser
from desktop.batch.phase import Phase
from desktop.batch.report import write_report
from desktop.files.folders import documents_folder
from desktop.tasks import Task
from desktop.texts import messages
from desktop.texts.messages import Message, Tone
from desktop.texts.reasons import reason_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from core.batch.events import BatchEvent
    from core.batch.job import BatchJob
    from core.inpainting.engine import EngineStatus
    from desktop.batch.batch_dialog import BatchDialog
    from desktop.batch.batch_run import BatchRun
    from desktop.batch.work import BatchWork
    from desktop.document.document import Document
    from desktop.questions.asker import Asker
    from desktop.tasks import TaskRunner

    MakeRun = Callable[[Mapping[int, BatchJob], BatchWork, EngineStatus], BatchRun]
    """Makes a run, given its jobs by their row, what they come from, and the model."""

_REPORT_NAME = "repair-report.csv"


class BatchController(QObject):
    """Shows the batch dialog, one at a time, and runs what is chosen in it.

    What was chosen, and what came of it, outlives the dialog.

    Args:
        document: Its squares are offered.
        make_dialog: Makes the dialog, not shown yet.
        make_run: Makes what does jobs of the table with the window's engine, whose
            model stays that of the status.
        runner: For batches and for reading files; not that of the fills.
        asker: Asks for files and folders, and before a batch is cancelled.
        parent: Its owner.
    """

    def __init__(
        self,
        document: Document,
        *,
        make_dialog: Callable[[], BatchDialog],
        make_run: MakeRun,
        runner: TaskRunner,
        asker: Asker,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._make_dialog = make_dialog
        self._make_run = make_run
        self._runner = runner
        self._asker = asker
        self._board = BatchBoard(document, self)
        self._chooser = BatchChooser(document, asker=asker, runner=runner, parent=self)
        self._dialog: BatchDialog | None = None
        self._status: EngineStatus | None = None
        self._run: BatchRun | None = None
        self._is_leaving = False
        self._connect()

    @property
    def is_running(self) -> bool:
        """Whether a batch is under way."""
        return self._run is not None

    def show(self) -> None:
        """Open the dialog, or bring the open one to the front."""
        if self._dialog is None:
            self._dialog = self._make_dialog()
            self._connect_dialog(self._dialog)
            self._board.renew()
            self._show_entries()
            self._show_phase()
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()

    def set_engine_status(self, status: EngineStatus) -> None:
        """Fill with this model, from the next batch on."""
        is_other = self._status is None or self._status.model != status.model
        self._status = status
        if is_other:
            self._board.forget_results()

    def may_close(self) -> bool:
        """Whether the program may end now; asks when that cancels a batch."""
        run = self._run
        if run is None or run.is_cancelled:
            return True
        if not self._asker.cancel_batch(run.count - run.pace.ended):
            return False
        run.cancel()
        return True

    def stop(self) -> None:
        """Leave no batch and no dialog: the main window was closed."""
        if self._run is not None:
            self._run.cancel()
        if self._dialog is not None:
            self._dialog.done(0)

    def _connect(self) -> None:
        board, chooser = self._board, self._chooser
        board.changed.connect(self._show_phase)
        board.entries_changed.connect(self._show_entries)
        board.entry_changed.connect(self._show_entry)
        chooser.photos_chosen.connect(board.add_photos)
        chooser.folder_chosen.connect(partial(board.choose, "chosen_folder"))
        chooser.list_read.connect(board.take_list)
        chooser.failed.connect(self._tell)

    def _connect_dialog(self, dialog: BatchDialog) -> None:
        board, chooser = self._board, self._chooser
        for signal, ask in (
            (dialog.table.photos_requested, chooser.choose_photos),
            (dialog.table.folder_requested, chooser.choose_folder_of_photos),
            (dialog.table.list_requested, chooser.choose_list),
            (dialog.target.folder_requested, chooser.choose_target),
            (dialog.squares.list_requested, chooser.choose_list),
        ):
            signal.connect(partial(self._ask, ask))
        for signal, name in (
            (dialog.squares.source_chosen, "uses_list"),
            (dialog.squares.parts_chosen, "is_in_parts"),
            (dialog.target.suffix_changed, "suffix"),
            (dialog.target.skipping_changed, "is_skipping"),
        ):
            signal.connect(partial(board.choose, name))
        dialog.target.skipping_changed.connect(board.forget_results)
        dialog.table.removal_requested.connect(board.remove)
        dialog.paths_dropped.connect(chooser.add)
        self._connect_buttons(dialog)

    def _connect_buttons(self, dialog: BatchDialog) -> None:
        dialog.start.clicked.connect(self._start)
        dialog.pause.clicked.connect(self._pause)
        dialog.go_on.clicked.connect(self._resume)
        dialog.cancel.clicked.connect(self._cancel)
        dialog.report.clicked.connect(self._save_report)
        dialog.close_requested.connect(self._on_close_requested)
        dialog.finished.connect(self._on_dialog_finished)

    def _ask(self, ask: Callable[..., None]) -> None:
        ask(self._board.work)

    def _start(self) -> None:
        if self._status is None or self._run is not None:
            return
        run = self._make_run(self._board.begin(), self._board.work, self._status)
        run.setParent(self)
        run.told.connect(self._on_told)
        run.failed.connect(self._tell)
        run.ended.connect(self._on_ended)
        self._run = run
        self._is_leaving = False
        if self._dialog is not None:
            self._dialog.messages.dismiss()
        self._show_progress()
        self._show_phase()
        run.start(self._runner)

    def _pause(self) -> None:
        if self._run is not None:
            self._run.pause()
            self._show_progress()
            self._show_phase()

    def _resume(self) -> None:
        if self._run is not None:
            self._run.resume()
            self._show_progress()
            self._show_phase()

    def _cancel(self) -> None:
        if self._run is not None:
            self._run.cancel()
            self._show_phase()

    def _on_told(self, row: int, event: BatchEvent) -> None:
        self._board.hear(row, event)
        self._show_progress()

    def _on_ended(self) -> None:
        run, self._run = self._run, None
        if run is not None:
            run.deleteLater()
        self._board.end()
        if self._dialog is not None:
            self._dialog.show_progress(
                1.0, partial(outcome_text, tuple(self._board.entries))
            )
            if self._is_leaving:
                self._dialog.reject()

    def _on_close_requested(self) -> None:
        self._is_leaving = self.may_close()
        self._show_phase()
        if self._is_leaving and self._run is None and self._dialog is not None:
            self._dialog.reject()  # it ended while the person thought about it

    def _on_dialog_finished(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
        self._dialog = None

    def _show_entries(self) -> None:
        if self._dialog is not None:
            self._dialog.table.model.show_entries(self._board.entries)
            self._dialog.show_progress(0.0, "")

    def _show_entry(self, row: int) -> None:
        if self._dialog is not None:
            self._dialog.table.show_entry(row, self._board.entries[row])

    def _show_phase(self) -> None:
        if self._dialog is not None:
            board = self._board
            self._dialog.show_work(board.work, board.squares, self._phase())

    def _phase(self) -> Phase:
        run = self._run
        if run is None:
            is_ready = self._status is not None and self._board.has_work
            return Phase.READY if is_ready else Phase.IDLE
        if run.is_cancelled:
            return Phase.ENDING
        return Phase.PAUSED if run.is_paused else Phase.RUNNING

    def _show_progress(self) -> None:
        run, dialog = self._run, self._dialog
        if run is not None and dialog is not None:
            is_paused = run.is_paused
            text = partial(progress_text, run.pace, jobs=run.count, is_paused=is_paused)
            dialog.show_progress(run.pace.share, text)

    def _save_report(self) -> None:
        folder = self._board.work.folder
        place = self._asker.place_for_list(
            (folder.parent if folder else documents_folder()) / _REPORT_NAME
        )
        if place is None:
            return
        entries = tuple(self._board.entries)
        task = Task(lambda _report: write_report(place, entries))
        task.succeeded.connect(partial(self._on_report_saved, place))
        task.failed.connect(self._on_report_failed)
        self._runner.start(task)

    def _on_report_saved(self, place: Path, _result: object) -> None:
        def words() -> str:
            return self.tr("The report is in {file}.").format(file=place)

        self._show_message(Message(words))

    def _on_report_failed(self, error: Exception) -> None:
        if not isinstance(error, OSError):
            raise error
        self._show_message(Message(partial(self._trouble_text, error), Tone.WARNING))

    def _trouble_text(self, error: OSError) -> str:
        text = self.tr("The report could not be saved: {reason}. Try another place.")
        reason = reason_of(error)
        return text.format(reason=reason_text(reason) if reason else error)

    def _tell(self, error: Exception) -> None:
        message = messages.of_error(error)
        if message is None:
            raise error
        self._show_message(message)

    def _show_message(self, message: Message) -> None:
        if self._dialog is not None:
            self._dialog.show_message(message)

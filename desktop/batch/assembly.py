"""Puts together what repairs many photos beside a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.batch.control import BatchControl
from desktop.batch.batch_controller import BatchController
from desktop.batch.batch_run import BatchRun
from desktop.batch.shared_engine import SharedEngine
from desktop.window.actions import ActionId

if TYPE_CHECKING:
    from collections.abc import Mapping

    from core.batch.job import BatchJob
    from core.inpainting.engine import EngineStatus, FillEngine
    from desktop.batch.batch_dialog import BatchDialog
    from desktop.batch.work import BatchWork
    from desktop.questions.asker import Asker
    from desktop.window.main_window import MainWindow
    from desktop.workspace import Workspace


def add_batches(
    window: MainWindow, workspace: Workspace, *, engine: FillEngine, asker: Asker
) -> BatchController:
    """Make what runs batches, and join it to the window.

    Args:
        window: The dialog's parent.
        workspace: Behind the window.
        engine: Of the window; used in the thread of its fills only.
        asker: Asks the person.
    """

    def make_dialog() -> BatchDialog:
        from desktop.batch.batch_dialog import BatchDialog

        return BatchDialog(window)

    def make_run(
        jobs: Mapping[int, BatchJob], work: BatchWork, status: EngineStatus
    ) -> BatchRun:
        lent = SharedEngine(engine, runner=workspace.fill_runner, status=status)
        control = BatchControl(workspace.wakefulness.lock())
        return BatchRun(jobs, work, lent, control, workspace.unfinished)

    batches = BatchController(
        workspace.document,
        make_dialog=make_dialog,
        make_run=make_run,
        runner=workspace.batch_runner,
        asker=asker,
        parent=workspace,
    )
    _connect(window, workspace, batches)
    return batches


def _connect(
    window: MainWindow, workspace: Workspace, batches: BatchController
) -> None:
    """The action that opens the dialog, the model in use, and the end."""
    window.action(ActionId.BATCH).triggered.connect(batches.show)
    for source in (workspace.fills, workspace.models):
        source.status_changed.connect(batches.set_engine_status)
    window.closed.connect(batches.stop)

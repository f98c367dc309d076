"""Puts the journal and its offers together, and connects them with a window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop.sessions.restore_controller import RestoreController
from desktop.sessions.session_controller import SessionController

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.window.main_window import MainWindow
    from desktop.workspace import Workspace


def add_sessions(window: MainWindow, workspace: Workspace, folder: Path) -> None:
    """Note what is open from now on, and offer what an earlier program left.

    Args:
        window: Before its `first_painted`.
        workspace: Behind it.
        folder: Of all sessions; need not exist.
    """
    sessions = SessionController(
        workspace.document,
        folder=folder,
        runner=workspace.session_runner,
        parent=workspace,
    )
    restore = RestoreController(
        workspace.document,
        files=workspace.files,
        fills=workspace.fills,
        runner=workspace.restore_runner,
        parent=workspace,
    )
    window.first_painted.connect(partial(restore.offer, folder))
    restore.restored.connect(sessions.supersede)
    restore.discarded.connect(sessions.discard)
    for source in (sessions, restore):
        source.message_raised.connect(window.panel.show_message)
    window.closed.connect(restore.stop)
    window.closed.connect(sessions.stop)

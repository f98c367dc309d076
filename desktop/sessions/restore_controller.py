"""Offers to restore what was open and not saved when the program ended."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, QObject, Signal

from core.errors import SessionError
from desktop.sessions.restoration import Restoration
from desktop.tasks import Task
from desktop.texts.messages import Message, MessageAction, Tone
from desktop.texts.sentences import sentence_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from core.progress import Report
    from core.session.folder import SessionFolder
    from core.session.record import Session
    from core.session.store import LeftSession
    from desktop.document.document import Document
    from desktop.files.file_controller import FileController
    from desktop.fills.fill_controller import FillController
    from desktop.tasks import TaskRunner


class RestoreController(QObject):
    """Offers each session that was left behind, to be restored or thrown away.

    One that is neither is offered again at the next start. Nothing of a session but
    its journal is looked at before somebody asks for it.

    Args:
        document: Where repairs are restored to.
        files: Opens the photos.
        fills: Fills squares anew in a photo that was changed meanwhile.
        runner: Reads the sessions; stopped with the window.
        parent: Its owner.
    """

    message_raised = Signal(object)
    restored = Signal(object)
    """Carries the SessionFolder that is not needed once what is open is noted."""
    discarded = Signal(object)
    """Carries the SessionFolder that nobody wants."""

    def __init__(
        self,
        document: Document,
        *,
        files: FileController,
        fills: FillController,
        runner: TaskRunner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._files = files
        self._fills = fills
        self._runner = runner
        self._held: list[SessionFolder] = []

    def offer(self, sessions: Path) -> None:
        """Look for sessions that were left behind, and offer them, the latest first.

        Args:
            sessions: The folder of all sessions; need not exist.
        """
        task = Task(partial(_claim_left, sessions))
        task.succeeded.connect(self._on_claimed)
        self._runner.start(task)

    def stop(self) -> None:
        """Leave what was not restored for the next start: the window was closed."""
        for folder in self._held:
            folder.release()
        self._held.clear()

    def _on_claimed(self, found: Sequence[LeftSession]) -> None:
        for left in found:
            self._held.append(left.folder)
            self._tell(left.folder, self._offer(left))

    def _offer(self, left: LeftSession) -> Message:
        session = left.session
        if isinstance(session, SessionError):
            words = partial(sentence_of, session)
            return Message(words, Tone.WARNING, is_offer=True)
        restore = MessageAction(
            lambda: self.tr("&Restore"), partial(self._restore, left.folder, session)
        )
        words = partial(self._offer_text, session.name, left.noted_at)
        return Message(words, actions=(restore,), is_offer=True)

    def _offer_text(self, name: str, noted_at: datetime) -> str:
        text = self.tr(
            "Mendscape ended before the repairs of {name} were saved ({when})."
        )
        return text.format(name=name, when=_when(noted_at))

    def _tell(self, folder: SessionFolder, message: Message) -> None:
        """Tell about a session, with a way to be rid of it."""
        discard = MessageAction(
            lambda: self.tr("&Discard"), partial(self._discard, folder)
        )
        told = replace(message, actions=(*message.actions, discard))
        self.message_raised.emit(told)

    def _discard(self, folder: SessionFolder) -> None:
        self._held.remove(folder)
        self.discarded.emit(folder)

    def _restore(self, folder: SessionFolder, session: Session) -> None:
        restoration = Restoration(
            folder,
            session,
            document=self._document,
            files=self._files,
            fills=self._fills,
            runner=self._runner,
        )
        restoration.setParent(self)
        restoration.message_raised.connect(partial(self._tell, folder))
        restoration.restored.connect(partial(self._on_restored, folder))
        restoration.start()

    def _on_restored(self, folder: SessionFolder) -> None:
        self._held.remove(folder)
        self.restored.emit(folder)


def _when(moment: datetime) -> str:
    """A time in the person's own way of writing it."""
    stamp = QDateTime.fromSecsSinceEpoch(int(moment.timestamp()))
    return QLocale().toString(stamp, QLocale.FormatType.ShortFormat)


def _claim_left(sessions: Path, report: Report) -> Sequence[LeftSession]:
    """Runs in the worker."""
    if not sessions.is_dir():
        return ()
    from core.session.store import SessionStore

    return SessionStore(sessions).claim_left()

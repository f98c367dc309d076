"""All sessions of one user: those that are open, and those that were left behind."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from core.errors import SessionError
from core.files import sweep
from core.session.folder import SessionFolder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from core.session.record import Session

_NAME = re.compile(r"[0-9a-f]{32}")
_OLDEST_S = 4 * 7 * 24 * 3600
_MOST = 20
_MOST_BYTES = 4_000_000_000
_UNBEGUN_S = 24 * 3600
"""A folder of this age without a journal belongs to nobody who will write one."""

_Held = tuple[float, SessionFolder]
"""A folder that is held, with the time of its latest note."""


@dataclass(frozen=True, slots=True, eq=False)
class LeftSession:
    """A session whose program ended before it could be saved.

    Attributes:
        folder: Held by this program since it was found.
        session: What was open, or why that cannot be read.
        noted_at: When it was last noted, in the computer's time zone.
    """

    folder: SessionFolder
    session: Session | SessionError
    noted_at: datetime


class SessionStore:
    """The folder of all sessions.

    Args:
        folder: Need not exist.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def new(self) -> SessionFolder:
        """A folder for another session; it is not made yet."""
        return SessionFolder(self._folder / uuid4().hex)

    def holds(self, file: Path) -> bool:
        """Whether a file lies in one of its sessions."""
        return file.absolute().is_relative_to(self._folder.absolute())

    def claim_left(self) -> tuple[LeftSession, ...]:
        """Hold all sessions whose programs ended, the latest first.

        What is older than four weeks is removed, and what is beyond the latest twenty
        or, but for the latest, beyond 4 GB together. Nothing is removed for its age at
        the first start that finds it old, for the clock may have jumped.
        """
        sweep(self._folder)
        held = sorted(self._held(), key=lambda one: one[0], reverse=True)
        wanted = list(_to_keep(held))
        for _, folder in held:
            if all(folder is not one for _, one in wanted):
                folder.discard()
            else:
                sweep(folder.path)
        return tuple(_left(folder, noted) for noted, folder in wanted)

    def _held(self) -> Iterator[_Held]:
        """Each folder that can be held, with the time of its latest note."""
        for path in self._paths():
            folder = SessionFolder(path)
            if not folder.claim():
                continue
            try:
                noted = folder.journal.lstat().st_mtime
            except OSError:
                self._end_unbegun(folder)
            else:
                yield noted, folder

    def _end_unbegun(self, folder: SessionFolder) -> None:
        try:
            is_old = folder.path.stat().st_mtime < time.time() - _UNBEGUN_S
        except OSError:
            is_old = False
        if is_old:
            folder.discard()
        else:
            folder.release()

    def _paths(self) -> list[Path]:
        try:
            paths = list(self._folder.iterdir())
        except OSError:
            return []
        return [
            path
            for path in paths
            if _NAME.fullmatch(path.name) and path.is_dir() and not path.is_symlink()
        ]


def _to_keep(held: list[_Held]) -> Iterator[_Held]:
    """Those of the held sessions, the latest first, that are not swept."""
    oldest, size = time.time() - _OLDEST_S, 0
    for number, (noted, folder) in enumerate(held[:_MOST]):
        size += folder.size
        is_wanted = noted >= oldest or not folder.has_long_been_old
        if is_wanted and (number == 0 or size <= _MOST_BYTES):
            folder.mark_old(is_old=noted < oldest)
            yield noted, folder


def _left(folder: SessionFolder, noted: float) -> LeftSession:
    noted_at = datetime.fromtimestamp(noted).astimezone()
    try:
        return LeftSession(folder, folder.read(), noted_at)
    except SessionError as error:
        return LeftSession(folder, error, noted_at)

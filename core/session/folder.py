"""The folder of one session: its journal, its patches, and a lock."""

from __future__ import annotations

import hashlib
import os
import stat
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from core.errors import SessionDamaged, SessionNotSaved
from core.files import atomic_write, reason_of, remove_folder
from core.repair import Repair
from core.session.record import Session, session_from_json

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from filelock import BaseFileLock

    from core.arrays import Pixels
    from core.session.record import NotedRepair

_JOURNAL, _LOCK, _PHOTO = "session.json", "lock", "photo.tif"
_OLD = "old"  # there since the journal was first found to be old
_GRACE_S = 7 * 24 * 3600
_JOURNAL_LIMIT = 16_000_000  # bytes; a repair takes about three hundred
_PATCHES_LIMIT = 2_000_000_000  # bytes of all patches together
_NO_SURPRISES = (
    # Neither follow a link nor wait for a pipe; the last is for Windows.
    getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_BINARY", 0)
)


class SessionFolder:
    """Where one session is noted, as patches and a journal that names them.

    A patch is a file of bare RGB rows, called by the digest of its bytes and written
    once. The journal is replaced in one step after all patches that it names are on
    the disk, and patches that it no longer names are removed after that. So whenever
    the program ends, the journal before or the new one is there, whole.

    Whoever writes or restores it holds the lock. The system frees the lock when that
    process ends, however that happens.

    Args:
        path: Of the folder, which need not exist.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock: BaseFileLock | None = None

    @property
    def photo(self) -> Path:
        """The copy of a photo that no other file holds."""
        return self.path / _PHOTO

    @property
    def journal(self) -> Path:
        """The file that says what the session is."""
        return self.path / _JOURNAL

    @property
    def size(self) -> int:
        """On the disk, in bytes."""
        try:
            return sum(path.lstat().st_size for path in self.path.iterdir())
        except OSError:
            return 0

    @property
    def has_long_been_old(self) -> bool:
        """Whether it was found to be old a week ago."""
        try:
            return (self.path / _OLD).lstat().st_mtime < time.time() - _GRACE_S
        except OSError:
            return False

    def mark_old(self, *, is_old: bool) -> None:
        """Remember since when it is old; or that it is not, by a clock set right."""
        mark = self.path / _OLD
        with suppress(OSError):
            if not is_old:
                mark.unlink(missing_ok=True)
            elif not mark.exists():
                mark.touch()

    def make(self) -> None:
        """Make the folder, and hold it.

        Raises:
            SessionNotSaved: The system refused.
        """
        try:
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise _not_saved(error) from error
        if not self.claim():
            raise SessionNotSaved("another program holds its folder")

    def claim(self) -> bool:
        """Hold the folder from now on; False when somebody else does."""
        from filelock import FileLock, Timeout

        lock = FileLock(self.path / _LOCK, thread_local=False)
        try:
            lock.acquire(blocking=False)
        except (Timeout, OSError):
            return False
        self._lock = lock
        return True

    def release(self) -> None:
        """Let others hold the folder."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def discard(self) -> None:
        """Remove the folder with all that is in it, as far as the system lets."""
        # Freed before it is moved: Windows moves no folder with an open file in it.
        # Without its journal it is no session to whoever may hold it in between.
        with suppress(OSError):
            self.journal.unlink(missing_ok=True)
        self.release()
        with suppress(OSError):
            remove_folder(self.path)

    def write(self, session: Session, patches: Mapping[str, Pixels]) -> None:
        """Note a session in the place of the one before.

        Args:
            session: To be noted.
            patches: The pixels of its repairs, by their digests.

        Raises:
            SessionNotSaved: It is too large, or the system refused.
        """
        text = session.to_json().encode()
        if len(text) > _JOURNAL_LIMIT or session.patches_size > _PATCHES_LIMIT:
            raise SessionNotSaved("there are too many large repairs")
        try:
            for name, pixels in patches.items():
                self._write_patch(name, pixels)
            with atomic_write(self.journal) as temporary:
                temporary.write_bytes(text)
        except OSError as error:
            raise _not_saved(error) from error
        from core.session.pattern import PATTERNS

        kept = {_JOURNAL, _LOCK, *patches}
        of_copy = {_PHOTO, *PATTERNS} if session.path is None else set()
        self._remove_all_but(kept | of_copy)

    def read(self) -> Session:
        """What the journal says.

        Raises:
            SessionTooNew: A later version wrote it.
            SessionDamaged: It is missing or not whole.
        """
        try:
            text = self._read(_JOURNAL, _JOURNAL_LIMIT).decode()
        except UnicodeDecodeError as error:
            raise SessionDamaged("its journal is damaged") from error
        return session_from_json(text)

    def repairs(self, session: Session) -> tuple[Repair, ...]:
        """The repairs of its session, with their pixels.

        Raises:
            SessionDamaged: Pixels are missing, changed, or far too many.
        """
        if session.patches_size > _PATCHES_LIMIT:
            raise SessionDamaged("its repairs are far too large")
        read: dict[str, bytes] = {}
        for one in session.repairs:
            if one.patch not in read:
                read[one.patch] = self._read_patch(one)
        return tuple(_repair(one, read[one.patch]) for one in session.repairs)

    def _write_patch(self, name: str, pixels: Pixels) -> None:
        path = self.path / name
        if not path.exists():
            with atomic_write(path) as temporary:
                temporary.write_bytes(pixels.tobytes())

    def _read_patch(self, one: NotedRepair) -> bytes:
        data = self._read(one.patch, 3 * one.wanted.box.size.pixels)
        if patch_digest(data) != one.patch:
            raise SessionDamaged("the pixels of a repair were changed")
        return data

    def _read(self, name: str, limit: int) -> bytes:
        """The content of one of its own files, which must be no link and no device."""
        try:
            handle = os.open(self.path / name, os.O_RDONLY | _NO_SURPRISES)
            with os.fdopen(handle, "rb") as file:
                facts = os.fstat(handle)
                if not stat.S_ISREG(facts.st_mode) or facts.st_size > limit:
                    raise SessionDamaged("one of its files is none, or far too large")
                return file.read(limit)
        except OSError as error:
            raise SessionDamaged("one of its files cannot be read") from error

    def _remove_all_but(self, names: set[str]) -> None:
        """What the journal no longer names, and what an earlier end has left."""
        with suppress(OSError):
            for path in self.path.iterdir():
                if path.name not in names:
                    path.unlink(missing_ok=True)


def patch_digest(data: bytes | memoryview) -> str:
    """What the file of a patch is called: a digest of its bytes, rows in order."""
    return hashlib.blake2b(data, digest_size=32).hexdigest()


def _repair(one: NotedRepair, data: bytes) -> Repair:
    import numpy as np

    from core.patch import Patch

    wanted, box = one.wanted, one.wanted.box
    if len(data) != 3 * box.size.pixels:
        raise SessionDamaged("the pixels of a repair are not of its size")
    pixels = np.frombuffer(data, np.uint8).reshape(box.height, box.width, 3)
    return Repair(
        box,
        wanted.model or "",
        wanted.seed,
        Patch(box, pixels),
        wanted.is_enabled,
        wanted.is_smooth,
        one.neighbours,
        wanted.group,
    )


def _not_saved(error: OSError) -> SessionNotSaved:
    return SessionNotSaved(reason_of(error) or str(error))

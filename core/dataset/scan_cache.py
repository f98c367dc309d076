"""What earlier scans saw, so that a photo is looked at only once."""

import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from core.dataset.inspection import THUMBNAIL_SIDE, Finding, Sight
from core.dataset.photo_files import PhotoFile
from core.dataset.relations import Check, Relations, digest_of, related
from core.dataset.scan_report import Fault
from core.dataset.similarity import Thumbnails
from core.geometry import Size

T = TypeVar("T")

_VERSION = 3  # of what is kept; another one is thrown away
_MOST_FILES = 100_000  # about 130 MB; those that were not used longest go first
_PATIENCE_S = 0.2  # while another scan writes
_AT_ONCE = 256  # findings between two writes to the disk
_DAY_S = 24 * 60 * 60

_MOST_RELATIONS = 20  # folders, at about a hundred bytes for each pair
_TABLES = """
CREATE TABLE findings (
    path BLOB PRIMARY KEY, size INTEGER, changed INTEGER, used INTEGER,
    fault TEXT, width INTEGER, height INTEGER, key TEXT, thumbnail BLOB
);
CREATE TABLE relations (digest TEXT PRIMARY KEY, used INTEGER, found TEXT);
"""
_FIND = """
SELECT used, fault, width, height, key, thumbnail FROM findings
WHERE path = ? AND size = ? AND changed = ?"""
_KEEP = "INSERT OR REPLACE INTO findings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
_USE = "UPDATE findings SET used = ? WHERE path = ?"
_FIND_RELATIONS = "SELECT found FROM relations WHERE digest = ?"
_KEEP_RELATIONS = "INSERT OR REPLACE INTO relations VALUES (?, ?, ?)"
_TRIM_RELATIONS = """
DELETE FROM relations WHERE digest IN
(SELECT digest FROM relations ORDER BY used DESC, rowid DESC LIMIT -1 OFFSET ?)"""
_TRIM = """
DELETE FROM findings WHERE path IN
(SELECT path FROM findings ORDER BY used DESC, rowid DESC LIMIT -1 OFFSET ?)"""


@dataclass(frozen=True, slots=True)
class ScanCache:
    """A file with findings by path, size and time of change, and what is alike.

    It only ever saves time: one that is damaged, locked or not to be written is the
    same as none.

    Attributes:
        file: Made when missing, with its folder.
        most_files: That are kept.
    """

    file: Path
    most_files: int = _MOST_FILES


class OpenCache:
    """A cache during one scan, in one thread.

    Args:
        cache: The file; None is an empty one that keeps nothing.
    """

    def __init__(self, cache: ScanCache | None) -> None:
        self._cache = cache
        self._unwritten = 0
        self._is_writable = True
        self._today = int(time.time() // _DAY_S)
        self._connection: sqlite3.Connection | None = None
        if cache:
            self._guarded(lambda: self._connect(cache.file))
            if not self._connection:  # it was damaged, and is gone now
                self._guarded(lambda: self._connect(cache.file))

    def find(self, file: PhotoFile) -> Finding | None:
        """What was seen in a file that has not changed since."""
        path = _mark_of(file)
        row = self._guarded(
            lambda: self._run(_FIND, (path, file.size, file.changed)).fetchone()
        )
        if row is None:
            return None
        used, *values = row
        if used != self._today:
            self._write(_USE, (self._today, path))
        return _finding_of(*values)

    def keep(self, file: PhotoFile, finding: Finding) -> None:
        """Remember what was seen in a file."""
        facts = (_mark_of(file), file.size, file.changed, self._today)
        match finding:
            case Fault():
                self._write(_KEEP, (*facts, finding.value, 0, 0, "", b""))
            case Sight(size, key, thumbnail):
                seen = ("", size.width, size.height, key, thumbnail)
                self._write(_KEEP, facts + seen)

    def related(self, pictures: Thumbnails, check: Check) -> Relations:
        """As `relations.related`, which is only asked about pictures that are new."""
        digest = digest_of(pictures)
        row = self._guarded(lambda: self._run(_FIND_RELATIONS, (digest,)).fetchone())
        if row is not None:
            with suppress(ValueError):
                return Relations.from_json(str(row[0]), pictures=len(pictures))
        found = related(pictures, check)
        self._write(_KEEP_RELATIONS, (digest, self._today, found.to_json()))
        return found

    def close(self) -> None:
        """Write what is left, make room, and let go of the file."""
        if self._cache and self._connection:
            most = self._cache.most_files
            self._write(_TRIM, (most,))
            self._write(_TRIM_RELATIONS, (_MOST_RELATIONS,))
            self._commit()
        self._let_go()

    def _connect(self, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        self._connection = sqlite3.connect(file, timeout=_PATIENCE_S)
        version = self._run("PRAGMA user_version").fetchone()[0]
        if version != _VERSION:
            for table in ("findings", "relations"):
                self._run(f"DROP TABLE IF EXISTS {table}")
            for statement in _TABLES.split(";"):
                self._run(statement)
            self._run(f"PRAGMA user_version = {_VERSION}")

    def _run(self, statement: str, values: tuple[object, ...] = ()) -> sqlite3.Cursor:
        if self._connection is None:
            raise sqlite3.OperationalError("closed")
        return self._connection.execute(statement, values)

    def _write(self, statement: str, values: tuple[object, ...]) -> None:
        if self._is_writable:
            self._guarded(lambda: self._written(statement, values))

    def _written(self, statement: str, values: tuple[object, ...]) -> None:
        try:
            self._run(statement, values)
        except sqlite3.OperationalError:  # locked or read-only; reading may go on
            self._is_writable = False
            return
        self._unwritten += 1
        if self._unwritten >= _AT_ONCE:
            self._commit()

    def _commit(self) -> None:
        self._unwritten = 0
        if self._connection:
            self._guarded(self._connection.commit)

    def _guarded(self, step: Callable[[], T]) -> T | None:
        """Do a step; when the file fails, go on without it."""
        try:
            return step()
        except sqlite3.OperationalError:  # locked, read-only, disk full, or closed
            self._let_go()
        except (sqlite3.DatabaseError, UnicodeError):  # damaged
            self._let_go()
            self._remove()
        except OSError:
            self._let_go()
        return None

    def _let_go(self) -> None:
        connection, self._connection = self._connection, None
        if connection:
            with suppress(sqlite3.Error):
                connection.close()

    def _remove(self) -> None:
        if self._cache:
            with suppress(OSError):
                self._cache.file.unlink()


def _mark_of(file: PhotoFile) -> bytes:
    """Names that are no valid text are kept as well."""
    return os.fsencode(file.path.absolute())


def _finding_of(
    fault: str, width: int, height: int, key: str, thumbnail: bytes
) -> Finding | None:
    try:
        if fault:
            return Fault(fault)
        if len(thumbnail) != THUMBNAIL_SIDE**2:
            return None
        return Sight(Size(int(width), int(height)), str(key), thumbnail)
    except (ValueError, TypeError):
        return None

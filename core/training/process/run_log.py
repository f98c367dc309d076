"""The log of a run, which libraries write to below Python, too, and its bound."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread
from typing import TextIO

FILE = "training.log"
_MOST_BYTES = 1_000_000
_LOOK_S = 5.0


class RunLog:
    """A file that is only appended to; when it is long, it is set aside and emptied.

    It stays one file for everybody who writes to it, whatever fills it: a process that
    is ended by the system has its last words in it.

    Attributes:
        file: To write to; nowhere, when the folder cannot be written to.

    Args:
        folder: Made when missing.
        most_bytes: From there on it is set aside, in the place of what was before; it
            may grow further until somebody looks.
    """

    def __init__(self, folder: Path, *, most_bytes: int = _MOST_BYTES) -> None:
        self._path = folder / FILE
        self._most_bytes = most_bytes
        self.bound()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self.file: TextIO = self._path.open("a", encoding="utf-8", buffering=1)
        except OSError:
            self.file = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115

    def bound(self) -> None:
        """Set it aside if it is long."""
        with suppress(OSError):
            if self._path.stat().st_size > self._most_bytes:
                shutil.copyfile(self._path, self._path.with_suffix(".log.1"))
                os.truncate(self._path, 0)

    def keep_bounded(self, over: Event, *, every: float = _LOOK_S) -> Thread:
        """Look again and again, in a thread of its own.

        Args:
            over: Ends it.
            every: So many seconds.
        """

        def look() -> None:
            while not over.wait(every):
                self.bound()

        thread = Thread(target=look, name="run-log", daemon=True)
        thread.start()
        return thread

"""Notes of the folders that are being written into, for the next start to look at."""

from __future__ import annotations

import json
import logging
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from core.files import sweep
from core.holding import held, held_if_left

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LONGEST = 1_000_000  # bytes of a note

_log = logging.getLogger(__name__)


class UnfinishedWrites:
    """Knows where a program that was killed may have left a temporary file.

    A file is written beside the one that it replaces, which may be anywhere. A note in
    the program's own folder says where, for as long as it is being written.

    Args:
        folder: Of the notes; need not exist.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @contextmanager
    def noting(self, *folders: Path) -> Iterator[None]:
        """Remember during the block that something is written into folders.

        Where the note cannot be written, the block runs all the same.
        """
        with ExitStack() as stack:
            note = self._write(folders)
            if note is not None:
                stack.enter_context(held(note))
            try:
                yield
            finally:
                if note is not None and _are_swept(folders):
                    _forget(note)

    def clear(self) -> None:
        """Remove what programs have left that were killed while they wrote."""
        with suppress(OSError):
            for note in sorted(self._folder.iterdir()):
                with held_if_left(note) as is_left:
                    if is_left:
                        _clear(note)

    def _write(self, folders: tuple[Path, ...]) -> Path | None:
        note = self._folder / f"{uuid4().hex}.json"
        text = json.dumps([str(folder.absolute()) for folder in dict.fromkeys(folders)])
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            note.write_text(text, encoding="utf-8")
        except OSError as error:
            _log.warning("What is being written cannot be noted: %s", error)
            _forget(note)
            return None
        return note


def _clear(note: Path) -> None:
    """Sweep the folders of a note; it stays for those that are not there now."""
    folders = _folders_in(note)
    for folder in folders:
        _log.info("Writing into %s was interrupted.", folder)
    if _are_swept(folders):
        _forget(note)


def _are_swept(folders: Iterable[Path]) -> bool:
    """Sweep folders; False when one is not there now, or something stays in it."""
    swept = [folder.is_dir() and sweep(folder) for folder in folders]
    return all(swept)


def _folders_in(note: Path) -> list[Path]:
    try:
        with note.open("rb") as file:
            found = json.loads(file.read(_LONGEST))
    except (OSError, ValueError, RecursionError):
        return []
    texts = found if isinstance(found, list) else []
    return [Path(text) for text in texts if isinstance(text, str) and "\0" not in text]


def _forget(note: Path) -> None:
    with suppress(OSError):
        note.unlink(missing_ok=True)

"""What a run keeps on disk, so that it can go on another day."""

import errno
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from filelock import FileLock, Timeout
from safetensors import SafetensorError, safe_open

from core.errors import RunInUse, RunNotSaved
from core.files import atomic_write, reason_of
from core.training.checkpoints import Position
from core.training.options import TrainingOptions

_OPTIONS = "options.json"
_LOCK = "lock"
_CHECKPOINTS = "*checkpoint*.safetensors"
_TEMPORARY = ".mendscape-*"
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@dataclass(frozen=True, slots=True)
class ResumableRun:
    """A run that ended before its time and can go on.

    Attributes:
        options: As the run was asked for.
        epoch: Finished ones; 0 when it would start from the beginning.
        seconds: Of training so far.
        saved_at: When its checkpoint was written, in the computer's time zone.
    """

    options: TrainingOptions
    epoch: int
    seconds: float
    saved_at: datetime


def resumable_runs(runs: Path) -> tuple[ResumableRun, ...]:
    """All runs that can go on, the newest first.

    Quick: no weights are read. Damaged runs and those at work are left out.

    Args:
        runs: The folder of all runs; need not exist.
    """
    folders = sorted(runs.glob("[!.]*/")) if runs.is_dir() else []
    found = (RunFolder(folder).resumable() for folder in folders)
    return tuple(
        sorted(filter(None, found), key=lambda run: run.saved_at, reverse=True)
    )


class RunFolder:
    """The folder of one run: its options, its checkpoints, and a lock.

    Whoever works in it holds the lock for as long as it lives. The system frees the
    lock when that process ends, however that happens.
    """

    def __init__(self, path: Path) -> None:
        """Name the folder, called like the new model; nothing is made yet."""
        self.path = path

    @contextmanager
    def claim(self) -> Iterator[None]:
        """Hold the folder; nobody else can work in it or discard it meanwhile.

        Raises:
            RunInUse: Somebody else does.
            RunNotSaved: It cannot be made.
        """
        lock = FileLock(self.path / _LOCK)
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            lock.acquire(blocking=False)
        except Timeout as error:
            raise RunInUse(self.path.name) from error
        except OSError as error:
            raise self._not_saved(error) from error
        try:
            yield
        finally:
            lock.release()

    def begin(self, options: TrainingOptions, *, is_resumed: bool) -> None:
        """Write the options down, for the claimed folder's run to go on another day.

        A run that is not resumed takes the place of an earlier one of the same name:
        that one's checkpoints are removed. So are the halves of files that a run which
        was killed has left.

        Raises:
            RunNotSaved: The disk is full or not to be written to.
        """
        for path in self.path.glob(_TEMPORARY if is_resumed else "*"):
            if path.name != _LOCK:
                _remove(path)
        try:
            with atomic_write(self.path / _OPTIONS) as temporary:
                temporary.write_text(options.to_json(), encoding="utf-8")
        except OSError as error:
            raise self._not_saved(error) from error

    @property
    def has_checkpoint(self) -> bool:
        """Whether there is something to go on from, as far as its name tells."""
        return bool(self._checkpoints())

    def resumable(self) -> ResumableRun | None:
        """How the run would go on; None when it cannot, or is going on."""
        if self._is_in_use():
            return None
        try:
            text = (self.path / _OPTIONS).read_text(encoding="utf-8")
            options = TrainingOptions.from_json(text)
            position = self._position() if self.has_checkpoint else Position("")
            saved_at = max(
                path.stat().st_mtime
                for path in (self.path / _OPTIONS, *self._checkpoints())
            )
        except (OSError, ValueError):
            return None
        if position is None or options.name != self.path.name:
            return None
        return ResumableRun(
            options,
            epoch=position.epoch,
            seconds=position.seconds,
            saved_at=datetime.fromtimestamp(saved_at).astimezone(),
        )

    def discard(self) -> None:
        """Remove the folder with everything in it; without effect when it is gone.

        Raises:
            RunInUse: Somebody works in it.
        """
        if not self.path.is_dir():
            return
        with self.claim():
            # Under a hidden name first, so that nobody ever finds half a run.
            doomed = self.path.with_name(f".mendscape-{uuid4().hex}")
            with suppress(OSError):
                self.path.rename(doomed)
        for path in (*self.path.parent.glob(_TEMPORARY), self.path):
            _remove(path)

    def _position(self) -> Position | None:
        """Of the newest checkpoint that can be read."""
        newest_first = sorted(
            self._checkpoints(), key=lambda path: path.stat().st_mtime, reverse=True
        )
        for path in newest_first:
            with (
                suppress(OSError, SafetensorError, ValueError, TypeError, KeyError),
                safe_open(path, framework="numpy") as file,
            ):
                return Position(**json.loads(file.metadata()["position"]))
        return None

    def _checkpoints(self) -> list[Path]:
        return [
            path
            for path in self.path.glob(_CHECKPOINTS)
            if not path.name.startswith(".")
        ]

    def _is_in_use(self) -> bool:
        if not (self.path / _LOCK).exists():
            return False
        try:
            with self.claim():
                return False
        except (RunInUse, RunNotSaved):
            return True

    def _not_saved(self, error: OSError) -> RunNotSaved:
        reason = reason_of(error) or str(error)
        return RunNotSaved(self.path, reason, is_disk_full=error.errno in _FULL)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink(missing_ok=True)

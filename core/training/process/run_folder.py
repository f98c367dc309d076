"""What a run keeps on disk, so that it can go on another day."""

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from pathlib import Path

from filelock import FileLock, Timeout

from core.errors import CheckpointUnusable, RunInUse, RunNotSaved
from core.files import atomic_write, reason_of, remove_folder, sweep
from core.training.loop.checkpoints import Position, load_position
from core.training.options import TrainingOptions

_OPTIONS = "options.json"
_LOCK = "lock"
_CHECKPOINTS = "checkpoint*.safetensors"
_HALVES = (".mendscape-*", ".tmp*")
"""What is being written; by the library that writes checkpoints, the second."""
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
        that one's checkpoints are removed, once there is room for the new options.

        Raises:
            RunNotSaved: The disk is full or not to be written to; an earlier run can
                still be resumed.
        """
        self._remove_halves()
        try:
            with atomic_write(self.path / _OPTIONS) as temporary:
                temporary.write_text(options.to_json(), encoding="utf-8")
                if not is_resumed:
                    self._remove_checkpoints()
        except OSError as error:
            raise self._not_saved(error) from error

    @property
    def has_checkpoint(self) -> bool:
        """Whether there is something to go on from, readable or not."""
        return any(self._checkpoints())

    def resumable(self) -> ResumableRun | None:
        """How the run would go on; None when it cannot, or is going on."""
        if self._is_in_use():
            return None
        file = self.path / _OPTIONS
        try:
            options = TrainingOptions.from_json(file.read_text(encoding="utf-8"))
            position = load_position(self.path) or Position(recipe="")
            files = (file, *self._checkpoints())
            saved_at = max(path.stat().st_mtime for path in files)
        except (OSError, ValueError, CheckpointUnusable):
            return None
        if options.name != self.path.name:
            return None
        return ResumableRun(
            options,
            epoch=position.epoch,
            seconds=position.seconds,
            saved_at=datetime.fromtimestamp(saved_at).astimezone(),
        )

    def discard(self) -> None:
        """Remove the folder with everything in it, as far as the system lets.

        Raises:
            RunInUse: Somebody works in it.
        """
        if not self.path.is_dir():
            return
        # Freed before it is moved: Windows moves no folder with an open file in it.
        with suppress(RunNotSaved), self.claim():
            pass
        with suppress(OSError):
            remove_folder(self.path)
        sweep(self.path.parent)

    def remove_halves(self) -> None:
        """Remove the files that a process which was killed had begun to write.

        Raises:
            RunInUse: Somebody works in the folder.
        """
        if any(self._halves()):
            with self.claim():
                self._remove_halves()

    def _halves(self) -> Iterator[Path]:
        return chain.from_iterable(map(self.path.glob, _HALVES))

    def _remove_halves(self) -> None:
        for path in list(self._halves()):
            _remove(path)

    def _remove_checkpoints(self) -> None:
        # The older ones first: the newest alone can still be gone on from.
        for path in sorted(self._checkpoints(), key=_age):
            path.unlink()

    def _checkpoints(self) -> Iterator[Path]:
        return self.path.glob(_CHECKPOINTS)

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


def _age(path: Path) -> float:
    return path.stat().st_mtime

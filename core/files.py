"""Writing files so that a reader sees the old one or the new one, never half."""

import errno
import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from core.disk import resolved
from core.holding import held, held_if_left

_PREFIX = ".mendscape-"
_TEMPORARY = re.compile(re.escape(_PREFIX) + r"[0-9a-f]{32}(\..*)?")
_TRIES = 5
"""At making a temporary file, when others who tidy up take it for left each time."""

_REASONS = {
    errno.ENOENT: "there is no such file or folder",
    errno.ENOTDIR: "there is no such folder",
    errno.EISDIR: "it is a folder",
    errno.EACCES: "access is denied",
    errno.EPERM: "access is denied",
    errno.EROFS: "the disk is read-only",
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EFBIG: "the file would be too large for the disk",
    errno.ENAMETOOLONG: "the name is too long",
    errno.ELOOP: "it is a link that leads in a circle",
}


def reason_of(error: OSError) -> str | None:
    """Why the system refused, in plain words; None when it was not the system."""
    if error.errno is None:
        return None
    return _REASONS.get(error.errno, error.strerror)


@contextmanager
def atomic_write(path: Path) -> Iterator[Path]:
    """Yield a temporary path beside the target; replace the target on success.

    The temporary file is flushed to disk before it takes the target's name, and
    removed when the block raises. Permissions of an existing target are kept; a
    link is followed, so that the file behind it is replaced and the link stays. A
    target that is write-protected or a folder is refused before the block runs.

    Raises:
        OSError: The target cannot be written to, or the disk is full.
    """
    target = resolved(path)
    _refuse_protected(target)
    with ExitStack() as stack:
        temporary = _new_beside(target, target.suffix, Path.touch, stack)
        try:
            if target.exists():
                _copy_permissions(target, temporary)
            yield temporary
            _flush(temporary)
            temporary.replace(target)
        except BaseException:
            with suppress(OSError):
                temporary.unlink()
            raise
    _flush_folder(target.parent)


@contextmanager
def atomic_folder(folder: Path) -> Iterator[Path]:
    """Yield a temporary folder; it becomes the new folder, whole or not at all.

    Its files are flushed to disk before it takes the name, and it is removed when the
    block raises. Missing parents are made.

    Raises:
        OSError: The folder exists and is not empty, or cannot be made, or the disk is
            full.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        temporary = _new_beside(folder, f".{folder.name}", Path.mkdir, stack)
        try:
            yield temporary
            for path in filter(Path.is_file, temporary.rglob("*")):
                _flush(path)
            temporary.rename(folder)
        except BaseException:
            shutil.rmtree(temporary, ignore_errors=True)
            raise
    _flush_folder(folder.parent)


def remove_folder(folder: Path) -> None:
    """Remove a folder with all that is in it; a crash leaves no half of it in sight.

    Raises:
        OSError: The system refused; the folder is as it was.
    """
    aside = _temporary_beside(folder)
    folder.rename(aside)
    _flush_folder(folder.parent)
    _remove(aside)


def sweep(folder: Path) -> bool:
    """Remove temporary files and folders that a program which was killed has left.

    What another program works on stays.

    Returns:
        Whether nothing is left there that should be removed.
    """
    is_clean = True
    with suppress(OSError):
        for name in os.listdir(folder):  # noqa: PTH208 - folders of many photos
            if _TEMPORARY.fullmatch(name):
                is_clean = _is_swept(folder / name) and is_clean
    return is_clean


def _is_swept(path: Path) -> bool:
    """Remove what is left; False when it should be gone and is not."""
    with held_if_left(path) as is_left:
        if is_left:
            _remove(path)
        return not (is_left and os.path.lexists(path))


def sweep_halves(folder: Path) -> None:
    """Remove what a process that was killed has left of its `atomic_folder`.

    Args:
        folder: That was to become; nobody else may be about to make it.
    """
    with suppress(OSError):
        for path in folder.parent.iterdir():
            match = _TEMPORARY.fullmatch(path.name)
            if match and match[1] == f".{folder.name}":
                _remove(path)


def _remove(path: Path) -> None:
    """Remove what is there as far as the system lets; a link, not what is behind it."""
    if path.is_symlink() or path.is_file():
        with suppress(OSError):
            path.unlink()
    else:
        shutil.rmtree(path, ignore_errors=True)


def _temporary_beside(target: Path, suffix: str = "") -> Path:
    return target.with_name(f"{_PREFIX}{uuid4().hex}{suffix}")


def _new_beside(
    target: Path, suffix: str, make: Callable[[Path], object], stack: ExitStack
) -> Path:
    """Make a temporary file or folder that is held until the stack ends."""
    for _ in range(_TRIES):
        temporary = _temporary_beside(target, suffix)
        make(temporary)
        if stack.enter_context(held(temporary)):
            break
    return temporary


def _refuse_protected(target: Path) -> None:
    if target.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(target))
    # Renaming over a file asks the folder alone, so these two are asked here.
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))


def _copy_permissions(source: Path, target: Path) -> None:
    # Some network and memory-card file systems know no permissions.
    with suppress(PermissionError):
        target.chmod(source.stat().st_mode & 0o777)


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    """Make the rename itself durable, where the system can flush a folder."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

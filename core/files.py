"""Writing files so that a reader sees the old one or the new one, never half."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

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
    target = path.resolve()
    _refuse_protected(target)
    temporary = target.with_name(f".mendscape-{uuid4().hex}{target.suffix}")
    temporary.touch(exist_ok=False)
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


def _refuse_protected(target: Path) -> None:
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

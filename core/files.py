"""Writing files so that a reader sees the old one or the new one, never half."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4


@contextmanager
def atomic_write(path: Path) -> Iterator[Path]:
    """Yield a temporary path beside the target; replace the target on success.

    The temporary file is flushed to disk before it takes the target's name, and
    removed when the block raises. Permissions of an existing target are kept; a
    link is followed, so that the file behind it is replaced and the link stays.

    Raises:
        OSError: The folder cannot be written to, or the disk is full.
    """
    target = path.resolve()
    temporary = target.with_name(f".mendscape-{uuid4().hex}{target.suffix}")
    temporary.touch(exist_ok=False)
    try:
        if target.exists():
            temporary.chmod(target.stat().st_mode & 0o777)
        yield temporary
        _flush(temporary)
        temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    _flush_folder(target.parent)


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

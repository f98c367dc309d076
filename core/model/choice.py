"""Which model is in use, in a small file."""

from contextlib import suppress
from pathlib import Path

from core.files import atomic_write

_LIMIT = 1000  # bytes; the file holds one name


class StoredChoice:
    """A model's name, remembered by the window and the command line alike.

    Args:
        file: Need not exist; a damaged one is no choice at all.
    """

    def __init__(self, file: Path) -> None:
        self._file = file

    @property
    def name(self) -> str:
        """What was stored last; empty when nothing can be read."""
        try:
            with self._file.open("rb") as file:
                return file.read(_LIMIT).decode("utf-8").strip()
        except (OSError, UnicodeDecodeError):
            return ""

    def store(self, name: str) -> None:
        """Remember a name.

        Raises:
            OSError: It cannot be written; the one before is still remembered.
        """
        self._file.parent.mkdir(parents=True, exist_ok=True)
        with atomic_write(self._file) as temporary:
            temporary.write_text(f"{name}\n", encoding="utf-8")

    def forget(self) -> None:
        """Remember nothing, as far as the system lets."""
        with suppress(OSError):
            self._file.unlink(missing_ok=True)

"""Which model is in use, in a small file."""

from contextlib import suppress
from pathlib import Path

from core.files import atomic_write

_LIMIT = 1000  # bytes; the file holds one name


class StoredChoice:
    """A model's name, remembered by the window and the command line alike.

    While a model is being renamed, both of its names are remembered: the first one
    that there is a model of counts.

    Args:
        file: Need not exist; a damaged one is no choice at all.
    """

    def __init__(self, file: Path) -> None:
        self._file = file

    @property
    def names(self) -> tuple[str, ...]:
        """What was stored last, the first choice first; nothing when it is damaged."""
        try:
            with self._file.open("rb") as file:
                text = file.read(_LIMIT).decode("utf-8")
        except (OSError, UnicodeDecodeError):
            return ()
        return tuple(line.strip() for line in text.splitlines() if line.strip())

    def store(self, *names: str) -> None:
        """Remember a name, or more of them in their order.

        Raises:
            OSError: It cannot be written; the one before is still remembered.
        """
        self._file.parent.mkdir(parents=True, exist_ok=True)
        with atomic_write(self._file) as temporary:
            temporary.write_text("".join(f"{n}\n" for n in names), encoding="utf-8")

    def forget(self) -> None:
        """Remember nothing, as far as the system lets."""
        with suppress(OSError):
            self._file.unlink(missing_ok=True)

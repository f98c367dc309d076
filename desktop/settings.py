"""What Mendscape remembers between two starts."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

_RECENT_LIMIT = 10


class Settings:
    """Typed access to the settings file.

    Args:
        file: The ini file; it is made when something is first changed.
    """

    def __init__(self, file: Path) -> None:
        self._store = QSettings(str(file), QSettings.Format.IniFormat)

    @property
    def fill_on_release(self) -> bool:
        """Whether a fill starts when the mouse is released, or waits for Enter."""
        return bool(self._store.value("fill_on_release", defaultValue=True, type=bool))

    def set_fill_on_release(self, on: bool) -> None:
        """Fill at once, or wait for Enter."""
        self._store.setValue("fill_on_release", on)

    @property
    def show_repairs(self) -> bool:
        """Whether the list of repairs is shown once there are any."""
        return bool(self._store.value("show_repairs", defaultValue=True, type=bool))

    def set_show_repairs(self, on: bool) -> None:
        """Show the list of repairs, or not."""
        self._store.setValue("show_repairs", on)

    @property
    def recent_files(self) -> tuple[Path, ...]:
        """Photos opened or saved before, the latest first."""
        stored = self._store.value("recent_files", [], type=list)
        texts = stored if isinstance(stored, list) else []
        return tuple(Path(str(text)) for text in texts if text)

    def add_recent_file(self, path: Path) -> None:
        """Put a photo at the top of the recent ones."""
        absolute = path.absolute()
        others = [known for known in self.recent_files if known != absolute]
        self._set_recent_files([absolute, *others])

    def remove_recent_file(self, path: Path) -> None:
        """Forget a photo that is gone."""
        absolute = path.absolute()
        self._set_recent_files([p for p in self.recent_files if p != absolute])

    def clear_recent_files(self) -> None:
        """Forget all recent photos."""
        self._set_recent_files([])

    def _set_recent_files(self, paths: list[Path]) -> None:
        texts = [str(path) for path in paths[:_RECENT_LIMIT]]
        self._store.setValue("recent_files", texts)

    @property
    def training_folder(self) -> Path | None:
        """The folder of photos that was last trained on, or looked at for it."""
        text = str(self._store.value("training_folder", "", type=str))
        return Path(text) if text else None

    @training_folder.setter
    def training_folder(self, folder: Path) -> None:
        self._store.setValue("training_folder", str(folder.absolute()))

    @property
    def geometry(self) -> QByteArray:
        """The main window's place and size, as Qt saves it; empty at first."""
        stored = self._store.value("geometry", QByteArray(), type=QByteArray)
        return stored if isinstance(stored, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._store.setValue("geometry", geometry)

    def save(self) -> None:
        """Write changes to the file now."""
        self._store.sync()

"""What Mendscape remembers between two starts."""

from __future__ import annotations

import logging
from contextlib import suppress
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QByteArray, QSettings

from core.holding import held_if_left
from core.inpainting.engine import DeviceChoice
from desktop.looks.theme import Theme
from desktop.settings.squares_text import squares_from_text, text_of_squares
from desktop.texts.translation import Language

if TYPE_CHECKING:
    from core.batch.squares import Squares
    from desktop.files.export_choice import ExportHabit

_RECENT_LIMIT = 10
_BEST_QUALITY = 100
_UNDO_MEGABYTES = 256
_MOST_DIGITS = 6
_BRUSH_SIZE = 24
_DUST_SENSITIVITY = 50

_Choice = TypeVar("_Choice", bound=Enum)

_log = logging.getLogger(__name__)


class Settings:
    """Typed access to the settings file.

    Args:
        file: The ini file; it is made when something is first changed.
    """

    def __init__(self, file: Path) -> None:
        _remove_left_lock(file.with_name(f"{file.name}.lock"))
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
    def tell_confidence(self) -> bool:
        """Whether to find out after each fill how far it can be trusted."""
        return bool(self._store.value("tell_confidence", defaultValue=True, type=bool))

    @tell_confidence.setter
    def tell_confidence(self, on: bool) -> None:
        self._store.setValue("tell_confidence", on)

    @property
    def brush_size(self) -> int:
        """Diameter of the brush, in photo pixels."""
        text = str(self._store.value("brush_size", ""))
        return int(text) if text.isdecimal() else _BRUSH_SIZE

    @brush_size.setter
    def brush_size(self, diameter: int) -> None:
        self._store.setValue("brush_size", diameter)

    @property
    def dust_sensitivity(self) -> int:
        """Of the dust finder, 0..100."""
        text = str(self._store.value("dust_sensitivity", ""))
        is_valid = text.isdecimal() and len(text) <= _MOST_DIGITS
        return min(int(text), 100) if is_valid else _DUST_SENSITIVITY

    @dust_sensitivity.setter
    def dust_sensitivity(self, sensitivity: int) -> None:
        self._store.setValue("dust_sensitivity", sensitivity)

    @property
    def device(self) -> DeviceChoice:
        """What models run on."""
        return self._choice("device", DeviceChoice.BEST)

    @device.setter
    def device(self, device: DeviceChoice) -> None:
        self._store.setValue("device", device.value)

    @property
    def stays_awake(self) -> bool:
        """Whether long work keeps the computer from falling asleep."""
        return bool(self._store.value("stays_awake", defaultValue=True, type=bool))

    def set_stays_awake(self, on: bool) -> None:
        """Keep the computer awake during long work, or let it sleep."""
        self._store.setValue("stays_awake", on)

    @property
    def language(self) -> Language:
        """Of all texts."""
        return self._choice("language", Language.SYSTEM)

    @language.setter
    def language(self, language: Language) -> None:
        self._store.setValue("language", language.value)

    @property
    def theme(self) -> Theme:
        """Light or dark."""
        return self._choice("theme", Theme.SYSTEM)

    @theme.setter
    def theme(self, theme: Theme) -> None:
        self._store.setValue("theme", theme.value)

    @property
    def undo_megabytes(self) -> int:
        """How much memory the undo history may take."""
        text = str(self._store.value("undo_megabytes", ""))
        is_number = text.isdecimal() and len(text) <= _MOST_DIGITS
        return int(text) if is_number else _UNDO_MEGABYTES

    @undo_megabytes.setter
    def undo_megabytes(self, megabytes: int) -> None:
        self._store.setValue("undo_megabytes", megabytes)

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
    def export_habit(self) -> ExportHabit | None:
        """How a copy was exported last; None when none was."""
        # Imported late: the window is painted before the array libraries are there.
        from desktop.files.export_choice import EXPORT_FORMATS, ExportHabit

        key = self._store.value("export/format", "")
        found = next((one for one in EXPORT_FORMATS if one.key == key), None)
        quality = str(self._store.value("export/quality", ""))
        is_valid = quality.isdecimal() and 1 <= int(quality) <= _BEST_QUALITY
        if found is None or not is_valid:
            return None
        is_as_source = self._store.value(
            "export/as_source", defaultValue=True, type=bool
        )
        return ExportHabit(found, int(quality), bool(is_as_source))

    def set_export_habit(self, habit: ExportHabit) -> None:
        """Remember how a copy was exported."""
        self._store.setValue("export/format", habit.format.key)
        self._store.setValue("export/quality", habit.quality)
        self._store.setValue("export/as_source", habit.is_as_source)

    @property
    def last_squares(self) -> Squares | None:
        """The squares of the latest photo that had some, and of which size it was.

        Anything that this program would not have written counts as none.
        """
        return squares_from_text(str(self._store.value("last_squares", "")))

    @last_squares.setter
    def last_squares(self, squares: Squares | None) -> None:
        self._store.setValue("last_squares", text_of_squares(squares))

    @property
    def training_folder(self) -> Path | None:
        """The folder of photos that was last trained on, or looked at for it."""
        text = str(self._store.value("training_folder", "", type=str))
        return Path(text) if text else None

    @training_folder.setter
    def training_folder(self, folder: Path) -> None:
        self._store.setValue("training_folder", str(folder.absolute()))

    @property
    def job_folder(self) -> Path | None:
        """The folder of the training that was last given to another computer."""
        text = str(self._store.value("job_folder", "", type=str))
        return Path(text) if text else None

    @job_folder.setter
    def job_folder(self, folder: Path) -> None:
        self._store.setValue("job_folder", str(folder.absolute()))

    @property
    def geometry(self) -> QByteArray:
        """The main window's place and size, as Qt saves it; empty at first."""
        stored = self._store.value("geometry", QByteArray(), type=QByteArray)
        return stored if isinstance(stored, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._store.setValue("geometry", geometry)

    @property
    def is_maximized(self) -> bool:
        """Whether the main window filled the screen; also known on another screen."""
        return bool(self._store.value("is_maximized", defaultValue=False, type=bool))

    @is_maximized.setter
    def is_maximized(self, on: bool) -> None:
        self._store.setValue("is_maximized", on)

    @property
    def layout(self) -> QByteArray:
        """The widths of what stands beside the photo, as Qt saves them."""
        stored = self._store.value("layout", QByteArray(), type=QByteArray)
        return stored if isinstance(stored, QByteArray) else QByteArray()

    @layout.setter
    def layout(self, layout: QByteArray) -> None:
        self._store.setValue("layout", layout)

    def _choice(self, key: str, default: _Choice) -> _Choice:
        """A stored value of an enumeration; anything else counts as none."""
        stored = self._store.value(key, default.value)
        return next((one for one in type(default) if one.value == stored), default)

    def save(self) -> None:
        """Write changes to the file now; the log tells when that is not possible."""
        self._store.sync()
        if self._store.status() is not QSettings.Status.NoError:
            _log.warning("The settings could not be saved: %s", self._store.status())


def _remove_left_lock(lock: Path) -> None:
    """What a program has left that was killed while it wrote settings.

    Qt would wait half a minute for it, in the window's thread.
    """
    with suppress(OSError), held_if_left(lock) as is_left:
        if is_left:
            lock.unlink()

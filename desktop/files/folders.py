"""Folders of the user, and how they are shown."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices


def pictures_folder() -> Path:
    """The user's folder for pictures, or the home folder where there is none."""
    return _place(QStandardPaths.StandardLocation.PicturesLocation)


def documents_folder() -> Path:
    """The user's folder for documents, or the home folder where there is none."""
    return _place(QStandardPaths.StandardLocation.DocumentsLocation)


def open_folder(folder: Path) -> None:
    """Show a folder in the platform's file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def typed_path(text: str) -> Path | None:
    """The path that somebody has typed, which need not exist; None for nothing."""
    text = text.strip()
    if not text:
        return None
    try:
        return Path(text).expanduser()
    except RuntimeError:  # "~x" where nobody is called x
        return Path(text)


def _place(location: QStandardPaths.StandardLocation) -> Path:
    place = Path(QStandardPaths.writableLocation(location))
    return place if place.is_dir() else Path.home()

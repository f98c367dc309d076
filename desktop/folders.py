"""Where photos are looked for and put when nothing better is known."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths


def pictures_folder() -> Path:
    """The user's folder for pictures, or the home folder where there is none."""
    location = QStandardPaths.StandardLocation.PicturesLocation
    pictures = Path(QStandardPaths.writableLocation(location))
    return pictures if pictures.is_dir() else Path.home()

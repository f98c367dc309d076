"""Which files the dialogs of the platform show."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog

translate = QCoreApplication.translate

_PATTERNS = "*.jpg *.jpeg *.png *.tif *.tiff *.webp *.bmp *.heic *.heif *.hif *.avif"


def all_files() -> str:
    """For everything."""
    return translate("asker", "All files (*)")


def tables_filter() -> str:
    """For tables."""
    return translate("asker", "Table (*.csv)")


def place_from(dialog: QFileDialog, suggestion: Path) -> Path | None:
    """Where a dialog for saving is told to save; it is not used again."""
    dialog.setDefaultSuffix(suggestion.suffix.lstrip("."))
    dialog.setDirectory(str(suggestion.parent))
    dialog.selectFile(suggestion.name)
    accepted = dialog.exec() == QFileDialog.DialogCode.Accepted
    chosen = dialog.selectedFiles()
    dialog.deleteLater()
    return Path(chosen[0]) if accepted and chosen else None


def models_filter() -> str:
    """For files that hold a model."""
    return translate("asker", "Models (*.mendmodel)")


def photos_filter() -> str:
    """For photos that can be opened."""
    return translate("asker", "Photos ({patterns})").format(
        patterns=f"{_PATTERNS} {_PATTERNS.upper()}"
    )


def formats() -> list[str]:
    """For each format that a photo can be saved in."""
    return [
        "JPEG (*.jpg *.jpeg)",
        "PNG (*.png)",
        "TIFF (*.tif *.tiff)",
        "WebP (*.webp)",
        "BMP (*.bmp)",
    ]


def format_filter(path: Path) -> str:
    """The one of `formats` that fits a path; the first when none does."""
    pattern = f"*{path.suffix.lower()}"
    matching = (text for text in formats() if f"{pattern} " in text.replace(")", " "))
    return next(matching, formats()[0])

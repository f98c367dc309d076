"""The user guide, in a window of the program's own.

Not in a browser: some may not read the folders that programs are installed in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QFile, QLocale, QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

import resources
from desktop.texts.translation import keep_translated

if TYPE_CHECKING:
    from pathlib import Path

_SIZE = QSize(940, 720)
_PICTURE_WIDTH = 840  # logical pixels, at most
_MARGIN = 16


def show_guide(window: QWidget) -> None:
    """Show the guide beside a window; does not wait."""
    dialog = GuideDialog(resources.guide(), window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.show()


class GuideDialog(QDialog):
    """Shows the guide in the language of the window, and the pages that it leads to.

    Args:
        folder: Holds `guide.md`, and `guide.zh.md` for other languages.
        parent: Its window.
    """

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self.page = _Page()
        self.back = QPushButton()
        self._build()
        keep_translated(self, self._write_texts)

    def _build(self) -> None:
        self.resize(_SIZE)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.back, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        self.back.setEnabled(False)
        self.back.setAutoDefault(False)
        self.back.clicked.connect(self.page.backward)
        self.page.backwardAvailable.connect(self.back.setEnabled)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(16)
        layout.addWidget(self.page)
        layout.addWidget(buttons)

    def _write_texts(self) -> None:
        self.setWindowTitle(self.tr("User guide"))
        self.page.setAccessibleName(self.tr("User guide"))
        self.back.setText(self.tr("&Back"))
        self.page.setSource(QUrl.fromLocalFile(str(self._first_page())))
        self.page.clearHistory()

    def _first_page(self) -> Path:
        language = QLocale().name().partition("_")[0]
        translated = self._folder / f"guide.{language}.md"
        return translated if translated.is_file() else self._folder / "guide.md"


class _Page(QTextBrowser):
    """Follows links from page to page, and fits pictures in."""

    def __init__(self) -> None:
        super().__init__()
        self.document().setDocumentMargin(_MARGIN)
        self.setOpenLinks(False)
        self.anchorClicked.connect(self._follow)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """What a page consists of; wide pictures come reduced."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return super().loadResource(kind, name)
        picture = QImage(self.source().resolved(QUrl(name)).toLocalFile())
        ratio = self.devicePixelRatioF()
        width = round(_PICTURE_WIDTH * ratio)
        if picture.width() > width:
            mode = Qt.TransformationMode.SmoothTransformation
            picture = picture.scaledToWidth(width, mode)
            picture.setDevicePixelRatio(ratio)
        return picture

    def _follow(self, url: QUrl) -> None:
        if not url.isLocalFile():
            QDesktopServices.openUrl(url)
        # Other links lead to the program's source, which is not beside every guide.
        elif url.fileName().endswith(".md") and QFile.exists(url.toLocalFile()):
            self.setSource(url)

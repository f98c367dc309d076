"""What to do with a job folder that is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWizardPage,
)

from core.shell_words import needs_powershell
from core.training.elsewhere.readme import train_line
from desktop.files.folders import open_folder
from desktop.looks.labels import hint_label, plain_label
from desktop.texts.translation import keep_translated

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from core.training.elsewhere.errand import Errand


class PackedPage(QWizardPage):
    """Three steps: there with the folder, the line to type, and back.

    Args:
        show: Shows a folder to the person.
    """

    def __init__(self, show: Callable[[Path], object] = open_folder) -> None:
        super().__init__()
        self._show = show
        self._folder: Path | None = None
        self._errand: Errand | None = None
        self._there, self._type, self._back = (plain_label() for _ in range(3))
        self._shell, self._listed = hint_label(), hint_label()
        self._open, self._copy = QPushButton(), QPushButton()
        self._line = QLineEdit()
        self._build()
        keep_translated(self, self._write_texts)

    @property
    def line(self) -> str:
        """What is to be typed on the other computer."""
        return self._line.text()

    def show_job(self, folder: Path, errand: Errand) -> None:
        """Say what to do with a job folder."""
        self._folder, self._errand = folder, errand
        self._line.setText(train_line("--job", folder.name))
        self._line.setCursorPosition(0)
        self._shell.setVisible(needs_powershell(self.line))
        self._listed.setVisible(not errand.has_copies)
        self._write_texts()

    def copy_line(self) -> None:
        """Put the line into the clipboard."""
        QGuiApplication.clipboard().setText(self.line)
        self._copy.setMinimumWidth(self._copy.width())
        self._copy.setText(self.tr("Copied"))

    def open_job(self) -> None:
        """Show the folder."""
        if self._folder is not None:
            self._show(self._folder)

    def initializePage(self) -> None:
        """Begin with the line."""
        self._write_texts()
        self._copy.setFocus()

    def _write_texts(self) -> None:
        self.setTitle(self.tr("Now to the other computer"))
        self._open.setText(self.tr("&Open the folder"))
        self._copy.setText(self.tr("Copy the &line"))
        self._line.setAccessibleName(self.tr("Line to type on the other computer"))
        back = self.tr(
            "3. At its end there is a file result.mendmodel in the folder. Put it into "
            "the folder here, which you keep until then, and choose “Bring a result "
            "back” on the first page of this window or in the Model menu."
        )
        self._back.setText(back)
        self._shell.setText(
            self.tr(
                "On Windows, type it in PowerShell; the Command Prompt does not "
                "understand its quotes."
            )
        )
        if self._folder is not None and self._errand is not None:
            self.setSubTitle(str(self._folder))
            self._write_job(self._folder.name, self._errand)

    def _write_job(self, name: str, errand: Errand) -> None:
        there = self.tr(
            "1. Bring the folder {name} to the other computer, on a drive or over the "
            "network."
        )
        self._there.setText(there.format(name=name))
        line = self.tr(
            "2. Install Mendscape {version} there, open a terminal beside the folder, "
            "and type:"
        )
        self._type.setText(line.format(version=errand.version))
        listed = self.tr(
            "The photos are looked for in {folder}. If that computer has them in "
            "another folder, type it behind the word train."
        )
        self._listed.setText(listed.format(folder=errand.options.folder))

    def _build(self) -> None:
        self._line.setReadOnly(True)
        self._line.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._copy.clicked.connect(self.copy_line)
        self._open.clicked.connect(self.open_job)
        opening = QHBoxLayout()
        opening.addWidget(self._open)
        opening.addStretch(1)
        typing = QHBoxLayout()
        typing.setSpacing(8)
        typing.addWidget(self._line, 1)
        typing.addWidget(self._copy)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(self._there)
        layout.addLayout(opening)
        layout.addSpacing(8)
        layout.addWidget(self._type)
        layout.addLayout(typing)
        layout.addWidget(self._shell)
        layout.addWidget(self._listed)
        layout.addSpacing(8)
        layout.addWidget(self._back)
        layout.addStretch(1)

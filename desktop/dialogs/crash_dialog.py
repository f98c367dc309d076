"""Tells that something unexpected went wrong, and that the photo is still there."""

from collections.abc import Callable

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

_ActionRole = QDialogButtonBox.ButtonRole.ActionRole
_AcceptRole = QDialogButtonBox.ButtonRole.AcceptRole


class CrashDialog(QDialog):
    """Shows the details of an unexpected error.

    Args:
        details: Versions and traceback, to be copied.
        open_logs: Shows the folder with the log file.
        parent: The window.
    """

    def __init__(
        self,
        details: str,
        *,
        open_logs: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._details = details
        self._open_logs = open_logs
        self.setWindowTitle("Mendscape")
        self._build()

    def copy_details(self) -> None:
        """Put the details on the clipboard."""
        QGuiApplication.clipboard().setText(self._details)

    def _build(self) -> None:
        title = QLabel(self.tr("Something went wrong. Your photo is still open."))
        font = title.font()
        font.setBold(True)
        title.setFont(font)
        advice = QLabel(
            self.tr(
                "You can go on, but save your work soon. The details below help to "
                "find the cause."
            )
        )
        advice.setWordWrap(True)
        details = QPlainTextEdit(self._details)
        details.setReadOnly(True)
        details.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        details.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        for widget in (title, advice, details, self._buttons()):
            layout.addWidget(widget)
        self.resize(640, 400)

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        copy = buttons.addButton(self.tr("Copy details"), _ActionRole)
        logs = buttons.addButton(self.tr("Open log folder"), _ActionRole)
        go_on = buttons.addButton(self.tr("Continue"), _AcceptRole)
        go_on.setDefault(True)
        go_on.setFocus()
        copy.clicked.connect(self.copy_details)
        logs.clicked.connect(self._open_logs)
        go_on.clicked.connect(self.accept)
        return buttons

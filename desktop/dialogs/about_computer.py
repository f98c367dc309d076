"""What Mendscape finds on this computer, to be read and to be passed on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.doctor.facts import Part
from core.doctor.text import report_text
from core.doctor.words import english, sections_of, verdict
from desktop.dialogs.report_view import ReportView
from desktop.doctor.window_facts import window_section
from desktop.looks.labels import headline_label, hint_label
from desktop.texts.translation import keep_translated

if TYPE_CHECKING:
    from core.doctor.examination import Finding
    from core.doctor.facts import Facts, Unanswered

translate = QCoreApplication.translate

_SIZE = QSize(640, 640)


class AboutComputerDialog(QDialog):
    """Opens empty and shows each finding as it comes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._findings: dict[Part, Facts | Unanswered] = {}
        self._pending = set(Part)
        self.headline = headline_label()
        self.report = ReportView()
        self.hint = hint_label()
        self.copy_button = QPushButton()
        self._build()
        keep_translated(self, self._say)

    def show_finding(self, finding: Finding) -> None:
        """Show one part of the report."""
        part, facts = finding
        self._findings[part] = facts
        self._pending.discard(part)
        self._show()

    def copy_report(self) -> None:
        """Put what is known on the clipboard, in English, which helpers can read."""
        text = report_text(self._findings, more=[window_section(english)])
        QGuiApplication.clipboard().setText(text)
        self.hint.setText(self.tr("The report is on the clipboard."))

    def _say(self) -> None:
        self.setWindowTitle(self.tr("About this computer"))
        self.hint.setText(
            self.tr("The report stays on this computer until you pass it on yourself.")
        )
        self.copy_button.setText(self.tr("&Copy report"))
        self._show()

    def _show(self) -> None:
        sections = sections_of(self._findings, translate, pending=self._pending)
        self.report.show_sections((*sections, window_section(translate)))
        looking = self.tr("Looking at this computer…")
        is_done = not self._pending
        self.headline.setText(verdict(sections, translate) if is_done else looking)

    def _build(self) -> None:
        self.resize(_SIZE)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(16)
        layout.addWidget(self.headline)
        layout.addWidget(self.report, 1)
        layout.addLayout(self._build_end())
        self.copy_button.clicked.connect(self.copy_report)

    def _build_end(self) -> QHBoxLayout:
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        close.addButton(self.copy_button, QDialogButtonBox.ButtonRole.ActionRole)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.hint, 1)
        row.addWidget(close)
        return row

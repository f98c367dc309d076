"""What a scan found: the photos to use, and the others with their reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from desktop.looks.labels import headline_label
from desktop.texts.translation import keep_translated
from desktop.wizard.photo_grid import PhotoGrid
from desktop.wizard.rejected_list import RejectedList
from desktop.wizard.scan_words import counts_text, number_text

if TYPE_CHECKING:
    from core.dataset.scan_report import ScanReport
    from desktop.questions.asker import Asker
    from desktop.tasks import TaskRunner


class FoundPhotos(QWidget):
    """Counts in words above two tabs.

    Args:
        asker: Asks where to save the list of rejected photos.
        runner: Reads photos and writes the list.
    """

    def __init__(self, *, asker: Asker, runner: TaskRunner) -> None:
        super().__init__()
        self._report: ScanReport | None = None
        self._trouble = ""
        self._headline = headline_label()
        self._tabs = QTabWidget()
        self.grid = PhotoGrid(runner)
        self.rejected = RejectedList(asker=asker, runner=runner)
        self._tabs.addTab(self.grid, "")
        self._tabs.addTab(self.rejected, "")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self._headline)
        layout.addWidget(self._tabs, 1)
        keep_translated(self, self._write_texts)

    @property
    def headline(self) -> str:
        """The counts in words."""
        return self._headline.text()

    def show_report(self, report: ScanReport, *, trouble: str = "") -> None:
        """Show what a scan found.

        Args:
            report: Of the scan.
            trouble: Why the photos cannot be trained on, told instead of the counts.
        """
        self._report = report
        self._trouble = trouble
        self._write_texts()
        self.grid.show_photos(report.paths)
        self.rejected.show_photos(report.rejected, folder=report.folder)
        self._tabs.setTabEnabled(1, bool(report.rejected))
        self._tabs.setCurrentIndex(0)

    def _write_texts(self) -> None:
        if self._report is not None:
            accepted = len(self._report.accepted)
            rejected = len(self._report.rejected)
            counts = counts_text(accepted=accepted, rejected=rejected)
            self._headline.setText(self._trouble or counts)
            self._name_tab(0, self.tr("&Photos ({count})"), accepted)
            self._name_tab(1, self.tr("&Left out ({count})"), rejected)

    def _name_tab(self, tab: int, text: str, count: int) -> None:
        self._tabs.setTabText(tab, text.format(count=number_text(count)))

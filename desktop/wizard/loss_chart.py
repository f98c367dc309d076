"""How a run learns: curves, and words for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.looks.labels import hint_label
from desktop.texts.translation import keep_translated
from desktop.wizard.chart_colors import ChartColors
from desktop.wizard.chart_legend import LegendEntry, Mark
from desktop.wizard.loss_history import LossHistory

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from core.training.events import TrainingEvent
    from desktop.wizard.loss_plot import LossPlot

_REDRAW_MS = 400
_LEGEND_COLUMNS = 2


class LossChart(QWidget):
    """Training and validation losses over the epochs, the best one marked.

    It draws itself again at most a few times a second, and not while it is hidden.

    Attributes:
        history: What is shown.

    Args:
        parent: Its owner.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.history = LossHistory()
        self._plot: LossPlot | None = None
        self._promise = hint_label()
        self._pages = QStackedWidget()
        self._training = LegendEntry(Mark.LINE)
        self._held_out = LegendEntry(Mark.DOTTED_LINE)
        self._best = LegendEntry(Mark.RING)
        self._start = LegendEntry(Mark.DASHES)
        self._redraw = QTimer(self)
        self._redraw.setSingleShot(True)
        self._redraw.setInterval(_REDRAW_MS)
        self._redraw.timeout.connect(self._draw)
        self._build()
        keep_translated(self, self._write_texts)

    def hear(self, event: TrainingEvent) -> None:
        """Take in the next event of the run."""
        is_changed = self.history.hear(event)
        if is_changed and self.isVisible() and not self._redraw.isActive():
            self._redraw.start()

    def clear(self) -> None:
        """Show nothing: another run begins."""
        self.history = LossHistory()
        self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was heard meanwhile, on what may be another screen."""
        super().showEvent(event)
        self._paint()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint()

    def _build(self) -> None:
        legend = QGridLayout()
        legend.setHorizontalSpacing(16)
        legend.setVerticalSpacing(4)
        legend.setColumnStretch(_LEGEND_COLUMNS, 1)
        entries = (self._training, self._held_out, self._start, self._best)
        for number, entry in enumerate(entries):
            legend.addWidget(entry, *divmod(number, _LEGEND_COLUMNS))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(legend)
        layout.addWidget(self._pages, 1)
        self._pages.addWidget(self._promise)
        self._promise.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def _write_texts(self) -> None:
        self._promise.setText(self.tr("The curves begin with the first steps."))
        self._training.set_text(self.tr("Photos trained on"))
        self._held_out.set_text(self.tr("Held-out photos"))
        self._best.set_text(self.tr("Best so far"))
        self._start.set_text(self.tr("Before this training"))
        self._paint()  # the plot writes beside its axes when it gets its colours

    def _paint(self) -> None:
        """Give everything its colour."""
        colors = ChartColors.of(self)
        if self._plot is not None:
            self._plot.setAccessibleName(self.tr("Losses of the training"))
            self._plot.set_colors(colors)
        self._training.set_color(colors.training)
        self._held_out.set_color(colors.held_out)
        self._best.set_color(colors.held_out)
        self._start.set_color(colors.start)
        self._draw()

    def _draw(self) -> None:
        self._redraw.stop()
        history = self.history
        plot = self._plot if history.is_empty else self._made_plot()
        if plot is not None:
            plot.draw(history)
        self._pages.setCurrentWidget(
            self._promise if history.is_empty or plot is None else plot
        )
        self._training.setVisible(not history.is_empty)
        self._held_out.setVisible(bool(history.validation.xs))
        self._best.setVisible(history.best is not None)
        self._start.setVisible(history.start is not None and not history.is_empty)

    def _made_plot(self) -> LossPlot:
        """Made with the first loss: the library takes its time to be imported."""
        if self._plot is None:
            from desktop.wizard.loss_plot import LossPlot

            self._plot = LossPlot()
            self._plot.setAccessibleName(self.tr("Losses of the training"))
            self._plot.set_colors(ChartColors.of(self))
            self._pages.addWidget(self._plot)
        return self._plot

"""The drawing of losses, by the plotting library."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyqtgraph
from pyqtgraph import exceptionHandling
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from desktop.wizard.chart_range import epoch_range, loss_range

if TYPE_CHECKING:
    from PySide6.QtGui import QPen

    from desktop.wizard.chart_colors import ChartColors
    from desktop.wizard.loss_history import LossHistory

# The program reports errors in its own way; the library wraps that when imported.
exceptionHandling.handler.remove()

_MOST_DOTS = 60
"""With more of them, a dot at each epoch would hide the line."""
_DOT = 7
_RING = 15
_SMALLEST_HEIGHT = 160
_GRID = 0.25  # opacity
_FAINT = 0.75  # opacity
_DASHES = (5, 4)


class LossPlot(pyqtgraph.PlotWidget):  # type: ignore[misc]
    """Axes and curves; nothing in it moves under the mouse."""

    def __init__(self) -> None:
        super().__init__()
        self._steps = self.plot(antialias=True)
        self._training = self.plot(antialias=True)
        self._start = pyqtgraph.InfiniteLine(angle=0)
        self.addItem(self._start, ignoreBounds=True)
        self._validation = self.plot(antialias=True)
        self._best = self.plot(antialias=True)
        self._validation_pens = (pyqtgraph.mkPen(), pyqtgraph.mkPen())
        self._build()

    def set_colors(self, colors: ChartColors) -> None:
        """Give everything its colour."""
        self.setBackground(colors.ground)
        style = {"color": colors.text.name()}
        self.setLabel("left", self.tr("Loss (lower is better)"), **style)
        self.setLabel("bottom", self.tr("Epochs"), **style)
        for side in ("left", "bottom"):
            axis = self.getAxis(side)
            axis.setPen(colors.grid)
            axis.setTextPen(colors.text)
        faint = QColor(colors.training)
        faint.setAlphaF(_FAINT)
        self._steps.setPen(self._pen(faint, 1))
        self._training.setPen(self._pen(colors.training, 2))
        self._validation_pens = (
            self._pen(colors.held_out, 2.5),
            self._pen(colors.held_out, 1.5),
        )
        self._validation.setSymbolPen(None)
        self._validation.setSymbolBrush(colors.held_out)
        self._best.setPen(None)
        self._best.setSymbolPen(self._pen(colors.held_out, 2))
        start = self._pen(colors.start, 1.5)
        start.setDashPattern(_DASHES)
        self._start.setPen(start)

    def draw(self, history: LossHistory) -> None:
        """Show a history."""
        self._steps.setData(history.steps.xs, history.steps.smoothed())
        self._training.setData(history.training.xs, history.training.ys)
        validation = history.validation
        self._validation.setData(validation.xs, validation.ys)
        has_dots = len(validation.xs) <= _MOST_DOTS
        self._validation.setSymbol("o" if has_dots else None)
        broad, narrow = self._validation_pens
        self._validation.setPen(broad if has_dots else narrow)
        best = [] if history.best is None else [history.best]
        self._best.setData([x for x, _ in best], [y for _, y in best])
        self._start.setVisible(history.start is not None)
        if history.start is not None:
            self._start.setPos(history.start)
        self.setXRange(*epoch_range(history), padding=0)
        self.setYRange(*loss_range(history), padding=0)

    def _pen(self, color: QColor, width: float) -> QPen:
        # The library's pens count the screen's own pixels.
        pen: QPen = pyqtgraph.mkPen(color, width=width * self.devicePixelRatioF())
        return pen

    def _build(self) -> None:
        self.setMouseEnabled(x=False, y=False)
        self.setMenuEnabled(False)
        # The library makes a menu that nobody sees and leaves it without an owner.
        menu = self.getPlotItem().ctrlMenu
        menu.setParent(self, menu.windowFlags())  # otherwise it is shown as a part
        self.hideButtons()
        self.setMinimumHeight(_SMALLEST_HEIGHT)
        self.setFrameShape(self.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.showGrid(y=True, alpha=_GRID)
        for side in ("left", "bottom"):
            self.getAxis(side).enableAutoSIPrefix(enable=False)
        for curve in (self._training.curve, self._validation.curve):
            curve.setSegmentedLineMode("on")  # broad lines are drawn twice as fast
        self._validation.setSymbolSize(_DOT)
        self._best.setSymbol("o")
        self._best.setSymbolSize(_RING)
        self._best.setSymbolBrush(None)

"""The chart shows what the history holds, and follows the theme."""

import subprocess
import sys

import numpy as np
import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from core.training.events import StartJudged
from desktop.wizard.loss_chart import LossChart
from desktop.wizard.loss_plot import LossPlot
from tests.desktop.wizard.runs import epoch_ended, step


@pytest.fixture
def chart(qtbot: QtBot) -> LossChart:
    chart = LossChart()
    qtbot.addWidget(chart)
    chart.resize(500, 320)
    with qtbot.waitExposed(chart):
        chart.show()
    return chart


def plot_of(chart: LossChart) -> LossPlot | None:
    return chart.findChild(LossPlot)


def is_drawn(chart: LossChart) -> bool:
    plot = plot_of(chart)
    return plot is not None and plot.isVisible()


def points(item) -> list[tuple[float, float]]:
    xs, ys = item.getData()
    return [] if xs is None else list(zip(xs.tolist(), ys.tolist(), strict=True))


def legend(chart: LossChart) -> list[str]:
    entries = (chart._training, chart._held_out, chart._best, chart._start)
    return [entry.label.text() for entry in entries if entry.isVisible()]


def test_before_the_first_step_there_is_a_promise(chart: LossChart) -> None:
    assert plot_of(chart) is None
    assert chart._promise.isVisible()
    assert legend(chart) == []


def test_what_is_heard_is_drawn_soon(qtbot: QtBot, chart: LossChart) -> None:
    for event in (
        StartJudged(0.05),
        step(1, 5, loss=0.06),
        epoch_ended(1, 0.045),
        epoch_ended(2, 0.04),
        epoch_ended(3, 0.042, best=2),
    ):
        chart.hear(event)
    qtbot.waitUntil(lambda: is_drawn(chart))
    plot = plot_of(chart)
    assert points(plot._steps) == [(0.5, 0.06)]
    assert points(plot._validation) == [(1, 0.045), (2, 0.04), (3, 0.042)]
    assert points(plot._best) == [(2, 0.04)]
    assert plot._start.isVisible()
    assert plot._start.value() == 0.05
    low, high = plot.getViewBox().viewRange()[1]
    assert low < 0.036
    assert high > 0.06
    assert legend(chart) == [
        "Photos trained on",
        "Held-out photos",
        "Best so far",
        "Before this training",
    ]


def test_the_librarys_menu_is_not_seen(qtbot: QtBot, chart: LossChart) -> None:
    chart.hear(epoch_ended(1, 0.045))
    qtbot.waitUntil(lambda: is_drawn(chart))
    assert not [menu for menu in chart.findChildren(QMenu) if menu.isVisible()]


def test_a_single_point_is_visible(qtbot: QtBot, chart: LossChart) -> None:
    chart.hear(epoch_ended(1, 0.045))
    qtbot.waitUntil(lambda: is_drawn(chart))
    assert points(plot_of(chart)._validation) == [(1, 0.045)]
    assert plot_of(chart)._validation.opts["symbol"] == "o"
    assert len(set(colors_of(chart))) > 2


def test_a_night_is_drawn_without_dots(chart: LossChart) -> None:
    for epoch in range(1, 10_001):
        chart.hear(step(epoch, 5, loss=0.05))
        chart.hear(epoch_ended(epoch, 0.04 + 1 / epoch))
    chart._draw()
    drawn = points(plot_of(chart)._validation)
    assert len(drawn) <= 600
    assert plot_of(chart)._validation.opts["symbol"] is None
    assert plot_of(chart).getViewBox().viewRange()[0][1] >= 10_000


def test_a_hidden_chart_draws_nothing_and_catches_up(
    qtbot: QtBot, chart: LossChart
) -> None:
    chart.hide()
    chart.hear(epoch_ended(1, 0.045))
    assert not chart._redraw.isActive()
    assert plot_of(chart) is None
    chart.show()
    assert points(plot_of(chart)._validation) == [(1, 0.045)]


def test_another_run_begins_with_an_empty_chart(chart: LossChart) -> None:
    chart.hear(epoch_ended(1, 0.045))
    chart._draw()
    chart.clear()
    assert points(plot_of(chart)._validation) == []
    assert legend(chart) == []


@pytest.mark.parametrize("ground", ["#101010", "#fafafa"])
def test_the_theme_is_followed(qtbot: QtBot, chart: LossChart, ground: str) -> None:
    chart.hear(epoch_ended(1, 0.045))
    chart._draw()
    palette = QPalette(chart.palette())
    palette.setColor(QPalette.ColorRole.Base, QColor(ground))
    palette.setColor(
        QPalette.ColorRole.Text, QColor("black" if ground > "#8" else "white")
    )
    chart.setPalette(palette)
    values, counts = np.unique(colors_of(chart), return_counts=True)
    assert QColor(int(values[counts.argmax()])).name() == ground


def test_the_chart_opens_without_the_plotting_library() -> None:
    code = (
        "import sys\n"
        "import desktop.wizard.wizard\n"
        "assert 'pyqtgraph' not in sys.modules\n"
        "from PySide6.QtWidgets import QApplication\n"
        "app = QApplication([])\n"
        "from desktop.wizard.loss_chart import LossChart\n"
        "LossChart().show()\n"
        "assert 'pyqtgraph' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)  # noqa: S603


def test_the_plotting_library_can_be_imported_beside_the_window() -> None:
    code = (
        "import threading\n"
        "from PySide6.QtCore import qInstallMessageHandler\n"
        "from PySide6.QtWidgets import QApplication\n"
        "app, told = QApplication([]), []\n"
        "qInstallMessageHandler(lambda kind, context, text: told.append(text))\n"
        "from desktop.training.wizard_factory import import_plotting, import_wizard\n"
        "for work in (import_wizard, import_plotting):\n"
        "    worker = threading.Thread(target=work, args=(lambda done: None,))\n"
        "    worker.start()\n"
        "    worker.join()\n"
        "from desktop.wizard.loss_plot import LossPlot\n"
        "plot = LossPlot()\n"
        "plot.show()\n"
        "app.processEvents()\n"
        "told = [text for text in told if 'plugin does not support' not in text]\n"
        "assert told == [], told\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)  # noqa: S603


def test_errors_stay_with_the_programs_own_hooks() -> None:
    code = (
        "import sys, threading\n"
        "before = sys.excepthook, threading.excepthook\n"
        "import desktop.wizard.loss_plot\n"
        "assert (sys.excepthook, threading.excepthook) == before\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)  # noqa: S603


def colors_of(chart: LossChart) -> list[int]:
    """The colours of the plot's pixels, as 32-bit numbers."""
    image = plot_of(chart).grab().toImage()
    return [
        image.pixel(x, y) & 0xFFFFFF
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    ]

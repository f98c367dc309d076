"""The mark on a picture tells the level to who sees no colours, too."""

from itertools import combinations

import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QImage, QPixmap, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from core.inpainting.confidence.confidence import Level
from desktop.confidence.badge_delegate import LEVEL_ROLE, BadgeDelegate

SIZE = QSize(108, 52)


def row_with(qtbot: QtBot, level: Level | None, *, background: str) -> np.ndarray:
    """A row as it looks, in grey."""
    picture = QPixmap(SIZE)
    picture.fill(background)
    item = QStandardItem(QIcon(picture), "40 px")
    item.setData(level, LEVEL_ROLE)
    model = QStandardItemModel()
    model.appendRow(item)
    view = QListView()
    qtbot.addWidget(view)
    view.setIconSize(SIZE)
    view.setModel(model)
    view.setItemDelegate(BadgeDelegate(view))
    view.resize(240, 80)
    image = view.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    shape = (image.height(), image.bytesPerLine())
    return np.frombuffer(image.constBits(), np.uint8).reshape(shape).astype(int)


@pytest.mark.parametrize("background", ["white", "black", "#808080"])
def test_the_marks_differ_in_form_on_any_picture(qtbot: QtBot, background: str) -> None:
    rows = [row_with(qtbot, one, background=background) for one in (None, *Level)]
    for one, other in combinations(rows, 2):
        assert (abs(one - other) > 40).sum() > 12

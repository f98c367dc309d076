"""What the rows of the list of repairs show, and how they change."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtTest import QAbstractItemModelTester

from core.arrays import Pixels
from core.geometry import Box
from core.patch import Patch
from core.photo.photo import Photo
from core.repair import Repair
from desktop.repairs import thumbnails
from desktop.repairs.repairs_model import RepairsModel

PHOTO = Photo.from_pixels(np.full((300, 400, 3), 200, np.uint8))
_Role = Qt.ItemDataRole


def repair(left: int, *, side: int = 40, seed: int = 0) -> Repair:
    box = Box.square(left, 100, side)
    pixels = np.zeros((side, side, 3), np.uint8)
    return Repair(box, "landscape", seed, Patch(box, pixels))


ONE, TWO, THREE, FOUR = (repair(left) for left in (10, 60, 110, 160))


@pytest.fixture
def model(qapp) -> RepairsModel:
    model = RepairsModel()
    model.show_repairs(PHOTO, (ONE, TWO, THREE))
    return model


def told(model: RepairsModel, row: int, role: Qt.ItemDataRole) -> object:
    return model.data(model.index(row), role)


def test_a_row_names_size_model_and_what_is_special(model: RepairsModel) -> None:
    assert told(model, 0, _Role.DisplayRole) == "40 px\nlandscape"
    special = replace(repair(10, seed=3), is_smooth=True)
    model.show_repairs(PHOTO, (special,))
    assert told(model, 0, _Role.DisplayRole) == "40 px\nlandscape\nseed 3 · smooth"
    assert "landscape" in str(told(model, 0, _Role.AccessibleTextRole))


@pytest.mark.parametrize(
    "after",
    [
        (ONE, TWO, THREE, FOUR),
        (ONE, THREE),
        (FOUR, ONE, TWO, THREE),
        (ONE, FOUR, THREE),
        (ONE, FOUR, TWO, THREE),
        (TWO,),
        (),
        (FOUR, THREE, TWO, ONE),
    ],
)
def test_rows_follow_the_list(model: RepairsModel, after: tuple[Repair, ...]) -> None:
    QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, model
    )
    marked = tuple(replace(each, seed=i) for i, each in enumerate(after))
    model.show_repairs(PHOTO, after)
    model.show_repairs(PHOTO, marked)
    assert model.rowCount() == len(after)
    texts = [told(model, row, _Role.DisplayRole) for row in range(len(after))]
    assert all(f"seed {i}" in str(text) for i, text in enumerate(texts) if i)


def test_rows_that_stay_are_left_alone(model: RepairsModel) -> None:
    removed: list[tuple[int, int]] = []
    changed: list[tuple[int, int]] = []
    model.rowsRemoved.connect(lambda _, first, last: removed.append((first, last)))
    model.dataChanged.connect(lambda a, b, _: changed.append((a.row(), b.row())))
    model.show_repairs(PHOTO, (ONE, replace(TWO, is_enabled=False), THREE))
    assert (removed, changed) == ([], [(1, 1)])
    model.show_repairs(PHOTO, (ONE, THREE))
    assert removed == [(1, 1)]


def test_a_check_mark_shows_at_once_and_asks(model: RepairsModel) -> None:
    asked: list[tuple[int, bool]] = []
    model.switch_requested.connect(lambda row, on: asked.append((row, on)))
    off = Qt.CheckState.Unchecked
    assert model.setData(model.index(1), off.value, _Role.CheckStateRole)
    assert asked == [(1, False)]
    assert told(model, 1, _Role.CheckStateRole) == off
    model.forget_asked()
    assert told(model, 1, _Role.CheckStateRole) == Qt.CheckState.Checked


def test_what_became_true_needs_no_asking(model: RepairsModel) -> None:
    off = Qt.CheckState.Unchecked
    model.setData(model.index(1), off.value, _Role.CheckStateRole)
    model.show_repairs(PHOTO, (ONE, replace(TWO, is_enabled=False), THREE))
    model.forget_asked()
    assert told(model, 1, _Role.CheckStateRole) == off


def test_a_picture_is_made_once_while_its_patch_is_there(model: RepairsModel) -> None:
    icon = told(model, 0, _Role.DecorationRole)
    assert isinstance(icon, QIcon)
    model.show_repairs(PHOTO, (replace(ONE, is_enabled=False), TWO))
    again = told(model, 0, _Role.DecorationRole)
    assert isinstance(again, QIcon)
    assert again.cacheKey() == icon.cacheKey()


@pytest.mark.parametrize("ratio", [1.0, 2.0])
@pytest.mark.parametrize("side", [8, 40, 200])
def test_the_picture_shows_before_and_after(qapp, ratio: float, side: int) -> None:
    picture = thumbnails.before_and_after(
        PHOTO, (repair(100, side=side).patch,), ratio=ratio
    )
    assert picture.deviceIndependentSize().toSize() == thumbnails.size()
    image = picture.toImage()
    middle = image.height() // 2
    before = image.pixelColor(round(thumbnails.SIDE * ratio / 2), middle)
    after = image.pixelColor(image.width() - middle, middle)
    assert (before.red(), after.red()) == (200, 0)
    corner = image.pixelColor(image.width() - 2, 1)
    assert corner.red() == 200  # its surroundings


def test_the_picture_of_a_square_at_the_edge_shows_what_is_beside_it(qapp) -> None:
    pixels: Pixels = np.zeros((80, 80, 3), np.uint8)
    box = Box.square(0, 0, 80)
    edge = Repair(box, "landscape", 0, Patch(box, pixels))
    picture = thumbnails.before_and_after(PHOTO, (edge.patch,), ratio=1.0)
    image = picture.toImage()
    assert image.pixelColor(60, 2).red() == 0
    assert image.pixelColor(image.width() - 2, image.height() - 2).red() == 200

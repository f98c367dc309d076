"""Which rows the list of repairs has when some were made together."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from core.geometry import Box
from core.patch import Patch
from core.photo.photo import Photo
from core.repair import GroupKind, Repair, RepairGroup
from desktop.repairs import thumbnails
from desktop.repairs.repairs_model import INSIDE_ROLE, UNFOLDED_ROLE, RepairsModel
from desktop.repairs.rows import rows_of

PHOTO = Photo.from_pixels(np.full((300, 400, 3), 200, np.uint8))
STROKE, SPECKS = RepairGroup(GroupKind.BRUSH, 1), RepairGroup(GroupKind.DUST, 2)
_Role = Qt.ItemDataRole


def repair(left: int, group: RepairGroup | None = None, *, side: int = 40) -> Repair:
    box = Box.square(left, 100, side)
    pixels = np.zeros((side, side, 3), np.uint8)
    return Repair(box, "landscape", 0, Patch(box, pixels), group=group)


ALONE = repair(10)
ONE, TWO, THREE = (repair(left, STROKE) for left in (60, 110, 160))
SPECK, OTHER = (repair(left, SPECKS) for left in (210, 260))
ALL = (ALONE, ONE, TWO, THREE, SPECK, OTHER)


@pytest.fixture
def model(qapp) -> RepairsModel:
    model = RepairsModel()
    QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, model
    )
    model.show_repairs(PHOTO, ALL)
    return model


def told(model: RepairsModel, row: int, role: int = _Role.DisplayRole) -> object:
    return model.data(model.index(row), role)


def test_a_group_is_one_row_where_its_first_repair_is() -> None:
    rows = rows_of(ALL, ())
    assert [row.places for row in rows] == [(0,), (1, 2, 3), (4, 5)]
    assert [row.group for row in rows] == [None, STROKE, SPECKS]


def test_an_unfolded_group_shows_its_repairs_below() -> None:
    rows = rows_of((ONE, ALONE, TWO), {STROKE})
    assert [row.places for row in rows] == [(0, 2), (0,), (2,), (1,)]
    assert [row.is_inside for row in rows] == [False, True, True, False]


def test_the_last_of_a_group_is_a_repair_like_any_other() -> None:
    (row,) = rows_of((ONE,), {STROKE})
    assert row.group is None
    assert not row.is_inside


def test_a_group_tells_what_it_is_and_how_many(model: RepairsModel) -> None:
    assert model.rowCount() == 3
    assert told(model, 1) == "Brush\n3 squares\nlandscape"
    assert told(model, 2) == "Dust\n2 squares\nlandscape"
    model.show_repairs(PHOTO, (ONE, replace(TWO, model="mine")))
    assert told(model, 0) == "Brush\n2 squares\nseveral ways"


def test_a_group_is_unfolded_and_folded(model: RepairsModel) -> None:
    assert told(model, 1, UNFOLDED_ROLE) is False
    assert told(model, 0, UNFOLDED_ROLE) is None
    model.unfold(STROKE)
    assert model.rowCount() == 6
    assert told(model, 1, UNFOLDED_ROLE) is True
    assert [told(model, row, INSIDE_ROLE) for row in range(6)] == [
        *(False, False),
        *(True, True, True),
        False,
    ]
    assert told(model, 2) == "40 px\nlandscape"
    model.unfold(STROKE, on=False)
    assert model.rowCount() == 3


def test_the_check_mark_of_a_group_tells_when_only_some_are_on(
    model: RepairsModel,
) -> None:
    assert told(model, 1, _Role.CheckStateRole) == Qt.CheckState.Checked
    some = (ALONE, ONE, replace(TWO, is_enabled=False), THREE)
    model.show_repairs(PHOTO, some)
    assert told(model, 1, _Role.CheckStateRole) == Qt.CheckState.PartiallyChecked


def test_the_row_of_a_repair_is_found_inside_its_group(model: RepairsModel) -> None:
    assert model.row_of_group(SPECKS) == 2
    assert model.row_of_repair(0) == 0
    assert model.row_of_repair(2) == 3
    assert model.row(3).repairs == (TWO,)
    assert model.row_of_repair(-1) == -1
    assert model.row_of_group(RepairGroup(GroupKind.MASK, 9)) == -1


def test_an_unfolded_group_stays_unfolded_until_another_photo(
    model: RepairsModel,
) -> None:
    model.unfold(STROKE)
    model.show_repairs(PHOTO, (ONE, TWO, ALONE))
    assert model.rowCount() == 4
    model.show_repairs(Photo.from_pixels(PHOTO.pixels), (ONE, TWO, ALONE))
    assert model.rowCount() == 2


def test_the_picture_of_a_group_shows_all_of_it(qapp) -> None:
    dark, light = repair(60), repair(300)
    light.patch.pixels[:] = 90
    picture = thumbnails.before_and_after(
        PHOTO, (dark.patch, light.patch), ratio=1.0
    ).toImage()
    after = range(thumbnails.SIDE + 4, picture.width())
    middle = picture.height() // 2
    seen = {picture.pixelColor(x, middle).red() for x in after}
    assert min(seen) < 60
    assert any(80 < level < 110 for level in seen)
    before = {picture.pixelColor(x, middle).red() for x in range(thumbnails.SIDE)}
    assert before <= {0, 200}


def test_in_a_small_picture_of_a_large_group_every_patch_is_in_its_place(qapp) -> None:
    """Patches that hold what the photo holds anyway change nothing."""
    rows, columns = np.mgrid[:1200, :1600]
    wave = 127 + 120 * np.sin(rows / 9) * np.sin(columns / 7)
    photo = Photo.from_pixels(np.repeat(wave[..., None], 3, axis=2).astype(np.uint8))
    boxes = (Box.square(151, 103, 190), Box.square(900, 701, 233))
    patches = [Patch(box, photo.region(box)) for box in boxes]
    picture = thumbnails.before_and_after(photo, patches, ratio=1.0).toImage()
    after = thumbnails.SIDE + 4
    for y in range(4, picture.height() - 4, 3):
        for x in range(0, thumbnails.SIDE, 3):
            assert picture.pixel(x, y) == picture.pixel(x + after, y)

"""What was painted in one go is one row, and is switched and deleted as one."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt

from core.geometry import Box, Point
from core.repair import GroupKind
from desktop.fills.fill_controller import FillController
from desktop.repairs.repairs_model import RepairsModel
from desktop.window.actions import ActionId
from tests.journeys.crashes import crash, noted, restore
from tests.journeys.driver import Driver, read

_Role = Qt.ItemDataRole
SQUARES = tuple(Box.square(40 + 14 * n, 40 + 10 * n, 16) for n in range(5))
ALONE = Box.square(250, 180, 24)


@pytest.fixture
def grouped(driver: Driver, photo: Path) -> Driver:
    """One repair, and a group of five."""
    driver.open(photo)
    driver.fill(ALONE)
    fills = driver.window.findChild(FillController)
    fills.fill_all(SQUARES, kind=GroupKind.BRUSH)
    driver.wait(lambda: len(driver.document.repairs) == 6)
    return driver


def rows(driver: Driver) -> RepairsModel:
    return driver.window.repairs.rows


def titles(driver: Driver) -> list[str]:
    model = rows(driver)
    texts = [model.index(n).data() for n in range(model.rowCount())]
    return [" · ".join(text.split("\n")[:-1]) for text in texts]


def choose(driver: Driver, row: int) -> None:
    driver.window.repairs.list.setCurrentIndex(rows(driver).index(row))


def boxes(driver: Driver) -> list[Box]:
    return [repair.box for repair in driver.document.repairs]


def press(driver: Driver, key: Qt.Key) -> None:
    driver.window.repairs.list.setFocus()
    driver.qtbot.keyClick(driver.window.repairs.list, key)


def test_a_group_is_one_row_that_unfolds(grouped: Driver) -> None:
    assert titles(grouped) == ["24 px", "Brush · 5 squares"]
    choose(grouped, 1)
    rows(grouped).unfold(rows(grouped).row(1).group)
    assert titles(grouped) == ["24 px", "Brush · 5 squares", *["16 px"] * 5]


def test_the_arrow_of_a_group_unfolds_it(grouped: Driver) -> None:
    view = grouped.window.repairs.list
    place = view.visualRect(rows(grouped).index(1))
    arrow = place.center()
    arrow.setX(place.right() - 8)
    grouped.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=arrow)
    assert len(titles(grouped)) == 7
    grouped.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=arrow)
    assert len(titles(grouped)) == 2


def test_a_group_is_switched_as_one_step(grouped: Driver) -> None:
    shown = grouped.shown
    off = Qt.CheckState.Unchecked.value
    rows(grouped).setData(rows(grouped).index(1), off, _Role.CheckStateRole)
    grouped.wait(lambda: len(grouped.document.holes) == 1)
    assert grouped.document.holes == (ALONE,)
    grouped.trigger(ActionId.UNDO)
    assert np.array_equal(grouped.shown, shown)


def test_a_group_is_deleted_as_one_step(grouped: Driver) -> None:
    choose(grouped, 1)
    grouped.trigger(ActionId.DELETE_REPAIR)
    grouped.wait(lambda: boxes(grouped) == [ALONE])
    assert not grouped.window.action(ActionId.DELETE_REPAIR).isEnabled()
    grouped.trigger(ActionId.UNDO)
    assert boxes(grouped) == [ALONE, *SQUARES]


def test_a_group_is_filled_again_with_another_model(grouped: Driver) -> None:
    choose(grouped, 1)
    menu = grouped.window.refill_menu
    assert "group" in menu.title()
    menu.chosen.emit("classic")
    models = lambda: [repair.model for repair in grouped.document.repairs]  # noqa: E731
    grouped.wait(lambda: models() == ["landscape", *["classic"] * 5])
    assert titles(grouped)[1] == "Brush · 5 squares"
    choose(grouped, 0)
    assert "group" not in menu.title()


def test_one_of_a_group_is_tried_again_alone(grouped: Driver) -> None:
    click = grouped.view.to_view(Point(SQUARES[4].left + 12, SQUARES[4].top + 12))
    grouped.qtbot.mouseClick(
        grouped.view, Qt.MouseButton.LeftButton, pos=click.toPoint()
    )
    assert titles(grouped)[1:] == ["Brush · 5 squares", *["16 px"] * 5]
    before = grouped.document.repairs
    grouped.trigger(ActionId.TRY_AGAIN)
    grouped.wait(lambda: grouped.document.repairs != before)
    after = grouped.document.repairs
    assert [one.seed for one in after] == [0, 0, 0, 0, 0, 1]
    assert [one is other for one, other in zip(before, after, strict=True)] == [
        *[True] * 5,
        False,
    ]
    assert len({one.group for one in after[1:]}) == 1


def test_one_of_a_group_can_be_deleted(grouped: Driver) -> None:
    rows(grouped).unfold(rows(grouped).row(1).group)
    choose(grouped, 3)
    grouped.trigger(ActionId.DELETE_REPAIR)
    grouped.wait(lambda: len(grouped.document.repairs) == 5)
    assert SQUARES[1] not in boxes(grouped)
    assert titles(grouped)[1] == "Brush · 4 squares"


def test_a_new_square_lets_go_of_the_group(grouped: Driver) -> None:
    grouped.window.action(ActionId.FILL_ON_RELEASE).setChecked(False)
    choose(grouped, 1)
    grouped.drag(Box.square(150, 150, 30))
    assert not grouped.window.action(ActionId.DELETE_REPAIR).isEnabled()


def test_groups_come_back_after_a_crash(
    grouped: Driver, later: Driver, photo: Path
) -> None:
    grouped.wait(lambda: noted(grouped) == 6)
    crash(grouped, later)
    restore(later, repairs=6)
    assert titles(later) == ["24 px", "Brush · 5 squares"]
    assert not np.array_equal(later.shown, read(photo))
    assert np.array_equal(later.shown, grouped.shown)

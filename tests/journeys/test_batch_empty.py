"""Before any photo is chosen, the batch dialog says what to do, and does it."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from desktop.batch.empty_table import EmptyTable
from tests.journeys.batch_desk import Desk


def empty(desk: Desk) -> EmptyTable:
    return desk.dialog.table.empty


def press(desk: Desk, key: Qt.Key) -> None:
    QTest.keyClick(desk.dialog.focusWidget(), key)


def test_it_says_in_the_middle_what_to_do(desk: Desk, scans: list[Path]) -> None:
    assert empty(desk).isVisible()
    assert not desk.dialog.table.view.isVisible()
    assert "Drop photos or folders here" in empty(desk).button.text()
    middle = empty(desk).rect().center()
    place = empty(desk).button.geometry
    desk.driver.wait(lambda: (place().center() - middle).manhattanLength() <= 2)
    assert desk.told == ""
    desk.drop(*scans)
    desk.driver.wait(desk.dialog.table.view.isVisible)
    assert not empty(desk).isVisible()


def test_the_keyboard_reaches_it_and_chooses_photos(
    desk: Desk, scans: list[Path]
) -> None:
    start = desk.dialog.focusWidget()
    while desk.dialog.focusWidget() is not empty(desk).button:
        press(desk, Qt.Key.Key_Tab)
        assert desk.dialog.focusWidget() is not start, "Tab goes past it"
    desk.driver.asker.photo_choices.append(tuple(scans))
    press(desk, Qt.Key.Key_Space)
    assert len(desk.rows) == 3
    assert desk.dialog.focusWidget() is desk.dialog.table.view


def test_it_is_back_when_all_photos_are_taken_away(
    desk: Desk, scans: list[Path]
) -> None:
    desk.add(*scans)
    desk.dialog.table.view.setFocus()
    desk.dialog.table.view.selectAll()
    press(desk, Qt.Key.Key_Delete)
    assert empty(desk).isVisible()
    assert desk.dialog.focusWidget() is empty(desk).button


def test_with_a_list_it_asks_for_the_list(desk: Desk, tmp_path: Path) -> None:
    desk.dialog.squares.from_list.click()
    assert "Choose a list" in empty(desk).button.text()
    rows = tmp_path / "jobs.csv"
    rows.write_text("photo,x,y,side,output\nscan.png,10,10,20,out.png\n", "utf-8")
    desk.driver.asker.job_lists.append(rows)
    empty(desk).button.click()
    desk.driver.wait(desk.dialog.table.view.isVisible)
    assert len(desk.rows) == 1


def test_a_screen_reader_is_told_what_to_do(desk: Desk) -> None:
    told = QAccessible.queryAccessibleInterface(empty(desk).button)
    assert "Drop photos or folders here" in told.text(QAccessible.Text.Name)
    assert "choose photos" in told.text(QAccessible.Text.Name)

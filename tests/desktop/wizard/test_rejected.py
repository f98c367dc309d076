"""The list of photos that cannot be used."""

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from core.dataset.scan_report import Fault, RejectedPhoto
from desktop.files.list_file import write_list
from desktop.tasks import TaskRunner
from desktop.wizard.rejected_list import RejectedList
from desktop.wizard.rejected_model import Column, RejectedModel
from tests.desktop.fakes import ScriptedAsker

ALPS = Path("/alps")
PHOTOS = (
    RejectedPhoto(ALPS / "b.jpg", Fault.UNREADABLE),
    RejectedPhoto(ALPS / "sub" / "A.jpg", Fault.TOO_SMALL),
    RejectedPhoto(ALPS / "sub" / "c.jpg", Fault.COPY, of=ALPS / "b.jpg"),
)


def names(model: RejectedModel) -> list[str]:
    return [model.index(row, Column.NAME).data() for row in range(model.rowCount())]


def test_the_table_is_sorted_by_each_column(qtbot: QtBot) -> None:
    model = RejectedModel()
    model.show_photos(PHOTOS)
    model.sort(Column.NAME)
    assert names(model) == ["A.jpg", "b.jpg", "c.jpg"]
    model.sort(Column.NAME, Qt.SortOrder.DescendingOrder)
    assert names(model) == ["c.jpg", "b.jpg", "A.jpg"]
    model.sort(Column.REASON)
    assert names(model) == ["b.jpg", "c.jpg", "A.jpg"]
    model.sort(-1)
    assert names(model) == ["b.jpg", "A.jpg", "c.jpg"]


def test_what_is_selected_stays_selected(qtbot: QtBot) -> None:
    model = RejectedModel()
    model.show_photos(PHOTOS)
    selection = QItemSelectionModel(model)
    selection.setCurrentIndex(
        model.index(2, 0), QItemSelectionModel.SelectionFlag.Select
    )
    model.sort(Column.NAME, Qt.SortOrder.DescendingOrder)
    assert [index.row() for index in selection.selectedIndexes()] == [0]
    assert selection.currentIndex().data() == "c.jpg"


def test_twenty_thousand_rows_are_sorted_and_painted(qtbot: QtBot) -> None:
    photos = [
        RejectedPhoto(ALPS / f"{number * 7919 % 20_000:05}.jpg", Fault.TOO_SMALL)
        for number in range(20_000)
    ]
    runner = TaskRunner("test")
    shown = RejectedList(asker=ScriptedAsker(), runner=runner)
    qtbot.addWidget(shown)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.show_photos(photos, folder=ALPS)
    table = shown.findChild(QTableView)
    table.sortByColumn(Column.NAME, Qt.SortOrder.AscendingOrder)
    table.grab()
    assert table.model().index(0, 0).data() == "00000.jpg"
    runner.stop()


@pytest.fixture
def shown(qtbot: QtBot):
    runner, asker = TaskRunner("test"), ScriptedAsker()
    shown = RejectedList(asker=asker, runner=runner)
    shown.asker = asker
    qtbot.addWidget(shown)
    shown.show_photos(PHOTOS, folder=ALPS)
    yield shown
    qtbot.waitUntil(lambda: not runner.is_busy)
    runner.stop()


def test_the_list_is_saved_as_a_table_in_the_order_shown(
    shown, qtbot: QtBot, tmp_path: Path
) -> None:
    place = tmp_path / "list.csv"
    shown.asker.list_places.append(place)
    shown.findChild(QTableView).sortByColumn(Column.NAME, Qt.SortOrder.AscendingOrder)
    shown.save_list()
    qtbot.waitUntil(lambda: str(place) in shown.told)
    with place.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["Photo", "Reason"]
    assert rows[1] == [
        str(ALPS / "sub" / "A.jpg"),
        "is too small: a side is under 128 px",
    ]
    assert [Path(row[0]).name for row in rows[1:]] == ["A.jpg", "b.jpg", "c.jpg"]
    assert shown.asker.suggestions == [ALPS / "left-out-photos.csv"]


def test_the_list_is_saved_as_text(shown, qtbot: QtBot, tmp_path: Path) -> None:
    place = tmp_path / "list.txt"
    shown.asker.list_places.append(place)
    shown.save_list()
    qtbot.waitUntil(lambda: str(place) in shown.told)
    lines = place.read_text("utf-8").splitlines()
    assert lines[0] == f"{ALPS / 'b.jpg'}: cannot be read"
    assert lines[2].endswith("c.jpg: is a copy of b.jpg")


def test_a_place_that_cannot_be_written_to_is_told(
    shown, qtbot: QtBot, tmp_path: Path
) -> None:
    shown.asker.list_places.append(tmp_path / "gone" / "list.csv")
    shown.save_list()
    qtbot.waitUntil(lambda: "could not be saved" in shown.told)
    assert "no such file or folder" in shown.told


def test_no_place_writes_nothing(shown) -> None:
    shown.asker.list_places.append(None)
    shown.save_list()
    assert shown.told == ""


def test_names_that_are_no_text_are_written_readably(tmp_path: Path) -> None:
    odd = b"caf\xe9.jpg".decode("utf-8", "surrogateescape")
    for place in (tmp_path / "list.csv", tmp_path / "list.txt"):
        write_list(place, header=("Photo", "Reason"), rows=[(odd, "é")])
        assert r"caf\xe9.jpg" in place.read_text("utf-8-sig")
        assert "é" in place.read_text("utf-8-sig")

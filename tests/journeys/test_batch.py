"""The same squares are repaired in many photos, or the squares of a list."""

import csv
from pathlib import Path

import pytest
from PIL import Image

from core.cli.main import run
from core.geometry import Box
from desktop.batch.batch_model import Column
from tests.factories import landscape
from tests.journeys.batch_desk import Desk
from tests.journeys.driver import Driver, read

STAMP = Box.square(250, 190, 32)
SPOT = Box.square(40, 30, 24)


def list_file(folder: Path, *rows: str) -> Path:
    path = folder / "jobs.csv"
    path.write_text("\n".join(("photo,x,y,side,output", *rows)), "utf-8")
    return path


def test_the_squares_of_the_open_photo_are_repaired_in_others(
    desk: Desk, scans: list[Path]
) -> None:
    desk.add(*scans)
    assert desk.states == ["Waiting"] * 3
    desk.repair()
    assert desk.states == ["Repaired"] * 3
    assert desk.told == "3 repaired"
    for photo in scans:
        changed = (read(photo) != read(photo.parent / "repaired" / photo.name)).any(-1)
        for box in (STAMP, SPOT):
            assert changed[box.slices].any()
            changed[box.slices] = False
        assert not changed.any()
    assert {job.model for job in desk.driver.engine.jobs} == {"landscape"}


def test_a_folder_gives_its_photos_in_the_order_of_their_names(
    desk: Desk, scans: list[Path]
) -> None:
    (scans[0].parent / "notes.txt").write_text("no photo")
    desk.driver.asker.folders.append(scans[0].parent)
    desk.dialog.table.add_folder.click()
    desk.driver.wait(lambda: len(desk.rows) == 3)
    assert [name for name, _ in desk.rows] == [photo.name for photo in scans]
    desk.dialog.table.view.selectRow(1)
    desk.dialog.table.remove.click()
    assert [name for name, _ in desk.rows] == ["scan 1.png", "scan 10.png"]


def test_photos_and_folders_can_be_dropped(desk: Desk, scans: list[Path]) -> None:
    desk.drop(scans[2], scans[0].parent)
    desk.driver.wait(lambda: len(desk.rows) == 3)
    names = [name for name, _ in desk.rows]
    assert names == ["scan 10.png", "scan 1.png", "scan 2.png"]


def test_squares_follow_the_size_of_each_photo_or_stay(
    desk: Desk, tmp_path: Path
) -> None:
    large = tmp_path / "large.png"
    Image.fromarray(landscape(640, 480)).save(large)
    desk.add(large)
    desk.repair()
    holes = {job.hole for job in desk.driver.engine.jobs}
    assert holes == {Box.square(500, 380, 64), Box.square(80, 60, 48)}
    desk.driver.engine.jobs.clear()
    desk.dialog.squares.meaning.setCurrentIndex(1)
    desk.dialog.squares.meaning.activated.emit(1)
    desk.dialog.target.skipping.click()
    desk.repair()
    assert {job.hole for job in desk.driver.engine.jobs} == {STAMP, SPOT}


def test_a_list_gives_the_pixels_that_the_command_gives(
    desk: Desk, scans: list[Path]
) -> None:
    folder = scans[0].parent
    rows = (
        "scan 1.png,10,20,40,one.png",
        "scan 1.png,40,30,40,one.png",
        "scan 2.png,250,190,32,two.png",
    )
    desk.choose_list(list_file(folder, *rows))
    desk.driver.wait(lambda: len(desk.rows) == 2)
    desk.repair()
    assert desk.states == ["Repaired"] * 2
    window = [(folder / name).read_bytes() for name in ("one.png", "two.png")]
    engine = desk.driver.engine
    argv = ["repair", "--list", str(folder / "jobs.csv")]
    assert run(argv, make_engine=lambda _paths, detail: engine) == 0
    assert [(folder / name).read_bytes() for name in ("one.png", "two.png")] == window


def test_wrong_rows_of_a_list_are_told_and_the_others_are_repaired(
    desk: Desk, scans: list[Path]
) -> None:
    rows = (
        "scan 1.png,10,20,40,one.png",
        "scan 2.png,ten,20,40,two.png",
        "scan 10.png,300,20,40,ten.png",
        "gone.png,1,1,40,gone-repaired.png",
    )
    desk.choose_list(list_file(scans[0].parent, *rows))
    desk.driver.wait(lambda: len(desk.rows) == 4)
    desk.repair()
    assert desk.rows == [
        ("scan 1.png", "Repaired"),
        ("scan 10.png", "Not repaired"),
        ("gone.png", "Not repaired"),
        ("Row 3", "Not repaired"),
    ]
    assert "leaves this photo of 320 x 240 px" in desk.cell(1, Column.RESULT)
    assert "gone.png cannot be opened" in desk.cell(2, Column.RESULT)
    assert "whole numbers" in desk.cell(3, Column.RESULT)
    assert desk.told == "1 repaired, 3 not repaired"


def test_a_file_that_is_no_list_is_told(desk: Desk, scans: list[Path]) -> None:
    desk.choose_list(scans[0])
    desk.driver.wait(lambda: desk.message != "")
    assert desk.message == "scan 1.png is not written in UTF-8."
    assert not desk.dialog.start.isEnabled()


def test_results_that_are_there_are_skipped_unless_told_otherwise(
    desk: Desk, scans: list[Path], tmp_path: Path
) -> None:
    folder = tmp_path / "results"
    folder.mkdir()
    (folder / "scan 1-x.png").write_bytes(b"older")
    desk.driver.asker.result_folders.append(folder)
    desk.dialog.target.choose_folder.click()
    desk.driver.qtbot.keyClicks(desk.dialog.target.suffix, "-x")
    desk.add(*scans)
    desk.repair()
    assert desk.states == ["Skipped", "Repaired", "Repaired"]
    assert (folder / "scan 1-x.png").read_bytes() == b"older"
    desk.dialog.target.skipping.click()
    assert desk.states == ["Waiting"] * 3
    desk.repair()
    assert desk.states == ["Repaired"] * 3
    assert read(folder / "scan 1-x.png").shape == (240, 320, 3)


def test_a_folder_that_cannot_be_made_ends_the_batch_with_a_sentence(
    desk: Desk, scans: list[Path]
) -> None:
    (scans[0].parent / "repaired").write_text("a file")
    desk.add(*scans)
    desk.repair()
    assert "could not be made" in desk.message
    assert desk.states == ["Waiting"] * 3


def test_the_report_is_saved_as_a_table(
    desk: Desk, scans: list[Path], tmp_path: Path
) -> None:
    scans[1].write_text("no picture")
    desk.add(*scans)
    desk.repair()
    place = tmp_path / "report.csv"
    desk.driver.asker.list_places.append(place)
    desk.dialog.report.click()
    desk.driver.wait(lambda: str(place) in desk.message)
    with place.open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)
    assert header == ["Photo", "State", "Result"]
    assert [row[:2] for row in rows] == [
        [str(scans[0]), "Repaired"],
        [str(scans[1]), "Not repaired"],
        [str(scans[2]), "Repaired"],
    ]
    assert "scan 2.png cannot be opened" in rows[1][2]


def test_without_squares_nothing_can_be_repaired_and_the_dialog_says_why(
    driver: Driver, scans: list[Path]
) -> None:
    desk = Desk(driver)
    desk.add(*scans)
    assert desk.rows[0] == ("scan 1.png", "Waiting")
    assert not desk.dialog.start.isEnabled()
    assert "Open a photo" in desk.dialog.squares.photo_hint.text()
    driver.open(scans[0])
    driver.fill(STAMP)
    driver.wait(desk.dialog.start.isEnabled)
    assert "scan 1.png" in desk.dialog.squares.photo_hint.text()


def test_bits_that_a_file_cannot_hold_are_told(desk: Desk, tmp_path: Path) -> None:
    deep = tmp_path / "deep.tif"
    Image.new("I;16", (320, 240)).save(deep)
    list_file = tmp_path / "jobs.csv"
    list_file.write_text("photo,x,y,side,output\ndeep.tif,30,20,40,out.jpg\n")
    desk.choose_list(list_file)
    desk.driver.wait(lambda: len(desk.rows) == 1)
    desk.repair()
    assert desk.states == ["Repaired"]
    assert "8 of the photo's 16 bits" in desk.cell(0, Column.RESULT)


def test_the_dialogs_begin_beside_the_open_photo(
    desk: Desk, photo: Path, scans: list[Path]
) -> None:
    desk.add()
    desk.add(*scans)
    desk.add()
    assert desk.driver.asker.suggestions[-3:] == [
        photo.parent,
        photo.parent,
        scans[0].parent,
    ]


def test_the_folder_of_the_results_is_shown(
    desk: Desk, scans: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Path] = []
    button = desk.dialog.target.show_folder
    monkeypatch.setattr(desk.dialog.target, "_show", shown.append)
    desk.add(*scans)
    assert not button.isEnabled()
    desk.repair()
    button.click()
    assert shown == [scans[0].parent / "repaired"]

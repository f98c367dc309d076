"""A batch runs beside the window, waits, ends, and loses nothing."""

import shutil
from pathlib import Path

from PySide6.QtCore import Qt

from core.geometry import Box
from desktop.batch.batch_dialog import BatchDialog
from desktop.batch.batch_model import PERCENT_ROLE, Column
from desktop.questions.asker import UnsavedChoice
from tests.journeys.batch_desk import Desk


def test_fills_of_the_window_go_between_those_of_the_batch(
    desk: Desk, scans: list[Path]
) -> None:
    driver, engine = desk.driver, desk.driver.engine
    engine.block_fill()
    desk.add(*scans)
    desk.dialog.start.click()
    driver.wait(lambda: len(engine.jobs) == 1)
    mine = Box.square(120, 100, 40)
    driver.drag(mine)
    engine.release_fill()
    desk.wait_until_over()
    driver.wait(lambda: len(driver.document.repairs) == 3)
    assert [job.hole for job in engine.jobs].index(mine) == 1
    assert desk.states == ["Repaired"] * 3


def test_another_model_is_for_the_next_batch(desk: Desk, scans: list[Path]) -> None:
    driver, engine = desk.driver, desk.driver.engine
    engine.block_fill()
    desk.add(*scans)
    desk.dialog.start.click()
    driver.wait(lambda: len(engine.jobs) == 1)
    driver.window.model_menu.chosen.emit("classic")
    engine.release_fill()
    desk.wait_until_over()
    assert {job.model for job in engine.jobs} == {"landscape"}
    assert driver.window.status.model.text() == "classic"


def test_progress_is_shown_and_a_pause_holds_it(desk: Desk, scans: list[Path]) -> None:
    driver, dialog = desk.driver, desk.dialog
    driver.engine.block_fill()
    desk.add(*scans)
    dialog.start.click()
    index = dialog.table.model.index(0, Column.STATE)
    driver.wait(lambda: index.data(PERCENT_ROLE) == 25)
    assert desk.told == "0 of 3 photos"
    assert not dialog.squares.isEnabled()
    assert dialog.progress.value() > 0
    dialog.pause.click()
    assert desk.told == "0 of 3 photos, paused"
    driver.engine.release_fill()
    driver.fill(Box.square(120, 100, 40))  # comes after the square at work
    assert not (scans[0].parent / "repaired" / scans[0].name).exists()
    dialog.go_on.click()
    desk.wait_until_over()
    assert desk.states == ["Repaired"] * 3


def test_cancel_keeps_what_is_done_and_the_rest_can_be_done_later(
    desk: Desk, scans: list[Path]
) -> None:
    driver, dialog = desk.driver, desk.dialog
    desk.add(scans[0])
    desk.repair()
    driver.engine.block_fill()
    desk.add(*scans)
    assert desk.states == ["Repaired", "Waiting", "Waiting"]
    dialog.start.click()
    driver.wait(lambda: desk.states[1] == "Repairing")
    dialog.cancel.click()
    desk.wait_until_over()
    assert desk.states == ["Repaired", "Waiting", "Waiting"]
    assert desk.told == "1 repaired, 2 not begun"
    folder = scans[0].parent / "repaired"
    assert [path.name for path in folder.iterdir()] == [scans[0].name]
    driver.engine.release_fill()
    desk.repair()
    assert desk.states == ["Repaired"] * 3


def test_a_folder_that_vanishes_is_told_and_can_be_tried_again(
    desk: Desk, scans: list[Path], tmp_path: Path
) -> None:
    driver = desk.driver
    desk.add(*scans)
    driver.engine.block_fill()
    desk.dialog.start.click()
    driver.wait(lambda: len(driver.engine.jobs) == 1)
    shutil.move(scans[0].parent, tmp_path / "unplugged")
    driver.engine.release_fill()
    desk.wait_until_over()
    assert desk.states == ["Not repaired"] * 3
    assert "could not be saved" in desk.cell(0, Column.RESULT)
    assert "There is no folder" in desk.cell(1, Column.RESULT)
    shutil.move(tmp_path / "unplugged", scans[0].parent)
    desk.repair()
    assert desk.states == ["Repaired"] * 3


def test_a_running_batch_is_not_lost_without_a_question(
    desk: Desk, scans: list[Path]
) -> None:
    driver, dialog = desk.driver, desk.dialog
    driver.engine.block_fill()
    desk.add(*scans)
    dialog.start.click()
    driver.wait(lambda: len(driver.engine.jobs) == 1)
    driver.asker.cancel_choices.append(False)
    driver.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert driver.asker.asked[-1] == "cancel_batch 3"
    driver.asker.cancel_choices.append(True)
    desk.close()
    driver.wait(lambda: driver.window.findChild(BatchDialog) is None)
    assert Desk(driver).states == ["Waiting"] * 3


def test_closing_the_window_asks_and_ends_the_batch(
    desk: Desk, scans: list[Path]
) -> None:
    driver = desk.driver
    driver.engine.block_fill()
    desk.add(*scans)
    desk.dialog.start.click()
    driver.wait(lambda: len(driver.engine.jobs) == 1)
    driver.asker.unsaved_choices += [UnsavedChoice.DISCARD] * 2
    driver.asker.cancel_choices += [False, True]
    assert not driver.window.close()
    assert driver.window.close()
    assert not (scans[0].parent / "repaired" / scans[0].name).exists()

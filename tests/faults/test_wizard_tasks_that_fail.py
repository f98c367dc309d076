"""The same for the pages of the training wizard; see `test_tasks_that_fail`."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from core.dataset.scan_report import Fault, RejectedPhoto
from desktop.tasks import TaskRunner
from desktop.wizard.elsewhere.look import Look
from desktop.wizard.elsewhere.packing_page import PackingPage
from desktop.wizard.thumbnails import Thumbnails
from tests.desktop.wizard.sitting import Sitting, report_of
from tests.faults.broken_tasks import UNEXPECTED, BrokenTasks


@pytest.fixture
def seated(qtbot: QtBot, tmp_path: Path) -> Iterator[Sitting]:
    sitting = Sitting(qtbot, tmp_path)
    yield sitting
    sitting.leave()


def test_a_scan_that_fails_is_told_on_its_page(
    seated: Sitting, broken: BrokenTasks, qtbot: QtBot
) -> None:
    broken.breaks("desktop.wizard.scan_task")
    with qtbot.captureExceptions() as caught:
        seated.check()
    assert UNEXPECTED in str(caught[0][1])
    assert "Something went wrong with these photos." in seated.words
    broken.breaks("")
    seated.dialog.check_page.start_scan()
    seated.wait_until_scanned()


def test_a_list_of_photos_that_fails_can_be_saved_again(
    seated: Sitting, broken: BrokenTasks, qtbot: QtBot, tmp_path: Path
) -> None:
    bad = RejectedPhoto(seated.photos / "a.jpg", Fault.UNREADABLE)
    seated.check(report_of(seated.photos, rejected=(bad,)))
    rejected, place = seated.dialog.check_page.found.rejected, tmp_path / "list.txt"
    broken.breaks("desktop.wizard.rejected_list")
    with qtbot.captureExceptions() as caught:
        seated.asker.list_places.append(place)
        rejected.save_list()
        qtbot.waitUntil(lambda: len(caught) == 1)
    broken.breaks("")
    seated.asker.list_places.append(place)
    rejected.save_list()
    qtbot.waitUntil(place.exists)
    seated.wait(lambda: str(place) in rejected.told)


def test_a_thumbnail_that_fails_is_an_empty_one_and_asked_for_once(
    qtbot: QtBot, broken: BrokenTasks, photo: Path, caplog
) -> None:
    runner = TaskRunner("thumbnails")
    thumbnails = Thumbnails(runner, size=QSize(64, 64))
    broken.breaks("desktop.wizard.thumbnails")
    with qtbot.waitSignal(thumbnails.ready):
        thumbnails.get(photo)
    found = thumbnails.get(photo)
    assert found is not None
    assert found.isNull()
    assert broken.count == 1
    assert any(UNEXPECTED in str(record.exc_info) for record in caplog.records)
    runner.stop()


@pytest.fixture
def runner() -> Iterator[TaskRunner]:
    runner = TaskRunner("wizard")
    yield runner
    runner.stop()


def test_a_job_folder_that_fails_can_be_written_again(
    qtbot: QtBot, broken: BrokenTasks, runner: TaskRunner, tmp_path: Path
) -> None:
    folder = tmp_path / "job"
    page = PackingPage(lambda *_: "written", folder=lambda: folder, runner=runner)
    qtbot.addWidget(page)
    broken.breaks("desktop.wizard.elsewhere.packing_page")
    with qtbot.captureExceptions() as caught:
        page.begin()
        qtbot.waitUntil(lambda: len(caught) == 1)
    assert UNEXPECTED in str(caught[0][1])
    assert page.trouble.text == "The job folder could not be written."
    broken.breaks("")
    with qtbot.waitSignal(page.packed) as packed:
        page.begin()
    assert packed.args == [folder, "written"]


def test_after_a_look_that_fails_another_can_be_taken(
    qtbot: QtBot, broken: BrokenTasks, runner: TaskRunner
) -> None:
    look = Look(runner)
    broken.breaks("desktop.wizard.elsewhere.look")
    with qtbot.captureExceptions() as caught:
        look.begin(lambda: "seen")
        qtbot.waitUntil(lambda: len(caught) == 1)
    assert UNEXPECTED in str(caught[0][1])
    assert not look.is_looking
    broken.breaks("")
    with qtbot.waitSignal(look.seen) as seen:
        look.begin(lambda: "seen")
    assert seen.args == ["seen"]

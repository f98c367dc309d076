"""Every work in the background may fail unexpectedly: it is told, and all goes on."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from core.dataset.scan_report import Fault, RejectedPhoto
from core.geometry import Box
from core.session.journal import Journal
from desktop.actions import ActionId
from desktop.confidence.confidence_controller import ConfidenceController
from desktop.tasks import TaskRunner
from desktop.wizard.thumbnails import Thumbnails
from tests.core.session.notes import note, photo_in, repair, store_in
from tests.desktop.wizard.sitting import Sitting, report_of
from tests.faults.broken_tasks import BrokenTasks, makers
from tests.journeys.batch_desk import Desk
from tests.journeys.crashes import answer
from tests.journeys.driver import Driver

HOLE, SECOND = Box.square(100, 80, 40), Box.square(20, 20, 30)
UNEXPECTED = "nobody expected this"


@pytest.fixture
def broken(monkeypatch) -> BrokenTasks:
    return BrokenTasks(monkeypatch)


class Stage:
    """A window that was not shown yet, and what a person does in it."""

    def __init__(self, driver: Driver, broken: BrokenTasks, photo: Path) -> None:
        self.driver = driver
        self.broken = broken
        self.photo = photo

    def ready(self) -> Driver:
        self.driver.show()
        self.driver.wait_until_ready()
        return self.driver

    def opened(self) -> Driver:
        driver = self.ready()
        driver.open(self.photo)
        return driver

    def repaired(self) -> Driver:
        driver = self.opened()
        driver.fill(HOLE)
        return driver

    def left(self) -> None:
        """Leave a session behind, as a program that was killed."""
        folder = self.driver.paths.sessions.parent
        photo, path = photo_in(folder)
        journal = Journal(store_in(folder), photo, path)
        note(journal, repair())
        journal._folder.release()


Journey = Callable[[Stage, Callable[[], None]], object]
"""What leads to a task; what is passed in breaks the tasks from there on."""


def at_start(stage: Stage, fail: Callable[[], None]) -> None:
    fail()
    stage.driver.show()


def while_opening(stage: Stage, fail: Callable[[], None]) -> None:
    driver = stage.ready()
    fail()
    driver.drop(stage.photo)


def while_filling(stage: Stage, fail: Callable[[], None]) -> None:
    driver = stage.opened()
    fail()
    driver.drag(SECOND)


def while_telling_confidence(stage: Stage, fail: Callable[[], None]) -> None:
    driver = stage.opened()
    driver.window.findChild(ConfidenceController).set_wanted(on=True)
    fail()
    driver.drag(SECOND)


def while_saving(stage: Stage, fail: Callable[[], None]) -> None:
    driver = stage.repaired()
    fail()
    driver.asker.places.append(stage.photo.with_name("copy.png"))
    driver.trigger(ActionId.SAVE_AS)


def after(action: ActionId) -> Journey:
    """When a person chooses an action beside a repaired photo."""

    def journey(stage: Stage, fail: Callable[[], None]) -> None:
        driver = stage.repaired()
        fail()
        driver.trigger(action)

    return journey


def while_restoring(stage: Stage, fail: Callable[[], None]) -> None:
    stage.left()
    driver = stage.ready()
    fail()
    answer(driver, "Restore")


def while_choosing_photos(stage: Stage, fail: Callable[[], None]) -> None:
    desk = Desk(stage.repaired())
    fail()
    desk.drop(stage.photo.parent)


def while_repairing_many(stage: Stage, fail: Callable[[], None]) -> None:
    desk = Desk(stage.repaired())
    desk.add(stage.photo)
    fail()
    desk.dialog.start.click()


def while_writing_a_report(stage: Stage, fail: Callable[[], None]) -> None:
    desk = Desk(stage.repaired())
    desk.add(stage.photo)
    desk.repair()
    fail()
    stage.driver.asker.list_places.append(stage.photo.with_name("report.csv"))
    desk.dialog.report.click()


JOURNEYS: dict[str, Journey] = {
    "desktop.batch.batch_controller": while_writing_a_report,
    "desktop.batch.batch_task": while_repairing_many,
    "desktop.batch.chooser": while_choosing_photos,
    "desktop.candidates.candidate_controller": after(ActionId.OTHER_FILLS),
    "desktop.confidence.confidence_controller": while_telling_confidence,
    "desktop.doctor_controller": after(ActionId.ABOUT_COMPUTER),
    "desktop.files.clipboard_controller": after(ActionId.COPY),
    "desktop.files.export_controller": after(ActionId.EXPORT),
    "desktop.files.file_controller": while_opening,
    "desktop.files.folder_browser": after(ActionId.NEXT_PHOTO),
    "desktop.files.save_controller": while_saving,
    "desktop.fill_controller": while_filling,
    "desktop.finder.finder_controller": after(ActionId.FIND_DUST),
    "desktop.library_controller": after(ActionId.MODELS),
    "desktop.model_controller": at_start,
    "desktop.recent_controller": while_opening,
    "desktop.repairs.outside_check": while_filling,
    "desktop.sessions.restoration": while_restoring,
    "desktop.sessions.restore_controller": at_start,
    "desktop.sessions.session_controller": while_opening,
    "desktop.tidying": at_start,
    "desktop.training_controller": at_start,
}
WIZARD = {
    "desktop.wizard.rejected_list",
    "desktop.wizard.scan_task",
    "desktop.wizard.thumbnails",
}
PASSED_ON = {"desktop.wizard.check_page"}
"""Uses a kind of task that another module defines."""
AHEAD = {"desktop.wiring", "desktop.wizard_factory"}
"""Only import, before anybody waits for it, what is imported later anyway."""


def test_every_part_that_works_in_the_background_is_tried() -> None:
    assert makers() - PASSED_ON - AHEAD == set(JOURNEYS) | WIZARD


@pytest.mark.parametrize("maker", sorted(JOURNEYS))
def test_a_failure_is_told_and_the_window_goes_on(
    maker: str, hidden: Driver, broken: BrokenTasks, photo: Path, caplog
) -> None:
    stage = Stage(hidden, broken, photo)
    with hidden.qtbot.captureExceptions() as caught:
        JOURNEYS[maker](stage, lambda: broken.breaks(maker))
        hidden.wait(lambda: broken.count > 0 and len(caught) > 0)
        broken.breaks("")
    assert all(UNEXPECTED in str(error) for _, error, _ in caught)
    assert any(UNEXPECTED in str(record.exc_info) for record in caplog.records)
    goes_on(stage)


def goes_on(stage: Stage) -> None:
    """A photo can be opened, repaired and saved."""
    driver = stage.driver
    for dialog in driver.window.findChildren(object):
        if hasattr(dialog, "reject") and dialog.isVisible():
            dialog.reject()
    if driver.document.photo is None:
        driver.open(stage.photo)
    driver.fill(Box.square(200, 150, 24))
    place = stage.photo.with_name("saved.png")
    driver.asker.places.append(place)
    driver.trigger(ActionId.SAVE_AS)
    driver.wait(lambda: place.exists() and not driver.document.is_modified)


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

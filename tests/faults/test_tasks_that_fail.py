"""Every work in the background may fail unexpectedly: it is told, and all goes on."""

from collections.abc import Callable
from pathlib import Path

import pytest

from core.geometry import Box
from core.session.journal import Journal
from desktop.confidence.confidence_controller import ConfidenceController
from desktop.window.actions import ActionId
from tests.core.session.notes import note, photo_in, repair, store_in
from tests.faults.broken_tasks import UNEXPECTED, BrokenTasks, makers
from tests.journeys.batch_desk import Desk
from tests.journeys.crashes import answer
from tests.journeys.driver import Driver

HOLE, SECOND = Box.square(100, 80, 40), Box.square(20, 20, 30)


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
    "desktop.doctor.doctor_controller": after(ActionId.ABOUT_COMPUTER),
    "desktop.files.clipboard_controller": after(ActionId.COPY),
    "desktop.files.export_controller": after(ActionId.EXPORT),
    "desktop.files.file_controller": while_opening,
    "desktop.files.folder_browser": after(ActionId.NEXT_PHOTO),
    "desktop.files.save_controller": while_saving,
    "desktop.fills.fill_controller": while_filling,
    "desktop.finder.finder_controller": after(ActionId.FIND_DUST),
    "desktop.models.library_controller": after(ActionId.MODELS),
    "desktop.models.model_controller": at_start,
    "desktop.recent.recent_controller": while_opening,
    "desktop.repairs.outside_check": while_filling,
    "desktop.sessions.restoration": while_restoring,
    "desktop.sessions.restore_controller": at_start,
    "desktop.sessions.session_controller": while_opening,
    "desktop.program.tidying": at_start,
    "desktop.training.training_controller": at_start,
}
WIZARD = {
    "desktop.wizard.elsewhere.look",
    "desktop.wizard.elsewhere.packing_page",
    "desktop.wizard.rejected_list",
    "desktop.wizard.scan_task",
    "desktop.wizard.thumbnails",
}
PASSED_ON = {"desktop.wizard.check_page"}
"""Uses a kind of task that another module defines."""
AHEAD = {"desktop.wiring", "desktop.training.wizard_factory"}
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
        goes_on(stage)
    assert all(UNEXPECTED in str(error) for _, error, _ in caught)
    assert any(UNEXPECTED in str(record.exc_info) for record in caplog.records)


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

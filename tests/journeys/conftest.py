"""A window to drive, and photos to repair in it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from core.geometry import Box
from core.training.elsewhere import exchange
from core.training.elsewhere.packing import write_job
from desktop.questions.asker import UnsavedChoice
from tests.desktop.wizard.sitting import Sitting
from tests.factories import landscape_png
from tests.journeys.batch_desk import Desk
from tests.journeys.crashes import noted
from tests.journeys.driver import Driver
from tests.journeys.leaving import SQUARES


@pytest.fixture
def hidden(qtbot: QtBot, tmp_path: Path) -> Iterator[Driver]:
    """A window that was not shown yet."""
    driver = Driver(qtbot, tmp_path)
    yield driver
    driver.engine.release_prepare()
    driver.engine.release_fill()
    driver.asker.unsaved_choices = [UnsavedChoice.DISCARD]
    driver.asker.cancel_choices = [True]
    qtbot.waitUntil(driver.window.close, timeout=60_000)
    driver.window.deleteLater()


@pytest.fixture
def driver(hidden: Driver) -> Driver:
    """A window that is ready to fill."""
    hidden.show()
    hidden.wait_until_ready()
    return hidden


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A photo of 320 x 240 pixels, shown at 100 %."""
    path = tmp_path / "ridge.png"
    path.write_bytes(landscape_png(320, 240))
    return path


@pytest.fixture
def other_photo(tmp_path: Path) -> Path:
    path = tmp_path / "lake.png"
    path.write_bytes(landscape_png(300, 200, seed=5))
    return path


@pytest.fixture
def sitting(qtbot: QtBot, tmp_path: Path) -> Iterator[Sitting]:
    """A training wizard on its first page."""
    sitting = Sitting(qtbot, tmp_path)
    yield sitting
    sitting.leave()


@pytest.fixture
def make_driver(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[str], Driver]]:
    """Windows that are not shown yet, each with a profile of its own."""
    drivers: list[Driver] = []

    def make(name: str) -> Driver:
        drivers.append(Driver(qtbot, tmp_path / name))
        return drivers[-1]

    yield make
    for driver in drivers:
        driver.engine.release_fill()
        driver.asker.unsaved_choices = [UnsavedChoice.DISCARD]
        qtbot.waitUntil(driver.window.close, timeout=60_000)
        driver.window.deleteLater()


@pytest.fixture
def later(make_driver: Callable[[str], Driver]) -> Driver:
    """The window of the next start, not shown yet."""
    return make_driver("later")


@pytest.fixture
def unsaved(driver: Driver, photo: Path) -> Driver:
    """A window with two repairs that are noted and not saved."""
    driver.open(photo)
    for square in SQUARES:
        driver.fill(square)
    driver.wait(lambda: noted(driver) == 2)
    return driver


@pytest.fixture
def scans(tmp_path: Path) -> list[Path]:
    """Three scans of one size."""
    folder = tmp_path / "scans"
    folder.mkdir()
    paths = [folder / f"scan {number}.png" for number in (1, 2, 10)]
    for seed, path in enumerate(paths):
        path.write_bytes(landscape_png(320, 240, seed=seed))
    return paths


@pytest.fixture
def desk(driver: Driver, photo: Path) -> Desk:
    """Beside a photo in which two squares are filled."""
    driver.open(photo)
    driver.fill(Box.square(250, 190, 32))
    driver.fill(Box.square(40, 30, 24))
    driver.engine.jobs.clear()
    return Desk(driver)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """For a job folder."""
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick" / "alps-job"


@pytest.fixture
def go_on(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Copying waits in the middle until this is set."""
    event = Event()

    def write(*args: object, report: Callable[[float], None], **how: object) -> object:
        def hear(done: float) -> None:
            report(done)
            while done > 0.3 and not event.wait(0.01):
                report(done)

        return write_job(*args, report=hear, **how)

    monkeypatch.setattr(exchange, "write_job", write)
    return event

"""What stands in the status bar while the language changes speaks the new one."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QCoreApplication

from core.geometry import Box
from desktop.tasks import TaskRunner
from desktop.texts.translation import Language
from desktop.window.actions import ActionId
from desktop.workspace import Workspace
from tests.desktop.reading import english
from tests.desktop.speaking import speaking
from tests.journeys.driver import Driver


@pytest.fixture
def hold() -> Iterator[Callable[[TaskRunner], None]]:
    """Lets what a runner is given next wait until the test is over."""
    go_on = Event()
    yield lambda runner: runner.submit(go_on.wait) and None
    go_on.set()


def runner(driver: Driver, name: str) -> TaskRunner:
    return getattr(driver.window.findChild(Workspace), name)


def check(driver: Driver, words: str) -> None:
    """The words stand there, and are others in another language and back again."""
    driver.wait(lambda: words in driver.activity)
    with speaking(Language.CHINESE):
        QCoreApplication.sendPostedEvents()
        assert words not in driver.activity
        assert not english(driver.activity.replace("ridge.png", ""))
    assert words in driver.activity


def test_preparing(hidden: Driver) -> None:
    hidden.engine.block_prepare()
    hidden.show()
    check(hidden, "Preparing the model")


def test_opening(driver: Driver, photo: Path, hold) -> None:
    hold(runner(driver, "_file_runner"))
    driver.asker.opens.append(photo)
    driver.trigger(ActionId.OPEN)
    check(driver, "Opening ridge.png")


def test_saving(driver: Driver, photo: Path, tmp_path: Path, hold) -> None:
    driver.open(photo)
    driver.fill(Box.square(40, 40, 20))
    hold(runner(driver, "_file_runner"))
    (tmp_path / "copy").mkdir()
    driver.asker.places.append(tmp_path / "copy" / "ridge.png")
    driver.trigger(ActionId.SAVE_AS)
    check(driver, "Saving ridge.png")


def test_copying(driver: Driver, photo: Path, hold) -> None:
    driver.open(photo)
    hold(runner(driver, "_file_runner"))
    driver.trigger(ActionId.COPY)
    check(driver, "Copying")


def test_looking_for_dust(driver: Driver, photo: Path, hold) -> None:
    driver.open(photo)
    (finder,) = (
        one
        for one in driver.window.findChildren(TaskRunner)
        if one._executor._thread_name_prefix == "mendscape-finder"
    )
    hold(finder)
    driver.trigger(ActionId.FIND_DUST)
    check(driver, "Looking for dust and scratches")


def test_what_was_told_of_a_mask(driver: Driver, photo: Path, tmp_path: Path) -> None:
    driver.open(photo)
    driver.fill(Box.square(40, 40, 20))
    driver.asker.mask_places = [tmp_path / "mask.png"]
    driver.trigger(ActionId.SAVE_MASK)
    driver.wait(lambda: "mask.png" in driver.message)
    with speaking(Language.CHINESE):
        assert not english(driver.message.replace("mask.png", ""))

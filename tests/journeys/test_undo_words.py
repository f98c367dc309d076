"""Undo and Redo say what they would do, in the language of now."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction

from core.geometry import Box
from desktop.fills.fill_controller import FillController
from desktop.texts.translation import Language
from desktop.window.actions import ActionId
from tests.desktop.speaking import speaking
from tests.journeys.driver import Driver

ONE = Box.square(40, 40, 40)
TWO = (Box.square(120, 40, 20), Box.square(220, 150, 20))


def undo(driver: Driver) -> QAction:
    QCoreApplication.sendPostedEvents()
    return driver.window.action(ActionId.UNDO)


def redo(driver: Driver) -> QAction:
    QCoreApplication.sendPostedEvents()
    return driver.window.action(ActionId.REDO)


def fill_two(driver: Driver) -> None:
    driver.window.findChild(FillController).fill_all(TWO)
    driver.wait(lambda: len(driver.document.repairs) == 3)


def test_they_name_the_steps_beside_the_place_in_the_history(
    driver: Driver, photo: Path
) -> None:
    driver.open(photo)
    assert (undo(driver).text(), redo(driver).text()) == ("&Undo", "&Redo")
    driver.fill(ONE)
    fill_two(driver)
    assert undo(driver).text() == "&Undo: Fill 2 squares"
    assert undo(driver).toolTip() == "Undo: Fill 2 squares (Ctrl+Z)"
    driver.trigger(ActionId.UNDO)
    assert undo(driver).text() == "&Undo: Fill"
    assert redo(driver).text() == "&Redo: Fill 2 squares"
    driver.trigger(ActionId.UNDO)
    assert (undo(driver).text(), redo(driver).text()) == ("&Undo", "&Redo: Fill")
    assert undo(driver).toolTip() == "Undo (Ctrl+Z)"


def test_the_names_beside_the_icons_stay_short(driver: Driver, photo: Path) -> None:
    driver.open(photo)
    driver.fill(ONE)
    assert undo(driver).iconText() == "Undo"


def test_steps_of_before_speak_the_language_of_now(driver: Driver, photo: Path) -> None:
    driver.open(photo)
    driver.fill(ONE)
    fill_two(driver)
    driver.trigger(ActionId.UNDO)
    with speaking(Language.CHINESE):
        assert "填补" in undo(driver).text()
        assert "填补 2 个方框" in redo(driver).text()
        assert "填补 2 个方框" in redo(driver).toolTip()
        assert "Fill" not in undo(driver).text() + redo(driver).text()
        fill_two(driver)
        assert "填补 2 个方框" in undo(driver).text()
    assert undo(driver).text() == "&Undo: Fill 2 squares"


def test_a_model_may_be_called_anything(driver: Driver, photo: Path) -> None:
    driver.open(photo)
    driver.fill(ONE)
    fills = driver.window.findChild(FillController)
    fills.apply(lambda _: (), lambda: "Fill all with R&B {x}")
    driver.wait(lambda: not driver.document.repairs)
    assert undo(driver).text() == "&Undo: Fill all with R&&B {x}"
    assert undo(driver).toolTip() == "Undo: Fill all with R&B {x} (Ctrl+Z)"

"""A list of repairs that has become empty says what it is for."""

from pathlib import Path

from PySide6.QtWidgets import QPushButton

from core.geometry import Box
from desktop.window.actions import ActionId
from tests.journeys.driver import Driver

ONE = Box.square(40, 40, 40)


def test_an_empty_list_says_how_to_make_a_repair(driver: Driver, photo: Path) -> None:
    driver.open(photo)
    panel = driver.window.repairs
    driver.fill(ONE)
    assert not panel.empty.isVisible()
    driver.trigger(ActionId.UNDO)
    assert panel.empty.isVisible()
    assert "Mark damage" in panel.empty.text()
    middle = panel.list.viewport().rect().center()
    driver.wait(
        lambda: (panel.empty.geometry().center() - middle).manhattanLength() <= 2
    )
    driver.trigger(ActionId.REDO)
    assert not panel.empty.isVisible()


def test_an_empty_list_offers_nothing_to_fill_again(
    driver: Driver, photo: Path
) -> None:
    driver.open(photo)
    (again,) = [
        button
        for button in driver.window.repairs.findChildren(QPushButton)
        if button.text() == "Fill all again with"
    ]
    assert not again.isEnabled()
    driver.fill(ONE)
    assert again.isEnabled()
    driver.trigger(ActionId.UNDO)
    assert not again.isEnabled()

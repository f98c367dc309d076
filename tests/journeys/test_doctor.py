"""Help > About this computer, as somebody who asks for help uses it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from core.model.bundle import WEIGHTS
from desktop.dialogs.about_computer import AboutComputerDialog
from desktop.window.actions import ActionId
from tests.core.model.shelves import put
from tests.journeys.driver import Driver


def open_dialog(driver: Driver) -> AboutComputerDialog:
    driver.trigger(ActionId.ABOUT_COMPUTER)
    dialog = driver.window.findChild(AboutComputerDialog)
    assert dialog is not None
    return dialog


def copied(driver: Driver, dialog: AboutComputerDialog) -> str:
    driver.qtbot.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    return QGuiApplication.clipboard().text()


def test_a_report_is_copied_for_somebody_who_helps(driver: Driver) -> None:
    """And what is amiss here stands in it."""
    bundle = put(driver.paths.models, "alps")
    (bundle.folder / WEIGHTS).write_bytes(b"spoiled")
    dialog = open_dialog(driver)
    driver.wait(lambda: "damaged" in copied(driver, dialog))
    report = copied(driver, dialog)
    for words in ("Processor", "landscape", str(driver.paths.models)):
        assert words in report
    driver.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    driver.wait(lambda: driver.window.findChild(AboutComputerDialog) is None)


def test_the_window_works_on_and_closes_while_it_looks(driver: Driver, photo) -> None:
    dialog = open_dialog(driver)
    driver.open(photo)
    assert dialog.isVisible()
    driver.window.close()
    assert not [each for each in QApplication.topLevelWidgets() if each.isVisible()]


@pytest.mark.slow
def test_the_whole_look_ends_with_a_verdict(driver: Driver) -> None:
    dialog = open_dialog(driver)
    driver.qtbot.waitUntil(
        lambda: dialog.headline.text().startswith("All is well"), timeout=120_000
    )
    assert "Keras 3." in copied(driver, dialog)

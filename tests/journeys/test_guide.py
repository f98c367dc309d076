"""Help > User guide, as a newcomer uses it."""

from PySide6.QtCore import Qt

from desktop.dialogs.guide_dialog import GuideDialog
from desktop.window.actions import ActionId
from tests.journeys.driver import Driver


def test_a_newcomer_reads_the_guide_beside_the_window(driver: Driver, photo) -> None:
    driver.trigger(ActionId.GUIDE)
    dialog = driver.window.findChild(GuideDialog)
    assert "Drop a photo on the window" in dialog.page.toPlainText()
    driver.open(photo)
    assert dialog.isVisible()
    driver.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    driver.wait(lambda: driver.window.findChild(GuideDialog) is None)

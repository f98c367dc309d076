"""The computer stays awake during a batch, for as long as its person wants."""

from pathlib import Path

from desktop.dialogs.settings_dialog import SettingsDialog
from desktop.window.actions import ActionId
from desktop.workspace import Workspace
from tests.awake import Computer
from tests.journeys.batch_desk import Desk


def test_a_batch_keeps_the_computer_awake_unless_the_settings_say_no(
    desk: Desk, scans: list[Path]
) -> None:
    driver = desk.driver
    workspace = driver.window.findChild(Workspace)
    computer = Computer()
    workspace.wakefulness = computer.wakefulness()
    desk.add(*scans)
    driver.engine.block_fill()
    desk.dialog.start.click()
    assert computer.is_awake()
    driver.engine.release_fill()
    desk.wait_until_over()
    assert computer.may_sleep()

    driver.trigger(ActionId.SETTINGS)
    choice = driver.window.findChild(SettingsDialog).awake
    assert choice.value is True
    choice.set_value(False)
    choice.chosen.emit(choice.value)
    assert not driver.settings.stays_awake
    asked = computer.asked
    desk.dialog.target.skipping.click()
    filled = len(driver.engine.jobs)
    desk.repair()
    assert len(driver.engine.jobs) == 2 * filled
    assert computer.asked == asked

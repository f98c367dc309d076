"""How far each fill can be trusted: found out beside the work, and told."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from core.geometry import Box
from core.inpainting.confidence.confidence import Level
from desktop.candidates.candidate_strip import CandidateStrip
from desktop.confidence.badge_delegate import LEVEL_ROLE
from desktop.confidence.confidence_controller import ConfidenceController
from desktop.dialogs.settings_dialog import SettingsDialog
from desktop.window.actions import ActionId
from tests.journeys.driver import Driver

SKY = Box.square(60, 20, 30)
RIDGE = Box.square(140, 90, 48)
FAR = Box.square(250, 180, 40)

_Role = Qt.ItemDataRole


def tell(driver: Driver, *, on: bool) -> None:
    """Choose it in the settings."""
    driver.trigger(ActionId.SETTINGS)
    dialog = driver.window.findChild(SettingsDialog)
    dialog.confidence.set_value(on)
    dialog.confidence.chosen.emit(on)
    dialog.close()


def shown(driver: Driver, row: int, role: int) -> object:
    rows = driver.window.repairs.rows
    return rows.data(rows.index(row), role)


def wait_for_levels(driver: Driver, *levels: Level | None) -> None:
    def are_there() -> bool:
        rows = range(len(levels))
        return all(shown(driver, row, LEVEL_ROLE) is levels[row] for row in rows)

    driver.wait(are_there)


@pytest.fixture
def telling(driver: Driver, photo: Path) -> Driver:
    """A photo of which it is told, without any repair."""
    tell(driver, on=True)
    driver.open(photo)
    return driver


@pytest.fixture
def two(telling: Driver) -> Driver:
    """A fill that is likely right, and one that is likely to show."""
    telling.fill(SKY)
    telling.fill(RIDGE)
    wait_for_levels(telling, Level.LIKELY_RIGHT, Level.LIKELY_TO_SHOW)
    return telling


def test_the_list_tells_it_to_eyes_and_ears(two: Driver) -> None:
    for role in (_Role.ToolTipRole, _Role.AccessibleTextRole):
        assert "This fill is likely right." in str(shown(two, 0, role))
        assert "This fill is likely to show: " in str(shown(two, 1, role))


def test_the_status_bar_tells_it_of_the_chosen_repair(two: Driver) -> None:
    way_out = two.window.status.way_out
    two.window.repairs.row_chosen.emit(0)
    assert two.activity == "This fill is likely right."
    assert not way_out.isVisible()
    two.window.repairs.row_chosen.emit(1)
    assert two.activity.startswith("This fill is likely to show: ")
    assert way_out.isVisible()
    two.view.set_selection(FAR)
    assert two.activity == "Enter fills the square, Esc takes it away"
    assert not way_out.isVisible()


def test_a_fill_that_shows_offers_others(two: Driver) -> None:
    assert two.activity.startswith("This fill is likely to show: ")
    strip = two.window.findChild(CandidateStrip)
    assert not strip.isVisible()
    two.window.status.way_out.click()
    two.wait(strip.isVisible)


def test_the_patch_is_there_first_and_a_new_square_goes_before(
    driver: Driver, photo: Path
) -> None:
    engine = driver.engine
    driver.open(photo)
    driver.fill(SKY)
    engine.block_fill()
    tell(driver, on=True)
    driver.wait(lambda: len(engine.jobs) == 2)
    driver.drag(FAR)
    driver.wait(lambda: len(engine.jobs) == 3)
    assert engine.jobs[2].hole == FAR
    engine.release_fill()
    driver.wait(lambda: shown(driver, 1, LEVEL_ROLE) is not None)
    wait_for_levels(driver, Level.LIKELY_RIGHT)


def test_a_repair_that_is_gone_is_given_up(driver: Driver, photo: Path) -> None:
    engine = driver.engine
    driver.open(photo)
    driver.fill(SKY)
    engine.block_fill()
    tell(driver, on=True)
    driver.wait(lambda: len(engine.jobs) == 2)
    driver.trigger(ActionId.UNDO)
    engine.release_fill()
    driver.fill(FAR)
    wait_for_levels(driver, shown_level(driver))
    trials = {job.hole for job in engine.jobs[2:]}
    assert not any(hole.size == SKY.size for hole in trials)


def shown_level(driver: Driver) -> Level:
    """Of the first row, once it is known."""
    driver.wait(lambda: shown(driver, 0, LEVEL_ROLE) is not None)
    level = shown(driver, 0, LEVEL_ROLE)
    assert isinstance(level, Level)
    return level


def test_it_can_be_switched_off(two: Driver) -> None:
    tell(two, on=False)
    assert not two.settings.tell_confidence
    assert shown(two, 0, LEVEL_ROLE) is None
    assert "likely" not in str(shown(two, 0, _Role.ToolTipRole))
    assert two.activity == "Drag a square over the damage"
    count = len(two.engine.jobs)
    two.fill(FAR)
    assert len(two.engine.jobs) == count + 1


def test_trying_again_asks_anew(two: Driver) -> None:
    confidences = two.window.findChild(ConfidenceController)
    before = two.document.repairs[1].patch
    two.trigger(ActionId.TRY_AGAIN)
    two.wait(lambda: two.document.repairs[1].patch is not before)
    assert confidences.of(before) is None
    two.wait(lambda: shown(two, 1, LEVEL_ROLE) is not None)

"""The window may be closed at every moment of a fill and of a training."""

from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.geometry import Box
from core.training.events import (
    CheckpointSaved,
    Heartbeat,
    Paused,
    Phase,
    PhaseChanged,
    Resumed,
    RunCancelled,
    RunFailed,
    RunFault,
    TrainingEvent,
)
from desktop.candidates.candidate_controller import CandidateController
from desktop.fills.fill_controller import FillController
from desktop.questions.asker import RunEndChoice, UnsavedChoice
from desktop.sessions.session_controller import SessionController
from tests.desktop.wizard.runs import epoch_ended, preview, started, step
from tests.journeys.driver import Driver
from tests.journeys.test_training_beside import Desk

HOLE = Box.square(100, 80, 40)
_FEWEST_MOMENTS = 6


class Moments:
    """Counts what happens, and does something at one of the moments.

    Args:
        last: The number of the moment, counted from 1.
        act: What is done then.
    """

    def __init__(self, last: int, act: Callable[[], object]) -> None:
        self._last = last
        self._act = act
        self.count = 0

    def hear(self, *_: object) -> None:
        self.count += 1
        if self.count == self._last:
            self._act()

    @property
    def has_come(self) -> bool:
        return self.count >= self._last


def moments_of(driver: Driver, last: int) -> Moments:
    """All that a fill lets be known; the window is closed at one of them."""
    moments = Moments(last, driver.window.close)
    fills = driver.window.findChild(FillController)
    candidates = driver.window.findChild(CandidateController)
    sessions = driver.window.findChild(SessionController)
    for signal in (
        fills.busy_changed,
        fills.activity_changed,
        fills.status_changed,
        fills.filled,
        fills.message_raised,
        candidates.offer_changed,
        sessions.message_raised,
        driver.document.repairs_changed,
        driver.document.modified_changed,
    ):
        signal.connect(moments.hear)
    return moments


def test_at_every_moment_of_a_fill(qtbot: QtBot, tmp_path: Path, photo: Path) -> None:
    for last in count(1):
        driver = Driver(qtbot, tmp_path / str(last))
        driver.show()
        driver.wait_until_ready()
        driver.open(photo)
        driver.asker.unsaved_choices = [UnsavedChoice.DISCARD] * 2
        moments = moments_of(driver, last)
        driver.drag(HOLE)
        driver.wait(partial(is_over, driver, moments))
        was_closed = moments.has_come
        assert driver.window.isVisible() is not was_closed
        driver.window.close()
        assert not driver.window.isVisible()
        driver.window.deleteLater()
        if not was_closed:
            break
    assert last > _FEWEST_MOMENTS


def is_over(driver: Driver, moments: Moments) -> bool:
    """Whether the window was closed, or the square is filled without it."""
    return moments.has_come or len(driver.document.repairs) == 1


EVENTS: tuple[TrainingEvent, ...] = (
    started(epochs=10),
    *(PhaseChanged(phase) for phase in Phase),
    step(1, 5),
    preview(),
    epoch_ended(1, 0.05),
    CheckpointSaved(1),
    Paused(),
    Resumed(),
    Heartbeat(),
)
"""What a run tells; the window is closed after each."""

OUTCOMES = (RunCancelled(), RunFailed(RunFault.KILLED, "It was killed.", ""))


@pytest.mark.parametrize("choice", list(RunEndChoice), ids=lambda choice: choice.name)
def test_after_every_event_of_a_training(
    driver: Driver, tmp_path: Path, choice: RunEndChoice
) -> None:
    """Nobody who lets the run go on, or waits for its end, loses the window."""
    desk = Desk(driver, tmp_path / "Alps")
    desk.start()
    for event in EVENTS:
        desk.tell(event)
        driver.asker.run_end_choices = [RunEndChoice.GO_ON]
        assert not driver.window.close()
        assert driver.window.isVisible()
    driver.asker.run_end_choices = [choice]
    assert not driver.window.close()
    for event in EVENTS:
        desk.tell(event)
        driver.asker.run_end_choices = [RunEndChoice.CANCEL]
        driver.window.close()
        assert driver.window.isVisible()
    desk.process.end(OUTCOMES[choice is RunEndChoice.GO_ON])
    driver.wait(lambda: not driver.window.isVisible())

"""A run's events come in order, in the window's thread, and end once."""

import threading

import pytest
from pytestqt.qtbot import QtBot

from core.errors import RunInUse
from core.training.events import (
    Heartbeat,
    Outcome,
    RunCancelled,
    RunFailed,
    RunFault,
    RunSuspended,
    TrainingEvent,
)
from desktop.wizard.training_session import Order, TrainingSession
from tests.core.training.fake_process import finished
from tests.desktop.wizard.runs import Stage, epoch_ended, started, step, training

FAILED = RunFailed(RunFault.KILLED, "It was killed.", "")
OUTCOMES = [finished(), RunCancelled(), RunSuspended(), FAILED]


class Listener:
    def __init__(self, session: TrainingSession) -> None:
        self.events: list[TrainingEvent] = []
        self.outcomes: list[Outcome] = []
        self.threads: set[threading.Thread] = set()
        session.event_received.connect(self._on_event)
        session.ended.connect(self.outcomes.append)

    def _on_event(self, event: TrainingEvent) -> None:
        self.events.append(event)
        self.threads.add(threading.current_thread())


@pytest.fixture
def stage() -> Stage:
    return Stage()


def test_events_arrive_in_order_in_the_thread_of_the_window(
    qtbot: QtBot, stage: Stage
) -> None:
    session = stage.session()
    heard = Listener(session)
    session.start()
    events = [started(), training(), step(1, 1), epoch_ended(1, 0.05), FAILED]
    stage.run.tell(*events)
    assert heard.events == []
    qtbot.waitUntil(lambda: heard.outcomes != [])
    assert heard.events == events
    assert heard.threads == {threading.current_thread()}


@pytest.mark.parametrize("outcome", OUTCOMES, ids=lambda x: type(x).__name__)
def test_there_is_one_end(qtbot: QtBot, stage: Stage, outcome: Outcome) -> None:
    session = stage.session()
    heard = Listener(session)
    assert not session.is_running
    session.start()
    assert session.is_running
    stage.run.tell(outcome, RunCancelled(), step(1, 1))
    qtbot.waitUntil(lambda: heard.outcomes != [])
    stage.run.tell(RunCancelled())
    qtbot.waitUntil(lambda: session._waiting == [])
    assert heard.outcomes == [outcome]
    assert heard.events == [outcome]
    assert session.outcome == outcome
    assert not session.is_running
    assert session.name == "Alps"


def test_an_outcome_is_known_to_those_who_hear_it(qtbot: QtBot, stage: Stage) -> None:
    session = stage.session()
    running: list[bool] = []
    session.ended.connect(lambda _outcome: running.append(session.is_running))
    session.start()
    stage.run.tell(RunCancelled())
    qtbot.waitUntil(lambda: running == [False])


def test_a_flood_of_steps_becomes_a_few_events(qtbot: QtBot, stage: Stage) -> None:
    session = stage.session()
    heard = Listener(session)
    session.start()
    flood = [step(1, number) for number in range(5000)]
    stage.run.tell(started(), *flood, Heartbeat(), Heartbeat(), epoch_ended(1, 0.05))
    qtbot.waitUntil(lambda: heard.events != [])
    assert heard.events == [
        started(),
        step(1, 4999),
        Heartbeat(),
        epoch_ended(1, 0.05),
    ]


def test_what_was_told_is_put_together_before_it_is_heard(
    qtbot: QtBot, stage: Stage
) -> None:
    session = stage.session()
    seen: list[float | None] = []
    session.event_received.connect(lambda _event: seen.append(session.progress.done))
    session.start()
    stage.run.tell(started(), step(1, 5))
    qtbot.waitUntil(lambda: seen == [0.0, 0.05])


def test_a_run_that_cannot_start_fails(qtbot: QtBot, stage: Stage) -> None:
    def refuse(_sink: object):
        raise RunInUse("Alps")

    stage.begin = refuse
    session = stage.session()
    heard = Listener(session)
    session.start()
    qtbot.waitUntil(lambda: heard.outcomes != [])
    assert isinstance(heard.outcomes[0], RunFailed)
    assert "Alps" in heard.outcomes[0].message


def test_orders_are_passed_on_and_told(qtbot: QtBot, stage: Stage) -> None:
    session = stage.session()
    told: list[Order] = []
    session.ordered.connect(told.append)
    session.pause()
    session.start()
    session.pause()
    session.resume()
    session.stop()
    session.pause()
    session.cancel()
    assert stage.run.orders == ["start", "pause", "resume", "stop", "cancel"]
    assert told == [Order.PAUSE, Order.GO_ON, Order.STOP, Order.CANCEL]
    assert session.is_ending


def test_suspending_ends_at_once(qtbot: QtBot, stage: Stage) -> None:
    session = stage.session()
    session.start()
    assert session.may_be_long
    session.suspend()
    assert not session.may_be_long
    assert stage.run.orders == ["start", "suspend"]

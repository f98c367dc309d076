"""Work in a thread, and its one outcome."""

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from core.errors import Cancelled
from core.progress import Report
from desktop.tasks import Task, TaskRunner


@pytest.fixture
def runner(qapp) -> Iterator[TaskRunner]:
    runner = TaskRunner("test")
    yield runner
    runner.stop()


class Outcomes:
    """Everything that a task told, in its order, and in which threads."""

    def __init__(self, task: Task) -> None:
        self.told: list[tuple[str, object]] = []
        self.threads: set[str] = set()
        task.progressed.connect(lambda done: self._note("progressed", done))
        task.succeeded.connect(lambda result: self._note("succeeded", result))
        task.failed.connect(lambda error: self._note("failed", error))
        task.cancelled.connect(lambda: self._note("cancelled", None))
        task.ended.connect(lambda _: self._note("ended", None))

    def _note(self, name: str, value: object) -> None:
        self.threads.add(threading.current_thread().name)
        self.told.append((name, value))

    @property
    def names(self) -> list[str]:
        return [name for name, _ in self.told if name != "progressed"]


def test_a_result_arrives_in_the_windows_thread(
    qtbot: QtBot, runner: TaskRunner
) -> None:
    worker: list[str] = []

    def work(report: Report) -> int:
        worker.append(threading.current_thread().name)
        report(0.5)
        return 42

    task = Task(work)
    outcomes = Outcomes(task)
    with qtbot.waitSignal(task.ended):
        runner.start(task)
    assert worker[0].startswith("mendscape-test")
    assert outcomes.names == ["succeeded", "ended"]
    assert ("succeeded", 42) in outcomes.told
    assert ("progressed", 0.5) in outcomes.told
    assert outcomes.threads == {"MainThread"}
    assert not runner.is_busy


def test_nothing_is_told_before_the_runner_has_returned(
    qtbot: QtBot, runner: TaskRunner
) -> None:
    done = threading.Event()
    task = Task(lambda report: done.set())
    outcomes = Outcomes(task)
    with qtbot.waitSignal(task.ended):
        runner.start(task)
        done.wait(5)
        assert outcomes.names == []


def test_a_failure_arrives_as_an_exception(qtbot: QtBot, runner: TaskRunner) -> None:
    error = ValueError("no")

    def work(report: Report) -> None:
        raise error

    task = Task(work)
    outcomes = Outcomes(task)
    with qtbot.waitSignal(task.ended):
        runner.start(task)
    assert outcomes.told[-2:] == [("failed", error), ("ended", None)]


def test_a_report_ends_cancelled_work(qtbot: QtBot, runner: TaskRunner) -> None:
    begun = threading.Event()

    def work(report: Report) -> None:
        while True:
            report(0.1)
            begun.set()

    task = Task(work)
    outcomes = Outcomes(task)
    with qtbot.waitSignal(task.ended):
        runner.start(task)
        begun.wait(5)
        task.cancel()
    assert outcomes.names == ["cancelled", "ended"]


def test_a_result_that_comes_after_the_cancel_is_dropped(
    qtbot: QtBot, runner: TaskRunner
) -> None:
    done = threading.Event()
    task = Task(lambda report: done.set())
    outcomes = Outcomes(task)
    with qtbot.waitSignal(task.ended):
        runner.start(task)
        done.wait(5)
        task.cancel()
    assert outcomes.names == ["cancelled", "ended"]


def test_a_task_that_was_cancelled_before_its_turn_does_no_work(
    qtbot: QtBot, runner: TaskRunner
) -> None:
    may_go_on = threading.Event()
    first = Task(lambda report: may_go_on.wait(5))
    calls: list[int] = []
    second = Task(lambda report: calls.append(1))
    runner.start(first)
    runner.start(second)
    second.cancel()
    with qtbot.waitSignal(second.ended):
        may_go_on.set()
    assert calls == []


def test_tasks_run_in_their_order(qtbot: QtBot, runner: TaskRunner) -> None:
    order: list[int] = []
    tasks = [Task(lambda report, n=n: order.append(n)) for n in range(20)]
    with qtbot.waitSignal(tasks[-1].ended):
        for task in tasks:
            runner.start(task)
    assert order == list(range(20))


def test_work_that_raises_cancelled_itself_is_cancelled(
    qtbot: QtBot, runner: TaskRunner
) -> None:
    def work(report: Report) -> None:
        raise Cancelled

    task = Task(work)
    outcomes = Outcomes(task)
    with qtbot.waitSignal(task.ended):
        runner.start(task)
    assert outcomes.names == ["cancelled", "ended"]


def test_a_real_failure_after_the_cancel_is_logged(
    qtbot: QtBot, runner: TaskRunner, caplog: pytest.LogCaptureFixture
) -> None:
    cancelled = threading.Event()

    def work(report: Report) -> None:
        cancelled.wait(5)
        raise ValueError("too late")

    task = Task(work)
    with qtbot.waitSignal(task.cancelled):
        runner.start(task)
        task.cancel()
        cancelled.set()
    assert "too late" in caplog.text


def test_stop_cancels_what_runs_and_what_waits(qtbot: QtBot, qapp) -> None:
    runner = TaskRunner("test")
    begun = threading.Event()

    def endless(report: Report) -> None:
        while True:
            report(0.0)
            begun.set()

    running, waiting = Task(endless), Task(lambda report: None)
    outcomes = [Outcomes(running), Outcomes(waiting)]
    runner.start(running)
    runner.start(waiting)
    begun.wait(5)
    with qtbot.waitSignals([running.ended, waiting.ended]):
        runner.stop()
    assert [told.names for told in outcomes] == [["cancelled", "ended"]] * 2


def test_a_stopped_runner_cancels_what_is_started(qtbot: QtBot, qapp) -> None:
    runner = TaskRunner("test")
    runner.stop()
    task = Task(lambda report: 1)
    outcomes = Outcomes(task)
    with qtbot.waitSignal(task.ended):
        runner.start(task)
    assert outcomes.names == ["cancelled", "ended"]


def test_a_failure_that_nobody_listens_to_reaches_the_crash_reporter(
    qtbot: QtBot, runner: TaskRunner
) -> None:
    def fail(_report: Report) -> None:
        raise ZeroDivisionError

    task = Task(fail)
    with qtbot.captureExceptions() as caught, qtbot.waitSignal(task.ended):
        runner.start(task)
    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]

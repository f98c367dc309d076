"""Ctrl-C and its like during a training, and readers that go away."""

import signal
import sys

import pytest

from core.training.events import Phase, PhaseChanged, RunStarted
from tests.core.training.fake_process import FakeProcess, finished

STARTED = RunStarted(20, 5, epochs=2, first_epoch=0, device="CPU")


class Deaf(FakeProcess):
    """A run that obeys only its last order, as one does that is in a long step."""

    def __init__(self, *signals: signal.Signals) -> None:
        super().__init__([STARTED], lambda: [signal.raise_signal(s) for s in signals])
        self._left = len(signals)

    def stop(self) -> None:
        self._order("stop")

    def suspend(self) -> None:
        self._order("suspend")

    def _order(self, order: str) -> None:
        self._left -= 1
        if self._left:
            self.orders.append(order)
        else:
            getattr(super(), order)()


@pytest.fixture(autouse=True)
def _handlers_are_given_back():
    heeded = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = [signal.getsignal(each) for each in heeded]
    yield
    assert [signal.getsignal(each) for each in heeded] == before


def test_ctrl_c_stops_and_keeps_the_best(folder, train, capsys) -> None:
    process = Deaf(signal.SIGINT)
    assert train(folder, "--name", "mine", by=process) == 0
    assert process.orders == ["start", "stop"]
    said = capsys.readouterr()
    assert "Stopping: the best model so far is kept" in said.err
    assert "The model mine is in the library" in said.out


def test_a_second_ctrl_c_keeps_the_run_alone(folder, train, capsys) -> None:
    process = Deaf(signal.SIGINT, signal.SIGINT)
    assert train(folder, "--name", "mine", by=process) == 130
    assert process.orders == ["start", "stop", "suspend"]
    said = capsys.readouterr()
    assert "Go on with: mendscape train --name mine --resume" in said.err
    assert "in the library" not in said.out


@pytest.mark.parametrize("asked", [signal.SIGTERM, signal.SIGHUP])
def test_being_asked_to_end_keeps_the_run(folder, train, asked) -> None:
    process = Deaf(asked)
    assert train(folder, "--name", "mine", by=process) == 130
    assert process.orders == ["start", "suspend"]


def test_a_reader_that_goes_away_suspends_the_run(
    folder, train, capsys, monkeypatch
) -> None:
    class Closed:
        def write(self, _text: str) -> int:
            raise BrokenPipeError

        def flush(self) -> None:
            raise BrokenPipeError

        def fileno(self) -> int:
            return spare.fileno()

    with open("/dev/null", "w") as spare:  # noqa: PTH123 - a number to give away
        process = FakeProcess(
            [PhaseChanged(Phase.STARTING)],
            lambda: (
                monkeypatch.setattr(sys, "stdout", Closed()),
                process.tell(STARTED),
            ),
        )
        assert train(folder, "--name", "mine", by=process) == 130
    assert process.orders == ["start", "suspend"]
    assert capsys.readouterr().err.endswith("Nobody reads the output any more.\n")


def test_an_end_that_came_first_is_not_taken_back(folder, train) -> None:
    process = FakeProcess(
        [STARTED, finished("mine")], lambda: signal.raise_signal(signal.SIGINT)
    )
    assert train(folder, "--name", "mine", by=process) == 0
    assert process.orders == ["start"]


def test_ctrl_c_during_the_scan_ends_it(folder, train, process, monkeypatch) -> None:
    def interrupted(*_args: object, **_more: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("core.training.wizard.scan_folder", interrupted)
    assert train(folder, "--name", "mine") == 130
    assert process.made_with == []

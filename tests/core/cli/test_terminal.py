"""The progress bar: on a terminal only."""

import io

import pytest

from core.cli.terminal import SquaresBar
from core.training.events import (
    ComparisonAdvanced,
    Heartbeat,
    Phase,
    PhaseChanged,
    RunStarted,
    StepEnded,
)
from tests.core.cli.conftest import make_photo
from tests.core.training.fake_process import FakeProcess, finished


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_on_a_terminal_the_bar_counts_squares(
    monkeypatch: pytest.MonkeyPatch, mendscape, tmp_path
) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    photo = make_photo(tmp_path / "photo.png")
    squares = ("--square", "5,5,20", "--square", "60,50,12")
    assert mendscape("repair", photo, *squares, "-o", tmp_path / "out.png") == 0
    assert "/2 squares" in terminal.getvalue()
    assert "Preparing the model" in terminal.getvalue()


def test_on_a_terminal_the_bar_tells_how_a_run_goes(
    monkeypatch: pytest.MonkeyPatch, train, folder
) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setenv("COLUMNS", "200")
    events = [
        PhaseChanged(Phase.STARTING),
        RunStarted(20, 5, epochs=2, first_epoch=0, device="CPU", minutes=30.0),
        PhaseChanged(Phase.TRAINING),
        StepEnded(1, 5, 10, 0.123456, 38.2),
        Heartbeat(),
        PhaseChanged(Phase.COMPARING),
        ComparisonAdvanced(0.5),
        finished("mine"),
    ]
    assert train(folder, "--name", "mine", by=FakeProcess(events)) == 0
    shown = terminal.getvalue()
    assert "Looking at the photos: " in shown
    assert " photos [" in shown
    assert "Starting TensorFlow" in shown
    assert "Epoch 1:  25%" in shown
    assert "loss 0.1235, 38 pictures/s, at most 30 min left" in shown
    assert "Comparing:  50%" in shown


def test_elsewhere_the_bar_is_silent(capfd: pytest.CaptureFixture[str]) -> None:
    with SquaresBar(2) as bar:
        bar.describe("Preparing the model")
        bar.show(1.5, seconds_left=None)
        bar.show(2, seconds_left=3.5)
    assert capfd.readouterr() == ("", "")

"""The benchmark of a run's process, with a process that does not really train."""

import pytest

from benchmarks import training_process
from core.training.process.training_process import TrainingProcess
from tests.core.training import works


class QuickProcess(TrainingProcess):
    def __init__(self, options, paths, *, sink) -> None:
        super().__init__(options, paths, sink=sink, work=works.train_forever)


def test_every_figure_is_measured_from_every_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(training_process, "TrainingProcess", QuickProcess)
    training_process.main(["--repeats", "1"])
    lines = capsys.readouterr().out.splitlines()
    assert "start() holds up the caller" in lines[2]
    assert any("| cancel while it trains | 0." in line for line in lines)
    assert all(line.count("|") == 8 for line in lines)

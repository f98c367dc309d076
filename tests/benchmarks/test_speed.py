"""The speed table, and the processes that it times."""

import json
from pathlib import Path

import pytest

from benchmarks import speed
from benchmarks.speed import Figure


def test_the_table_says_which_goals_are_met() -> None:
    good = Figure("paint", value=1.5, unit="x", goal=2, parts="3 s / 2 s")
    bad = Figure("gap", value=80, unit="ms", goal=50, parts="12 ms when idle")
    assert good.is_met
    assert not bad.is_met
    lines = speed.as_text([good, bad]).splitlines()
    assert "| 1.50 x | 2 x | yes |" in lines[2]
    assert "| 80.00 ms | 50 ms | NO |" in lines[3]


def test_a_start_is_timed_from_outside() -> None:
    seconds = speed._seconds_to_moment(("probe_bare", "window"))
    assert 0.01 < seconds < 60


def test_a_probe_that_fails_says_why(tmp_path: Path) -> None:
    (tmp_path / "models").mkdir()
    with pytest.raises(RuntimeError, match="probe_nothing"):
        speed.answer(("probe_nothing", str(tmp_path)))


def test_the_command_prints_and_writes_the_figures(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answers = {
        "probe_window": {"moment": 0.0},
        "probe_bare": {"moment": 0.0},
        "probe_model": {"moment": 0.0, "fill": 0.3, "predict": 0.1},
        "probe_gaps": {"filling": 20.0, "idle": 6.0},
        "probe_training_gaps": {"training": 70.0, "starting": 30.0},
        "probe_restore": {"open": 0.5, "restore": 0.75},
    }
    monkeypatch.setattr(speed, "answer", lambda probe: answers[probe[0]])
    file = tmp_path / "speed.json"
    speed.main(["--repeats", "1", "--json", str(file)])
    assert "longest gap" in capsys.readouterr().out
    figures = {figure["name"]: figure for figure in json.loads(file.read_text())}
    fill = figures["classic fill, 24 MP / prediction"]
    assert fill["value"] == pytest.approx(3)
    assert figures["longest gap while filling"]["met"] is True
    assert figures["longest gap while training"]["met"] is False
    restored = figures["restoring 20 repairs, 24 MP / opening the photo and 1 s"]
    assert restored["value"] == pytest.approx(0.5)

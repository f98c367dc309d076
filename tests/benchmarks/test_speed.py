"""The speed table, and the processes that it times."""

import json
from pathlib import Path

import pytest

from benchmarks import speed


def test_a_start_is_timed_from_outside() -> None:
    seconds = speed._seconds_to_moment(("probe_bare", "window"))
    assert 0.01 < seconds < 60


def test_a_probe_that_fails_says_why(tmp_path: Path) -> None:
    (tmp_path / "models").mkdir()
    with pytest.raises(RuntimeError, match="probe_nothing"):
        speed.answer(("probe_nothing", str(tmp_path)))


def test_a_probe_that_nobody_waits_for_any_more_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(speed, "_TIMEOUT", 0.01)
    with pytest.raises(RuntimeError, match="probe_bare window was not ready"):
        speed.answer(("probe_bare", "window"))


def file_gaps() -> dict[str, float]:
    opening = {"open jpg": 10.0, "open png": 12.0, "open tif": 20.0, "open webp": 90.0}
    saving = {"save jpg": 10.0, "save png": 12.0, "save tif": 900.0, "save webp": 1.0}
    return {"load": 300.0} | opening | saving


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
        "probe_file_gaps": file_gaps(),
        "probe_restore": {"open": 0.5, "restore": 0.75},
    }
    monkeypatch.setattr(speed, "answer", lambda probe: answers[probe[0]])
    file = tmp_path / "speed.json"
    speed.main(["--repeats", "1", "--json", str(file)])
    assert "longest gap" in capsys.readouterr().out
    figures = {figure["name"]: figure for figure in json.loads(file.read_text())}
    fill = figures["classic fill, 24 MP / prediction"]
    assert fill["ratio"] == pytest.approx(3)
    assert figures["longest gap while filling / when idle"]["met"] is True
    assert figures["longest gap while training / when idle"]["met"] is False
    opened = figures["longest gap while a file is opened, 24 MP / when idle"]
    assert (opened["value"], opened["met"], opened["parts"]) == (20, True, "WebP 90 ms")
    saved = figures["longest gap while a file is saved, 24 MP / when idle"]
    assert (saved["value"], saved["met"]) == (900, False)
    restored = figures["restoring 20 repairs, 24 MP / opening the photo and 1 s"]
    assert restored["ratio"] == pytest.approx(0.5)

"""The table of the training benchmark, and the loops that it times."""

import json
from pathlib import Path

import pytest

from benchmarks import training

TOLD = {
    "tutorial": {"rate": 8.0},
    "ours": {"rate": 10.0, "is_fast_in_half": False},
    "memory": {"peak": 2.5e9, "second": 2e9, "last": 2.2e9},
}


def test_the_folder_of_many_photos_takes_no_room(tmp_path: Path) -> None:
    few = training.make_photos(tmp_path / "few")
    many = training.link_photos(few, tmp_path / "many", 250)
    paths = list(many.iterdir())
    assert len(paths) == 250
    assert len({path.stat().st_ino for path in paths}) == len(list(few.iterdir()))


def test_the_command_prints_and_writes_the_figures(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch
) -> None:
    monkeypatch.setattr(training, "answer", lambda probe: TOLD[probe[1]])
    file = tmp_path / "training.json"
    training.main(["--rounds", "1", "--many", "200", "--json", str(file)])
    assert "10.0 / 8.0 pictures/s: 1.25 times" in capsys.readouterr().out
    time, peak, growth, many = json.loads(file.read_text())
    assert time["met"]
    assert peak["value"] == pytest.approx(2.5)
    assert growth["ratio"] == pytest.approx(1.1)
    assert not growth["met"]
    assert many["ratio"] == pytest.approx(1)
    assert "200 and 100 photos" in many["parts"]


def test_a_processor_made_for_half_precision_has_to_be_twice_as_fast(
    tmp_path: Path, monkeypatch
) -> None:
    told = TOLD | {"ours": {"rate": 15.0, "is_fast_in_half": True}}
    monkeypatch.setattr(training, "answer", lambda probe: told[probe[1]])
    assert not training.throughput(tmp_path, rounds=1, steps=1).is_met

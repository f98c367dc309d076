"""The table of the scan, on photos that are made."""

import json
from pathlib import Path

import pytest

from benchmarks import scan


def test_the_command_prints_and_writes_the_figures(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scan, "LARGE", (400, 300))
    file = tmp_path / "scan.json"
    sizes = ["--large", "6", "--small", "20", "--rounds", "1"]
    scan.main([*sizes, "--json", str(file)])
    assert "first scan / reading and decoding alone" in capsys.readouterr().out
    beside, second = json.loads(file.read_text())
    assert beside["parts"].startswith("6 photos")
    assert second["name"] == "second scan of 20 photos / the first"
    assert beside["value"] > 0


def test_made_photos_are_all_different(tmp_path: Path) -> None:
    folder = scan.make_photos(tmp_path / "made", 30, (180, 140))
    assert len(scan.scan_folder(folder).accepted) == 30

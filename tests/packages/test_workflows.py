"""The workflows that build packages elsewhere: that what they call is there."""

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
_PLACES = re.compile(r"(?<![\w.-])(?:packaging|requirements|tools|\.ci)/[\w./*-]+")


def jobs(file: Path) -> dict:
    return yaml.safe_load(file.read_text("utf-8"))["jobs"]


def lines(file: Path) -> str:
    return "\n".join(
        step.get("run", "") for job in jobs(file).values() for step in job["steps"]
    )


def test_there_are_workflows() -> None:
    assert {"check", "packages"} <= {file.stem for file in WORKFLOWS}


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_what_a_workflow_runs_is_there(file: Path) -> None:
    places = _PLACES.findall(lines(file))
    assert places
    assert [place for place in places if not list(ROOT.glob(place))] == []


def test_packages_are_tried_out_on_three_systems() -> None:
    (job,) = jobs(ROOT / ".github" / "workflows" / "packages.yml").values()
    systems = [
        each["system"].split("-")[0] for each in job["strategy"]["matrix"]["include"]
    ]
    assert systems == ["ubuntu", "windows", "macos"]
    runs = [step.get("run", "") for step in job["steps"]]
    build = next(n for n, run in enumerate(runs) if "packaging/build.py" in run)
    trial = next(n for n, run in enumerate(runs) if "packaging/smoke.py" in run)
    assert build < trial


def test_the_archives_are_called_as_the_build_calls_them(script, monkeypatch) -> None:
    """The script's names for the systems are those of `sys.platform`."""
    contents = script("contents")
    (job,) = jobs(ROOT / ".github" / "workflows" / "packages.yml").values()
    files = [each["file"] for each in job["strategy"]["matrix"]["include"]]
    systems = [re.search(r"mendscape-(\w+)\.", file)[1] for file in files]
    assert sorted(systems) == sorted(contents._PROGRAMS)

"""Computers of a cluster that differ are refused before anything is repaired."""

from dataclasses import replace
from pathlib import Path

import pytest

from core.errors import RayWorkerUnfit
from core.ray.connection import connected
from core.ray.repair import look, roll_call
from core.ray.repair.look import Sight, in_sight, what_differs
from core.ray.repair.roll_call import muster
from tests.ray.archive import archive


@pytest.fixture
def jobs(tmp_path: Path):
    return archive(tmp_path, 3)


@pytest.fixture
def cluster(ray_cluster, logs):
    with connected(ray_cluster.address, logs=logs) as found:
        yield found


def refusal(cluster, jobs) -> str:
    """It names the computer."""
    with pytest.raises(RayWorkerUnfit) as told:
        muster(cluster, jobs)
    assert told.value.worker == cluster.nodes[0].address
    return told.value.reason


def test_the_same_everywhere_is_fine_and_leaves_nothing_behind(cluster, jobs) -> None:
    muster(cluster, jobs)
    assert list(jobs[0].output.parent.iterdir()) == []


@pytest.mark.parametrize("name", ["mendscape", "tensorflow"])
def test_another_version_is_refused(cluster, jobs, monkeypatch, name: str) -> None:
    own = roll_call.versions() | {name: "0.0.1"}
    monkeypatch.setattr(roll_call, "versions", lambda: own)
    reason = refusal(cluster, jobs)
    assert f"it has {name} " in reason
    assert reason.endswith("and this computer has 0.0.1")


def test_a_computer_without_the_program_is_refused(cluster, jobs, monkeypatch) -> None:
    monkeypatch.setattr(roll_call, "versions", lambda: {"mendscape-x": "1"})
    assert "it has no mendscape-x" in refusal(cluster, jobs)


def test_a_computer_that_does_not_see_the_photos_is_refused(
    cluster, jobs, monkeypatch
) -> None:
    away = (("/somewhere/else/0.png", 7),)
    monkeypatch.setattr(look, "_sizes", lambda photos: away)
    assert refusal(cluster, jobs) == "it does not see /somewhere/else/0.png"


def test_a_computer_that_is_silent_is_refused(cluster, jobs, monkeypatch) -> None:
    monkeypatch.setattr(roll_call, "WAIT", 0.0)
    assert "did not answer" in refusal(cluster, jobs)


def test_a_computer_that_is_gone_is_refused(cluster, jobs) -> None:
    gone = replace(cluster, nodes=(replace(cluster.nodes[0], id="0" * 56),))
    assert "Ray says" in refusal(gone, jobs)


def test_another_file_of_that_name_is_told(jobs) -> None:
    with in_sight(jobs) as sight:
        assert what_differs(sight) == ""
        jobs[1].photo.write_bytes(b"another")
        assert what_differs(sight) == f"there, {jobs[1].photo} is another file"


def test_another_folder_of_that_name_is_told(jobs, monkeypatch) -> None:
    monkeypatch.setattr(look, "_PATIENCE", 0.0)
    folder = jobs[0].output.parent
    sight = Sight((), (str(folder / ".mendscape-mark"),))
    assert what_differs(sight) == f"it does not see the same folder {folder}"


def test_what_is_missing_here_is_left_to_its_row(jobs) -> None:
    jobs[0].photo.unlink()
    away = replace(jobs[1], output=jobs[1].output.parent / "none" / "1.png")
    with in_sight([jobs[0], away]) as sight:
        assert [path for path, _ in sight.photos] == [str(away.photo)]
        assert len(sight.marks) == 1

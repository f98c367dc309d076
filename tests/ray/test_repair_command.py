"""`mendscape repair --list ... --ray ...`, as people type it."""

import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from core.cli.main import run
from tests.ray.archive import archive, fake_engine

Command = Callable[..., int]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three photos, and the list of them."""
    jobs = archive(tmp_path, 3)
    rows = [f"photos/{j.photo.name},30,20,16,outputs/{j.output.name}" for j in jobs]
    text = "\n".join(("photo,x,y,side,output", *rows)) + "\n"
    (tmp_path / "jobs.csv").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def repair(folder: Path) -> Command:
    words = ("repair", "--list", folder / "jobs.csv", "--profile", folder / "profile")

    def mendscape(*more: str) -> int:
        argv = [str(word) for word in (*words, *more)]
        return run(argv, make_engine=fake_engine)

    return mendscape


@pytest.fixture
def said(capfd) -> Callable[[], tuple[str, list[str]]]:
    """What was printed, and the lines of complaint.

    Here the command's stderr is none of the system's, so it lets Ray's C++ speak there,
    in lines that begin with the time in brackets.
    """

    def found() -> tuple[str, list[str]]:
        out, err = capfd.readouterr()
        return out, [line for line in err.splitlines() if not line.startswith("[")]

    return found


def test_a_list_is_made_and_made_again_only_where_it_has_to_be(
    ray_cluster, repair: Command, folder: Path, said
) -> None:
    (folder / "photos" / "1.png").write_bytes(b"no picture")
    assert repair("--ray", ray_cluster.address, "--workers", "2") == 1
    out, (complaint,) = said()
    assert out == ""
    assert complaint.startswith("jobs.csv, row 3: 1.png cannot be opened")
    written = sorted(path.name for path in (folder / "outputs").iterdir())
    assert written == ["0.png", "2.png"]
    rows = (folder / "jobs.results.csv").read_text("utf-8").splitlines()[1:]
    assert sorted(row.split(",")[0] for row in rows) == ["done", "done", "failed"]

    photo = (folder / "photos" / "0.png").read_bytes()
    (folder / "photos" / "1.png").write_bytes(photo)
    assert repair("--ray", ray_cluster.address) == 0
    assert said() == ("", ["Made before, and still true: 2 of 3"])
    assert (folder / "outputs" / "1.png").exists()


def test_nobody_there_is_one_sentence(repair: Command, said) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"127.0.0.1:{server.getsockname()[1]}"
    assert repair("--ray", address) == 1
    out, (complaint,) = said()
    assert out == ""
    sentence = (
        f"mendscape: The Ray cluster at {address} cannot be used: no Ray answered"
    )
    assert complaint.startswith(sentence)

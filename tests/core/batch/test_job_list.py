"""A list becomes jobs; its wrong rows carry their numbers and what is wrong."""

import os
from pathlib import Path

import pytest

from core.batch import job_list
from core.batch.job_list import read_job_list
from core.errors import JobListUnusable, OutputShared, RowIncomplete, SquareUnclear
from core.geometry import Box
from tests.core.cli.conftest import make_photo

HEADER = "photo,x,y,side,output"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    make_photo(tmp_path / "a.png")
    make_photo(tmp_path / "b.png")
    return tmp_path


def write_list(folder: Path, *rows: str) -> Path:
    path = folder / "jobs.csv"
    path.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    return path


def test_rows_of_one_output_are_one_job_that_knows_their_numbers(folder: Path) -> None:
    rows = ("", "a.png,5,5,20,out.png", "b.png,1,1,9,b-out.png", "a.png,9,5,20,out.png")
    first, second = read_job_list(write_list(folder, *rows)).jobs
    assert first.photo == folder / "a.png"
    assert first.squares.boxes == (Box.square(5, 5, 20), Box.square(9, 5, 20))
    assert first.rows == (3, 5)
    assert second.rows == (4,)


def test_problems_come_in_the_order_of_the_rows(folder: Path) -> None:
    rows = (
        "a.png,5,5,20,out.png",
        "a.png,x,5,20,out-a.png",
        "a.png,5",
        "b.png,5,5,20,out.png",
    )
    found = read_job_list(write_list(folder, *rows))
    assert found.jobs == ()
    assert [(problem.row, type(problem.error)) for problem in found.problems] == [
        (2, OutputShared),
        (3, SquareUnclear),
        (4, RowIncomplete),
        (5, OutputShared),
    ]


def test_a_list_that_never_ends_is_one_error(folder: Path, monkeypatch) -> None:
    monkeypatch.setattr(job_list, "_LONGEST", 50)
    path = write_list(folder, *["a.png,1,1,20,b.png"] * 9)
    with pytest.raises(JobListUnusable, match="is far too long for a list"):
        read_job_list(path)


def test_zeros_in_a_list_are_one_error(folder: Path) -> None:
    path = write_list(folder, "a\0.png,1,1,20,b.png")
    with pytest.raises(JobListUnusable, match="is no CSV file: it holds zeros"):
        read_job_list(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "jobs.csv")
    with pytest.raises(JobListUnusable, match="cannot be opened: it is no file"):
        read_job_list(folder / "jobs.csv")


@pytest.mark.parametrize("name", ["x" * 300 + ".png", "looped.png", "d/" * 3000])
def test_paths_that_the_disk_does_not_know_spoil_no_other_row(
    folder: Path, name: str
) -> None:
    (folder / "looped.png").symlink_to("looped.png")
    rows = (f"{name},1,1,20,b.png", f"a.png,1,1,20,{name}", "a.png,1,1,20,c.png")
    found = read_job_list(write_list(folder, *rows))
    assert folder / "c.png" in [job.output for job in found.jobs]


def test_a_file_that_is_no_list_is_one_error(folder: Path) -> None:
    with pytest.raises(JobListUnusable, match=r"a\.png is not written in UTF-8"):
        read_job_list(folder / "a.png")

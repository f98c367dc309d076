"""`mendscape repair --list JOBS.csv`, as scripts rely on it."""

from pathlib import Path

import pytest

from core.errors import ModelNotFound
from tests.core.cli.conftest import Command, make_photo, pixels_of
from tests.fakes import FakeEngine

HEADER = "photo,x,y,side,output"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two photos, that is not the current one."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    folder = tmp_path / "photos"
    folder.mkdir()
    make_photo(folder / "a.png", seed=1)
    make_photo(folder / "b.png", seed=2)
    return folder


def write_list(folder: Path, *rows: str, encoding: str = "utf-8") -> Path:
    path = folder / "jobs.csv"
    path.write_text("\n".join([HEADER, *rows]) + "\n", encoding=encoding)
    return path


def told(capfd: pytest.CaptureFixture[str]) -> list[str]:
    out, err = capfd.readouterr()
    assert out == ""
    return err.splitlines()


def outputs(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir() if p.name.startswith("out"))


def test_all_rows_done_ends_with_zero_and_says_nothing(
    mendscape: Command,
    folder: Path,
    engine: FakeEngine,
    capfd: pytest.CaptureFixture[str],
) -> None:
    jobs = write_list(folder, "a.png,5,5,20,out-a.png", "b.png,30,20,16,out-b.jpg")
    assert mendscape("repair", "--list", jobs, "--model", "mine") == 0
    assert told(capfd) == []
    assert outputs(folder) == ["out-a.png", "out-b.jpg"]
    assert engine.prepared == ["mine"]
    assert (folder / "out-b.jpg").read_bytes()[:2] == b"\xff\xd8"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_names_of_any_language_work_with_and_without_a_mark(
    mendscape: Command, folder: Path, encoding: str
) -> None:
    make_photo(folder / "雪山 é.png")
    row = "雪山 é.png,5,5,20,out-雪山.png"
    jobs = write_list(folder, row, encoding=encoding)
    assert mendscape("repair", "--list", jobs) == 0
    assert outputs(folder) == ["out-雪山.png"]


def test_windows_line_ends_quotes_spaces_and_blank_rows_are_fine(
    mendscape: Command, folder: Path
) -> None:
    jobs = folder / "jobs.csv"
    row = '"a.png" , 5, 5 ,20,"out-a.png"'
    jobs.write_bytes("\r\n".join([HEADER, "", row, ",,,,"]).encode())
    assert mendscape("repair", "--list", jobs) == 0
    assert outputs(folder) == ["out-a.png"]


def test_rows_of_one_output_give_what_several_squares_give(
    mendscape: Command, folder: Path
) -> None:
    jobs = write_list(
        folder,
        "a.png,30,20,16,out-list.png",
        "b.png,5,5,20,out-b.png",
        f"{folder / 'a.png'},40,25,20,./out-list.png",
    )
    assert mendscape("repair", "--list", jobs) == 0
    squares = ("--square", "40,25,20", "--square", "30,20,16")
    out = folder / "out-squares.png"
    assert mendscape("repair", folder / "a.png", *squares, "-o", out) == 0
    assert out.read_bytes() == (folder / "out-list.png").read_bytes()


BAD_ROWS = {
    "a square that leaves the photo": ("a.png,110,5,20,out-a.png", "leaves the photo"),
    "negative": ("a.png,-1,5,20,out-a.png", "leaves the photo"),
    "too small": ("a.png,5,5,7,out-a.png", "at least 8 px"),
    "side of nothing": ("a.png,5,5,0,out-a.png", "whole numbers"),
    "half pixels": ("a.png,5.5,5,20,out-a.png", "whole numbers"),
    "words": ("a.png,five,5,20,out-a.png", "whole numbers"),
    "no number": ("a.png,,5,20,out-a.png", "whole numbers"),
    "too few values": ("a.png,5,5,20", "needs 5 values"),
    "too many values": ("a.png,5,5,20,out-a.png,x", "needs 5 values"),
    "no output": ("a.png,5,5,20,", "needs 5 values"),
    "no photo": ("missing.png,5,5,20,out-a.png", "missing.png cannot be opened"),
    "no picture": ("jobs.csv,5,5,20,out-a.png", "jobs.csv cannot be opened"),
    "unknown ending": ("a.png,5,5,20,out-a.gif", "must end in"),
    "no such folder": ("a.png,5,5,20,no/out-a.png", "There is no folder"),
    "the photo itself": ("a.png,5,5,20,./a.png", "is the photo itself"),
    "another photo": ("a.png,5,5,20,b.png", "is a photo of this list"),
}


@pytest.mark.parametrize(("row", "reason"), BAD_ROWS.values(), ids=BAD_ROWS)
def test_a_bad_row_gives_one_line_and_stops_no_other(
    mendscape: Command,
    folder: Path,
    row: str,
    reason: str,
    capfd: pytest.CaptureFixture[str],
) -> None:
    photos = [(folder / name).read_bytes() for name in ("a.png", "b.png")]
    jobs = write_list(folder, "b.png,5,5,20,out-1.png", row, "b.png,9,9,20,out-2.png")
    assert mendscape("repair", "--list", jobs) == 1
    (line,) = told(capfd)
    assert line.startswith("jobs.csv, row 3: ")
    assert reason in line
    assert outputs(folder) == ["out-1.png", "out-2.png"]
    assert photos == [(folder / name).read_bytes() for name in ("a.png", "b.png")]


@pytest.mark.parametrize("row", ["a.png,110,5,20,out.png", "a.png,x,5,20,out.png"])
def test_a_picture_with_a_bad_row_is_not_written(
    mendscape: Command, folder: Path, row: str, capfd: pytest.CaptureFixture[str]
) -> None:
    (folder / "out.png").write_bytes(b"older")
    jobs = write_list(folder, "a.png,5,5,20,out.png", row)
    assert mendscape("repair", "--list", jobs) == 1
    assert [line[:17] for line in told(capfd)] == ["jobs.csv, row 3: "]
    assert (folder / "out.png").read_bytes() == b"older"


def test_one_output_of_two_photos_is_wrong_for_all_its_rows(
    mendscape: Command, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    jobs = write_list(
        folder,
        "a.png,5,5,20,out.png",
        "b.png,5,5,20,out-b.png",
        "b.png,5,5,20,sub/../out.png",
    )
    (folder / "sub").mkdir()
    assert mendscape("repair", "--list", jobs) == 1
    assert [line[:17] for line in told(capfd)] == [
        "jobs.csv, row 2: ",
        "jobs.csv, row 4: ",
    ]
    assert outputs(folder) == ["out-b.png"]


def test_two_outputs_of_one_photo_are_two_pictures(
    mendscape: Command, folder: Path
) -> None:
    jobs = write_list(folder, "a.png,5,5,20,out-1.png", "a.png,50,40,20,out-2.png")
    assert mendscape("repair", "--list", jobs) == 0
    one, two = (pixels_of(folder / name) for name in ("out-1.png", "out-2.png"))
    assert (one != two).any()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"a.png,5,5,20,out.png\n",
        b"photo;x;y;side;output\na.png;5;5;20;out.png\n",
        "photo,x,y,side,output\né.png,5,5,20,out.png\n".encode("latin-1"),
        b"\xff\xfep\x00h\x00o\x00",
    ],
    ids=["empty", "no header", "semicolons", "latin-1", "utf-16"],
)
def test_a_list_that_is_none_is_wrong_usage(
    mendscape: Command, folder: Path, content: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    jobs = folder / "jobs.csv"
    jobs.write_bytes(content)
    assert mendscape("repair", "--list", jobs) == 2
    (line,) = told(capfd)
    assert line.startswith("mendscape: jobs.csv ")
    assert outputs(folder) == []


def test_a_list_without_rows_is_done(mendscape: Command, folder: Path) -> None:
    assert mendscape("repair", "--list", write_list(folder)) == 0


def test_an_unknown_model_ends_the_list(
    mendscape: Command,
    folder: Path,
    engine: FakeEngine,
    capfd: pytest.CaptureFixture[str],
) -> None:
    engine.trouble = ModelNotFound("nobody", ())
    jobs = write_list(folder, "a.png,5,5,20,out-a.png", "b.png,5,5,20,out-b.png")
    assert mendscape("repair", "--list", jobs, "--model", "nobody") == 2
    assert len(told(capfd)) == 1
    assert outputs(folder) == []

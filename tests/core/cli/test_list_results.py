"""`mendscape repair --results`: a list that is begun again skips what is made."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.core.cli.conftest import Command, make_photo
from tests.fakes import FakeEngine

ROWS = ("a.png,5,5,20,out-a.png", "a.png,40,25,20,out-a.png", "b.png,9,9,16,out-b.png")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two photos, and a list of two pictures."""
    make_photo(tmp_path / "a.png", seed=1)
    make_photo(tmp_path / "b.png", seed=2)
    write_list(tmp_path, *ROWS)
    return tmp_path


@pytest.fixture
def repair(mendscape: Command, folder: Path) -> Callable[..., int]:
    """Runs the list with its results, and more words."""
    files = ("--list", folder / "jobs.csv", "--results", folder / "results.csv")
    return lambda *words: mendscape("repair", *files, *words)


@pytest.fixture
def filled(engine: FakeEngine) -> Callable[[], list[str]]:
    """Names of the photos that were filled since it was asked the last time."""

    def names() -> list[str]:
        found = sorted({each.photo.info.path.name for each in engine.jobs})
        engine.jobs.clear()
        return found

    return names


def write_list(folder: Path, *rows: str) -> None:
    text = "\n".join(("photo,x,y,side,output", *rows)) + "\n"
    (folder / "jobs.csv").write_text(text, encoding="utf-8")


def states(folder: Path) -> list[str]:
    lines = (folder / "results.csv").read_text("utf-8").splitlines()[1:]
    return [line.split(",")[0] for line in lines]


def test_a_list_that_is_begun_again_makes_nothing_anew_and_says_so(
    repair, filled, folder: Path, engine: FakeEngine, capfd
) -> None:
    assert repair() == 0
    assert capfd.readouterr() == ("", "")
    assert filled() == ["a.png", "b.png"]
    engine.prepared.clear()
    os.utime(folder / "a.png", (1, 1))
    write_list(folder, *reversed(ROWS))
    assert repair() == 0
    assert filled() == engine.prepared == []
    assert capfd.readouterr() == ("", "Made before, and still true: 2 of 2\n")
    assert states(folder) == ["done", "done"]


def another_photo(folder: Path) -> None:
    make_photo(folder / "a.png", seed=9)


def another_square(folder: Path) -> None:
    write_list(folder, "a.png,5,5,21,out-a.png", *ROWS[1:])


def one_square_less(folder: Path) -> None:
    write_list(folder, *ROWS[1:])


def a_removed_output(folder: Path) -> None:
    (folder / "out-a.png").unlink()


def an_edited_output(folder: Path) -> None:
    with (folder / "out-a.png").open("ab") as file:
        file.write(b"\n")


@pytest.mark.parametrize(
    "change",
    [
        another_photo,
        another_square,
        one_square_less,
        a_removed_output,
        an_edited_output,
    ],
)
def test_what_has_changed_is_made_again(
    repair, filled, folder: Path, change: Callable[[Path], None]
) -> None:
    repair()
    filled()
    change(folder)
    assert repair() == 0
    assert filled() == ["a.png"]
    assert repair() == 0
    assert filled() == []


@pytest.mark.parametrize(
    "words", [("--seed", "3"), ("--model", "classic"), ("--no-detail",)]
)
def test_another_way_of_filling_makes_all_again(repair, filled, words) -> None:
    repair()
    filled()
    assert repair(*words) == 0
    assert filled() == ["a.png", "b.png"]
    assert repair(*words) == 0
    assert filled() == []


def test_what_failed_is_tried_again(repair, filled, folder: Path) -> None:
    (folder / "b.png").write_text("no picture")
    assert repair() == 1
    assert states(folder) == ["done", "failed"]
    filled()
    make_photo(folder / "b.png", seed=2)
    assert repair() == 0
    assert filled() == ["b.png"]
    assert states(folder) == ["done", "failed", "done"]


def test_a_photo_that_was_moved_is_no_other_photo(repair, filled, folder: Path) -> None:
    repair()
    filled()
    (folder / "a.png").rename(folder / "c.png")
    write_list(folder, *(row.replace("a.png,", "c.png,", 1) for row in ROWS))
    assert repair() == 0
    assert filled() == []


def test_a_row_that_was_cut_costs_its_picture_alone(
    repair, filled, folder: Path, capfd
) -> None:
    repair()
    filled()
    results = folder / "results.csv"
    results.write_bytes(results.read_bytes()[:-30])
    assert repair() == 0
    assert filled() == ["b.png"]
    assert capfd.readouterr().err.splitlines() == [
        "results.csv: damaged rows, which do not count: 1",
        "Made before, and still true: 1 of 2",
    ]
    assert repair() == 0
    assert filled() == []


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("jobs.csv", "is one of the files to be read or made"),
        ("a.png", "is one of the files to be read or made"),
        ("out-b.png", "is one of the files to be read or made"),
        ("notes.txt", "is something else, so it is left alone"),
        ("no/results.csv", "cannot be written: there is no such file or folder"),
        ("sub", "cannot be opened: it is a folder"),
    ],
)
def test_a_file_that_cannot_hold_results_is_wrong_usage(
    mendscape: Command, folder: Path, capfd, name: str, words: str
) -> None:
    (folder / "notes.txt").write_text("Buy milk.\n")
    (folder / "sub").mkdir()
    before = {path.name for path in folder.iterdir()}
    files = ("--list", folder / "jobs.csv", "--results", folder / name)
    assert mendscape("repair", *files) == 2
    (line,) = capfd.readouterr().err.splitlines()
    assert line == f"mendscape: The results file {Path(name).name} {words}."
    assert {path.name for path in folder.iterdir()} == before
    assert (folder / "notes.txt").read_text() == "Buy milk.\n"


def test_several_photos_can_have_results_as_well(
    mendscape: Command, folder: Path, filled
) -> None:
    words = ("repair", folder / "a.png", folder / "b.png", "--square", "9,9,16")
    files = ("-o", folder / "repaired", "--results", folder / "results.csv")
    assert mendscape(*words, *files) == 0
    assert filled() == ["a.png", "b.png"]
    assert mendscape(*words, *files) == 0
    assert filled() == []

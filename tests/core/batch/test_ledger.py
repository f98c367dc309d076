"""Results are kept by the row: whatever happens to the file, whole rows count."""

import csv
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.batch.job import BatchJob, JobResult, JobState, Problem
from core.batch.ledger import HEADER, Ledger
from core.batch.made import Made
from core.errors import HoleOutside, ResultsUnusable
from core.geometry import Box, Size
from tests.core.batch.conftest import SQUARES

MADE = Made("a" * 64, "b" * 64)
DONE = JobResult(JobState.DONE, made=MADE, seconds=1.234)
PROBLEM = Problem(HoleOutside(Box.square(1, 2, 9), Size(5, 5)), 3)
FAILED = JobResult(JobState.FAILED, (PROBLEM,))
SKIPPED = JobResult(JobState.SKIPPED, made=MADE)


def job(folder: Path, name: str = "a.png") -> BatchJob:
    return BatchJob(folder / "in" / name, folder / "out" / name, SQUARES)


def note(path: Path, *noted: tuple[BatchJob, JobResult]) -> None:
    with Ledger.open(path) as ledger:
        for each, result in noted:
            ledger.note(each, result)


def known(path: Path, *jobs: BatchJob) -> list[Made | None]:
    with Ledger.open(path) as ledger:
        return [ledger.known(each) for each in jobs]


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_what_was_made_is_known_at_the_next_time(tmp_path: Path) -> None:
    path = tmp_path / "results.csv"
    one, other = job(tmp_path), job(tmp_path, "b.png")
    assert known(path, one) == [None]
    note(path, (one, DONE), (other, FAILED))
    assert known(path, one, other) == [MADE, None]


def test_people_can_read_it(tmp_path: Path) -> None:
    path = tmp_path / "results.csv"
    note(path, (job(tmp_path), DONE), (job(tmp_path, "雪, b.png"), FAILED))
    first, second = rows_of(path)
    assert tuple(first) == HEADER
    assert (first["state"], first["photo"], first["output"]) == (
        "done",
        "in/a.png",
        "out/a.png",
    )
    assert (first["seconds"], first["message"]) == ("1.23", "")
    assert (second["state"], second["output"]) == ("failed", "out/雪, b.png")
    assert second["message"] == str(PROBLEM.error)


def test_the_last_row_about_a_picture_counts(tmp_path: Path) -> None:
    path, one = tmp_path / "results.csv", job(tmp_path)
    note(path, (one, FAILED))
    note(path, (one, DONE))
    assert known(path, one) == [MADE]
    note(path, (one, FAILED))
    assert known(path, one) == [None]


def test_what_was_skipped_adds_no_row(tmp_path: Path) -> None:
    path, one = tmp_path / "results.csv", job(tmp_path)
    note(path, (one, DONE))
    note(path, (one, SKIPPED))
    assert len(rows_of(path)) == 1


def test_it_can_be_moved_with_its_folder(tmp_path: Path) -> None:
    before, after = tmp_path / "before", tmp_path / "after"
    before.mkdir()
    elsewhere = BatchJob(tmp_path / "in.png", tmp_path / "c.png", SQUARES)
    note(before / "r.csv", (job(before), DONE), (elsewhere, DONE))
    before.rename(after)
    assert known(after / "r.csv", job(after), elsewhere) == [MADE, MADE]


def test_names_of_several_lines_take_one(tmp_path: Path) -> None:
    path = tmp_path / "results.csv"
    odd = job(tmp_path, 'a"\n,b\r.png')
    note(path, (odd, DONE), (job(tmp_path), DONE))
    assert len(path.read_bytes().splitlines()) == 3
    assert known(path, odd, job(tmp_path)) == [MADE, MADE]


@given(cut=st.integers(0, 2000))
@example(cut=0)
@example(cut=len(",".join(HEADER)))
@example(cut=len(",".join(HEADER)) + 1)
def test_a_cut_loses_one_row_at_most(
    tmp_path_factory: pytest.TempPathFactory, cut: int
) -> None:
    folder = tmp_path_factory.mktemp("cut")
    path, jobs = folder / "r.csv", [job(folder, f"{n}.png") for n in range(6)]
    note(path, *((each, DONE) for each in jobs[:5]))
    whole = path.read_bytes()
    path.write_bytes(whole[:cut])
    left = max(0, whole[:cut].count(b"\n") - 1)
    note(path, (jobs[5], DONE))
    found = known(path, *jobs)
    assert found[:left] == [MADE] * left
    assert found[5] == MADE
    # All but the end of its line: the row itself is whole then.
    assert set(found[left + 1 : 5]) <= {None}


@given(st.binary(max_size=300))
def test_whatever_stands_between_the_rows_the_others_count(
    tmp_path_factory: pytest.TempPathFactory, junk: bytes
) -> None:
    folder = tmp_path_factory.mktemp("junk")
    path = folder / "r.csv"
    one, other = job(folder), job(folder, "b.png")
    note(path, (one, DONE))
    path.write_bytes(path.read_bytes() + junk + b"\n")
    note(path, (other, DONE))
    assert known(path, one, other) == [MADE, MADE]


def test_damaged_rows_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "results.csv"
    note(path, (job(tmp_path), DONE))
    lines = (
        b"done,in/b.png,out/b.png,1,,abc,def",
        b"dreamed,in/b.png,out/b.png,1,,,",
        b"done,in/b.png",
        b'done,"in/b.png',
        b"\xff\xfe",
        b"x" * 250_000,
    )
    path.write_bytes(path.read_bytes() + b"\n".join((*lines, b"", b"")))
    with Ledger.open(path) as ledger:
        assert ledger.damaged >= len(lines)
        assert ledger.known(job(tmp_path)) == MADE
        assert ledger.known(job(tmp_path, "b.png")) is None


def test_a_spreadsheet_may_have_saved_it(tmp_path: Path) -> None:
    path = tmp_path / "results.csv"
    note(path, (job(tmp_path), DONE))
    saved = path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(b"\xef\xbb\xbf" + saved)
    note(path, (job(tmp_path, "b.png"), DONE))
    assert known(path, job(tmp_path), job(tmp_path, "b.png")) == [MADE, MADE]
    assert path.read_bytes().startswith(b"\xef\xbb\xbf" + saved)


@pytest.mark.parametrize(
    "content", [b"photo,x,y,side,output\n", b"\x89PNG\r\n", b"\n", b"state\n"]
)
def test_another_file_is_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "results.csv"
    path.write_bytes(content)
    with pytest.raises(ResultsUnusable, match=r"^The results file results.csv is some"):
        Ledger.open(path)
    assert path.read_bytes() == content


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(ResultsUnusable, match="no such file or folder"):
        Ledger.open(tmp_path / "no" / "results.csv")
    with pytest.raises(ResultsUnusable, match="it is a folder"):
        Ledger.open(tmp_path)
    with pytest.raises(ResultsUnusable, match="one of the files"):
        Ledger.open(tmp_path / "a.png", apart_from=[tmp_path / "b" / ".." / "a.png"])


def test_two_programs_do_not_write_one_file(tmp_path: Path) -> None:
    path, one = tmp_path / "results.csv", job(tmp_path)
    with Ledger.open(path) as ledger:
        ledger.note(one, DONE)
        before = path.read_bytes()
        with pytest.raises(
            ResultsUnusable, match="is being written by another"
        ) as told:
            Ledger.open(path)
        assert "wait until that has ended, or name another file" in str(told.value)
        assert path.read_bytes() == before
        with Ledger.open(tmp_path / "others.csv") as other:
            other.note(one, FAILED)
    assert known(path, one) == [MADE]


def test_a_file_of_nothing_yet_is_held_as_well(tmp_path: Path) -> None:
    path = tmp_path / "results.csv"
    with Ledger.open(path), pytest.raises(ResultsUnusable, match="another program"):
        Ledger.open(path)
    assert [each.name for each in tmp_path.iterdir()] == ["results.csv"]


def test_a_disk_that_is_full_in_the_middle_is_told(tmp_path: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("only Linux has a device that is always full")
    with Ledger.open(tmp_path / "results.csv") as ledger:
        ledger._file.close()
        ledger._file = full.open("ab")
        with pytest.raises(ResultsUnusable, match="the disk is full"):
            ledger.note(job(tmp_path), DONE)

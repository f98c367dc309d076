"""A note says where something is being written; the next start looks there."""

import json
import os
from pathlib import Path

import pytest

from core.files import atomic_write
from core.paths import AppPaths
from core.tidying import tidy
from core.training.process.run_folder import RunFolder
from core.unfinished import UnfinishedWrites

HALF = f".mendscape-{'0' * 32}.jpg"

pytestmark = pytest.mark.skipif(os.name == "nt", reason="waits a day there")


@pytest.fixture
def paths(tmp_path: Path) -> AppPaths:
    return AppPaths.in_folder(tmp_path / "own")


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    folder = tmp_path / "photos"
    folder.mkdir()
    (folder / "ridge.jpg").write_bytes(b"old")
    return folder


@pytest.fixture
def unfinished(paths: AppPaths) -> UnfinishedWrites:
    return UnfinishedWrites(paths.unfinished)


def leave(paths: AppPaths, *folders: object) -> None:
    """A note of a program that was killed."""
    paths.unfinished.mkdir(parents=True)
    (paths.unfinished / f"{'1' * 32}.json").write_text(json.dumps(folders))


def notes(paths: AppPaths) -> list[Path]:
    return list(paths.unfinished.glob("*"))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_note_is_there_for_as_long_as_it_is_true(unfinished, paths, photos) -> None:
    with unfinished.noting(photos):
        (note,) = notes(paths)
        assert json.loads(note.read_text()) == [str(photos)]
    assert notes(paths) == []


def test_a_failure_takes_its_note_and_what_it_left_along(
    unfinished, paths, photos
) -> None:
    def fail() -> None:
        with unfinished.noting(photos):
            (photos / HALF).touch()
            raise PermissionError

    with pytest.raises(PermissionError):
        fail()
    assert notes(paths) == []
    assert names(photos) == ["ridge.jpg"]


def test_a_place_that_takes_no_notes_holds_nobody_up(paths, photos) -> None:
    paths.unfinished.parent.mkdir()
    paths.unfinished.write_text("a file where the folder should be")
    with UnfinishedWrites(paths.unfinished).noting(photos):
        (photos / "new.jpg").touch()
    assert (photos / "new.jpg").exists()


def test_what_a_killed_program_left_is_cleared(unfinished, paths, photos) -> None:
    (photos / HALF).touch()
    leave(paths, str(photos))
    unfinished.clear()
    assert names(photos) == ["ridge.jpg"]
    assert notes(paths) == []


def test_what_another_program_writes_is_left_alone(unfinished, paths, photos) -> None:
    leave(paths, str(photos))
    with unfinished.noting(photos), atomic_write(photos / "ridge.jpg") as half:
        unfinished.clear()
        assert half.exists()
        half.write_bytes(b"new")
        assert len(notes(paths)) == 1, "the note of the one that is at work"
    assert (photos / "ridge.jpg").read_bytes() == b"new"


def test_a_drive_that_is_not_there_is_asked_again(unfinished, paths, photos) -> None:
    leave(paths, str(photos.with_name("drive")))
    unfinished.clear()
    assert len(notes(paths)) == 1
    photos.rename(photos.with_name("drive"))
    (photos.with_name("drive") / HALF).touch()
    unfinished.clear()
    assert names(photos.with_name("drive")) == ["ridge.jpg"]
    assert notes(paths) == []


@pytest.mark.parametrize(
    "text", ["", "{", "[" * 90_000, "3", "[7, null]", '["a\\u0000"]']
)
def test_a_note_that_is_none_is_forgotten(unfinished, paths, text: str) -> None:
    leave(paths)
    notes(paths)[0].write_text(text)
    unfinished.clear()
    assert notes(paths) == []


def test_a_start_tidies_the_programs_own_folders(paths, photos) -> None:
    run = RunFolder(paths.runs / "mine")
    with run.claim():
        (run.path / ".tmpAbCdEf").touch()
    left = [
        paths.models / HALF,
        paths.models / "alps" / HALF,
        paths.runs / HALF,
        paths.sessions / HALF,
        paths.recent_pictures / HALF,
        paths.settings / "settings.ini.AbCdEf",
        run.path / ".tmpAbCdEf",
        photos / HALF,
    ]
    for path in left:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    (paths.settings / "settings.ini").touch()
    leave(paths, str(photos))
    tidy(paths)
    assert [path for path in left if path.exists()] == []
    assert (paths.settings / "settings.ini").exists()


def test_a_run_at_work_is_not_tidied(paths) -> None:
    run = RunFolder(paths.runs / "mine")
    with run.claim():
        (run.path / ".tmpAbCdEf").touch()
        tidy(paths)
        assert (run.path / ".tmpAbCdEf").exists()


def test_nothing_is_made_where_there_is_nothing_to_tidy(paths) -> None:
    tidy(paths)
    assert not paths.settings.exists()

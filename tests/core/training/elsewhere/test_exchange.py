"""Job folders as the window and the terminal send and take them."""

import json
from collections import namedtuple
from pathlib import Path

import pytest

from core.errors import Cancelled, JobNotWritten, JobPhotosAway, PhotosDiffer
from core.model.library import ModelLibrary
from core.paths import AppPaths
from core.progress import silent
from core.training.elsewhere import room
from core.training.elsewhere.doing import prepare, write_result
from core.training.elsewhere.exchange import JobExchange
from core.training.elsewhere.job_folder import JobFolder
from tests.awake import Computer
from tests.core.training.elsewhere.models import model

Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def exchange(tmp_path, library, start) -> JobExchange:
    return JobExchange(AppPaths.in_folder(tmp_path / "home"), library)


@pytest.fixture
def place(tmp_path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick" / "job"


@pytest.fixture
def done(exchange, options, place) -> JobFolder:
    """A job with its result; its photos were only listed."""
    exchange.send(options, place, is_copying=False, report=silent)
    job = JobFolder(place)
    prepare(job, job.errand(), None)
    model("mine", ModelLibrary(job.paths.models))
    write_result(job, job.errand(), "mine")
    return job


def test_the_room_is_what_will_be_written(
    exchange, options, start, place, monkeypatch
) -> None:
    usage = Usage(10**12, 0, 123_456_789)
    monkeypatch.setattr(room.shutil, "disk_usage", lambda _: usage)
    copied = exchange.room(options, place, is_copying=True)
    listed = exchange.room(options, place, is_copying=False)
    assert copied.free == listed.free == 123_456_789
    assert copied.is_enough
    exchange.send(options, place, is_copying=True, report=silent)
    files = [file for file in place.rglob("*") if file.is_file()]
    assert copied.needed >= sum(file.stat().st_size for file in files)
    assert listed.needed == start.size


def test_a_disk_that_does_not_tell_is_no_reason(
    exchange, options, place, monkeypatch
) -> None:
    def fail(_: Path) -> Usage:
        raise OSError

    monkeypatch.setattr(room.shutil, "disk_usage", fail)
    found = exchange.room(options, place, is_copying=True)
    assert found.free is None
    assert found.is_enough
    exchange.send(options, place, is_copying=True, report=silent)


def test_what_is_in_the_way_is_told_with_the_room(exchange, options, tmp_path) -> None:
    with pytest.raises(JobNotWritten, match="among the photos"):
        exchange.room(options, options.folder / "job", is_copying=True)
    options.split.held_out[0].unlink()
    with pytest.raises(PhotosDiffer):
        exchange.room(options, tmp_path / "job", is_copying=False)


def test_a_job_whose_end_is_asked_for_at_the_last_moment_is_gone(
    exchange, options, place, tmp_path
) -> None:
    def hear(done: float) -> None:
        if place.exists():
            raise Cancelled

    with pytest.raises(Cancelled):
        exchange.send(options, place, is_copying=True, report=hear)
    assert list(place.parent.iterdir()) == []
    assert list((tmp_path / "home" / "unfinished").glob("*")) == []


def test_the_computer_stays_awake_while_a_folder_is_written(
    options, start, place, tmp_path, library
) -> None:
    computer = Computer()
    wakefulness = computer.wakefulness()
    home = AppPaths.in_folder(tmp_path / "home")
    seen = []

    def hear(done: float) -> None:
        if not seen:
            seen.append(computer.is_awake())
            wakefulness.is_wanted = False
        else:
            seen.append(computer.may_sleep())
            wakefulness.is_wanted = True
        if len(seen) > 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        JobExchange(home, library, wakefulness).send(
            options, place, is_copying=True, report=hear
        )
    assert seen[:2] == [True, True]
    assert computer.may_sleep()
    assert computer.asked == 2


def a_photo_is_gone(photos: Path, place: Path) -> None:
    (photos / "a.jpg").unlink()


def there_is_a_file_in_the_way(photos: Path, place: Path) -> None:
    place.parent.parent.mkdir()
    place.parent.touch()


@pytest.mark.parametrize("trouble", [a_photo_is_gone, there_is_a_file_in_the_way])
def test_what_was_never_begun_is_not_looked_for_at_the_next_start(
    exchange, options, photos, tmp_path, trouble
) -> None:
    place = tmp_path / "stick" / "jobs" / "mine"
    trouble(photos, place)
    with pytest.raises((JobNotWritten, PhotosDiffer)):
        exchange.send(options, place, is_copying=True, report=silent)
    assert list((tmp_path / "home").glob("unfinished/*")) == []


def test_what_is_begun_is_looked_for_after_a_sudden_end(
    exchange, options, start, tmp_path
) -> None:
    notes = tmp_path / "home" / "unfinished"
    seen = []

    def hear(done: float) -> None:
        seen.extend(json.loads(note.read_text("utf-8")) for note in notes.iterdir())

    place = tmp_path / "stick" / "mine"
    exchange.send(options, place, is_copying=True, report=hear)
    assert seen
    assert {str(place.parent)} == {folder for folders in seen for folder in folders}
    assert list(notes.iterdir()) == []


@pytest.mark.parametrize("named", ["", "result.mendmodel"])
def test_a_result_is_named_by_its_folder_or_itself(exchange, done, named) -> None:
    returned = exchange.look(done.path / named)
    assert returned.file == done.result
    assert returned.options.name == "mine"
    assert callable(returned.work)


def test_photos_that_have_moved_are_named(exchange, done, options, tmp_path) -> None:
    moved = options.folder.rename(tmp_path / "moved")
    with pytest.raises(JobPhotosAway) as raised:
        exchange.look(done.path)
    assert raised.value.photos == options.folder
    assert exchange.look(done.path, photos=moved).options.folder == moved

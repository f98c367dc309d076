"""A job folder holds all that a run needs, or is not there."""

from collections import namedtuple
from pathlib import Path

import pytest

from core.errors import Cancelled, JobNotWritten, JobUnusable, PhotosDiffer
from core.model.exchange import read_model_file
from core.progress import silent
from core.training.elsewhere import room
from core.training.elsewhere.job_folder import JobFolder
from core.training.elsewhere.packing import check_place, write_job
from core.training.photo_roll import photos_of

Usage = namedtuple("Usage", "total used free")


def test_a_job_is_the_run_that_was_decided(job, options, start) -> None:
    errand = job.errand()
    here = job.options(errand, None)
    assert (here.name, here.start, here.epochs) == ("mine", "base", 3)
    before, after = (
        [[file.read_bytes() for file in part] for part in (s.training, s.held_out)]
        for s in (options.split, here.split)
    )
    assert before == after
    assert errand.start_hash == start.card.sha256
    assert read_model_file(job.start).card == start.card


def test_copies_have_names_that_every_disk_can_hold(job) -> None:
    names = sorted(path.name for path in job.photos.iterdir())
    assert names == ["000001.jpg", "000002.jpg", "000003.png", "000004.jpg"]
    split = job.errand().options.split
    assert list(split.training) == sorted(split.training)


def test_the_folder_says_what_to_type(job) -> None:
    text = job.readme.read_text(encoding="utf-8")
    assert "\n    mendscape train --job job\n" in text
    assert "\n    mendscape train --bring-back job\n" in text


@pytest.mark.parametrize(
    ("name", "quoted"), [("雪山 job", '"雪山 job"'), ("50$", "'50$'")]
)
def test_what_to_type_is_for_every_shell_or_says_for_which(
    options, start, tmp_path, name, quoted
) -> None:
    write_job(options, start, tmp_path / name, is_copying=True, report=silent)
    text = JobFolder(tmp_path / name).readme.read_text(encoding="utf-8")
    assert f"\n    mendscape train --job {quoted}\n" in text
    assert ("PowerShell" in text) == ("$" in name)


def test_nothing_in_it_tells_where_home_is(job, tmp_path) -> None:
    for file in (job.job, job.readme):
        assert str(tmp_path) not in file.read_text(encoding="utf-8")


def test_a_photo_that_counts_twice_is_copied_once(options, start, tmp_path) -> None:
    first, *others = options.split.training
    split = type(options.split)((first, first, *others), options.split.held_out)
    twice = type(options)("mine", options.folder, split, start="base")
    told: list[float] = []
    write_job(twice, start, tmp_path / "job", is_copying=True, report=told.append)
    assert len(told) == 4 + 1
    job = JobFolder(tmp_path / "job")
    here = job.options(job.errand(), None)
    assert here.split.training[0] == here.split.training[1]
    assert len(list(job.photos.iterdir())) == 4


def test_listed_photos_are_found_where_they_were_or_where_they_are_now(
    options, start, tmp_path
) -> None:
    write_job(options, start, tmp_path / "job", is_copying=False, report=silent)
    job = JobFolder(tmp_path / "job")
    assert not job.photos.exists()
    errand = job.errand()
    assert job.options(errand, None).split == options.split
    elsewhere = options.folder.rename(tmp_path / "elsewhere")
    with pytest.raises(JobUnusable, match="name their FOLDER on this computer"):
        job.options(errand, None)
    found = job.options(errand, elsewhere)
    assert found.folder == elsewhere
    assert all(photo.is_file() for photo in photos_of(found.split))


def test_copying_is_told_and_can_be_cancelled(options, start, tmp_path) -> None:
    told: list[float] = []

    def hear(done: float) -> None:
        told.append(done)
        if done > 0.5:
            raise Cancelled

    before = sorted(tmp_path.iterdir())
    with pytest.raises(Cancelled):
        write_job(options, start, tmp_path / "job", is_copying=True, report=hear)
    assert told[0] == 0
    assert sorted(tmp_path.iterdir()) == before


def test_too_little_room_is_told_before_anything_is_copied(
    options, start, tmp_path, monkeypatch
) -> None:
    usage = Usage(10**12, 0, 10_000_000)
    monkeypatch.setattr(room.shutil, "disk_usage", lambda _: usage)
    with pytest.raises(JobNotWritten, match=r"it takes 0\.0 GB, and 0\.0 GB are free"):
        write_job(options, start, tmp_path / "job", is_copying=True, report=pytest.fail)
    assert not (tmp_path / "job").exists()
    write_job(options, start, tmp_path / "job", is_copying=False, report=pytest.fail)


@pytest.mark.parametrize("place", ["alps", "alps/new", "alps/day 2", "taken", "file"])
def test_a_place_that_is_taken_or_among_the_photos_is_refused(
    photos, tmp_path, place
) -> None:
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "mine.txt").write_text("mine")
    (tmp_path / "file").write_text("mine")
    with pytest.raises(JobNotWritten, match=r"there already|among the photos"):
        check_place(tmp_path / place, photos)


def test_an_empty_folder_is_a_good_place(photos, tmp_path) -> None:
    (tmp_path / "empty").mkdir()
    check_place(tmp_path / "empty", photos)


def gone(photo: Path) -> None:
    photo.unlink()


def grown(photo: Path) -> None:
    photo.write_bytes(photo.read_bytes() + b"more")


@pytest.mark.parametrize("change", [gone, grown])
def test_photos_that_change_meanwhile_leave_no_job(
    options, start, tmp_path, change
) -> None:
    victim = options.split.held_out[0]

    def hear(done: float) -> None:
        if not done:
            change(victim)

    with pytest.raises(PhotosDiffer, match=victim.name):
        write_job(options, start, tmp_path / "job", is_copying=True, report=hear)
    assert not (tmp_path / "job").exists()


def test_a_name_that_the_disk_cannot_hold_is_one_sentence(photos, tmp_path) -> None:
    with pytest.raises(JobNotWritten, match="the name is too long"):
        check_place(tmp_path / ("x" * 300), photos)

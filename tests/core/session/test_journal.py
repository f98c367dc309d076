"""A journal names the photo's file while that holds the photo, and a copy after."""

import os
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.errors import SessionNotSaved
from core.photo.photo import Photo
from core.photo.photo_io import open_photo, save_photo
from core.session.journal import Journal, photo_digest
from tests.core.session.notes import (
    journal_in,
    note,
    only_folder,
    photo_in,
    repair,
    store_in,
)
from tests.deep import CHANNELS, deep_noise, write_deep
from tests.factories import MODES, landscape, write_photo


def test_nothing_is_written_before_the_first_note(tmp_path: Path) -> None:
    journal_in(tmp_path).discard()
    assert not (tmp_path / "sessions").exists()


def test_what_is_discarded_leaves_nothing(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    note(journal, repair())
    journal.discard()
    assert list((tmp_path / "sessions").iterdir()) == []
    note(journal, repair())
    assert len(only_folder(tmp_path).read().repairs) == 1


def test_the_users_photo_is_only_read(tmp_path: Path) -> None:
    photo, path = photo_in(tmp_path)
    before = path.read_bytes(), path.stat().st_mtime_ns
    note(Journal(store_in(tmp_path), photo, path), repair(), target=path)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["ridge.png", "sessions"]


@pytest.mark.parametrize("change", ["written over", "gone", "never there"])
def test_a_photo_that_no_file_holds_is_kept(tmp_path: Path, change: str) -> None:
    photo, path = photo_in(tmp_path)
    file = None if change == "never there" else path
    journal = Journal(store_in(tmp_path), photo, file)
    if change == "written over":
        save_photo(photo, [repair().patch], path)
    elif change == "gone":
        path.unlink()
    note(journal, repair(), target=path)
    folder = only_folder(tmp_path)
    session = folder.read()
    assert session.path is None
    assert session.target == path
    kept = open_photo(folder.photo)
    assert photo_digest(kept) == session.digest
    assert np.array_equal(kept.pixels, photo.pixels)


def test_the_copy_is_made_once(tmp_path: Path) -> None:
    photo = Photo.from_pixels(landscape())
    journal = Journal(store_in(tmp_path), photo, None)
    note(journal, repair())
    copy = only_folder(tmp_path).photo
    before = copy.stat().st_ino
    note(journal, repair(), repair(seed=8))
    assert copy.stat().st_ino == before


def test_the_copy_is_not_compressed_which_takes_a_second(tmp_path: Path) -> None:
    note(Journal(store_in(tmp_path), Photo.from_pixels(landscape()), None), repair())
    with Image.open(only_folder(tmp_path).photo) as copy:
        assert copy.info["compression"] == "raw"


def test_a_copy_of_an_earlier_session_does_not_count_as_a_file(tmp_path: Path) -> None:
    note(Journal(store_in(tmp_path), Photo.from_pixels(landscape()), None), repair())
    copy = only_folder(tmp_path).photo
    later = Journal(store_in(tmp_path), open_photo(copy), copy)
    note(later, repair())
    paths = set((tmp_path / "sessions").iterdir()) - {copy.parent}
    (path,) = paths
    assert (path / copy.name).exists()


def test_a_copy_that_cannot_be_made_is_told(tmp_path: Path, monkeypatch) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    journal = Journal(store_in(tmp_path), Photo.from_pixels(landscape()), None)
    with pytest.raises(SessionNotSaved, match="disk is full"):
        note(journal, repair())


def test_a_place_that_is_a_file_is_told(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    (tmp_path / "sessions").touch()
    with pytest.raises(SessionNotSaved):
        note(journal, repair())


@pytest.mark.parametrize("mode", MODES)
def test_a_kept_copy_is_the_same_photo_in_every_mode(tmp_path: Path, mode: str) -> None:
    photo = open_photo(write_photo(tmp_path / "a.tif", mode))
    note(Journal(store_in(tmp_path), photo, None), repair())
    folder = only_folder(tmp_path)
    assert photo_digest(open_photo(folder.photo)) == folder.read().digest


@pytest.mark.parametrize("mode", CHANNELS)
def test_a_kept_copy_loses_no_bit_of_sixteen(tmp_path: Path, mode: str) -> None:
    photo = open_photo(write_deep(tmp_path / "deep.png", deep_noise(mode)))
    assert photo.raster.samples.dtype == np.uint16
    note(Journal(store_in(tmp_path), photo, None), repair())
    folder = only_folder(tmp_path)
    assert photo_digest(open_photo(folder.photo)) == folder.read().digest


def test_a_new_tag_makes_no_other_photo_but_a_new_pixel_does(tmp_path: Path) -> None:
    photo, path = photo_in(tmp_path)
    with Image.open(path) as image:
        image.load()
    image.save(tmp_path / "tagged.png", dpi=(300, 300))
    image.putpixel((0, 0), (1, 2, 3))
    image.save(tmp_path / "other.png")
    digest = photo_digest(photo)
    assert photo_digest(open_photo(tmp_path / "tagged.png")) == digest
    assert photo_digest(open_photo(tmp_path / "other.png")) != digest

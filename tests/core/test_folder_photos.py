"""What counts as a photo in a folder."""

import os
from pathlib import Path

import pytest

from core.errors import FolderUnreadable
from core.folder_photos import photos_in


def test_photos_are_known_by_their_names(tmp_path: Path) -> None:
    for name in ("a.JPG", "b.png", "c.heic", "notes.txt", ".hidden.jpg", "jpg"):
        (tmp_path / name).touch()
    (tmp_path / "folder.jpg").mkdir()
    (tmp_path / "folder.jpg" / "below.jpg").touch()
    assert {path.name for path in photos_in(tmp_path)} == {"a.JPG", "b.png", "c.heic"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_what_is_no_file_is_no_photo_and_hides_none(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").touch()
    (tmp_path / "looped.jpg").symlink_to("looped.jpg")
    (tmp_path / "dangling.jpg").symlink_to("gone.jpg")
    os.mkfifo(tmp_path / "pipe.jpg")
    assert photos_in(tmp_path) == [tmp_path / "a.jpg"]


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(FolderUnreadable):
        photos_in(tmp_path / "gone")

"""Walking folders as they are found on real disks."""

import os
import sys
from pathlib import Path

import pytest

from core.dataset.photo_files import photo_files
from core.errors import FolderUnreadable


def touch(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x")
    return path


def found(folder: Path) -> set[Path]:
    return {file.path for file in photo_files(folder)}


def test_photos_are_found_by_their_endings_at_any_depth(tmp_path: Path) -> None:
    names = ["a.jpg", "b/B.JPEG", "c/d/e/f.Tif", "ä/Größe 雪.png", "x.webp", "y.bmp"]
    photos = {touch(tmp_path / name) for name in names}
    for name in ("a.txt", "jpg", "a.jpg.part", "b/.hidden.jpg", ".c/d.jpg"):
        touch(tmp_path / name)
    touch(tmp_path / "@eaDir" / "a.jpg")
    (tmp_path / "folder.jpg").mkdir()
    assert found(tmp_path) == photos


def test_size_and_time_are_those_of_the_file(tmp_path: Path) -> None:
    path = touch(tmp_path / "a.jpg")
    (file,) = photo_files(tmp_path)
    assert (file.size, file.changed) == (1, path.stat().st_mtime_ns)


def test_links_are_followed_but_not_in_circles(tmp_path: Path) -> None:
    elsewhere, folder = tmp_path / "elsewhere", tmp_path / "photos"
    touch(elsewhere / "a.jpg")
    touch(folder / "b.jpg")
    (folder / "link").symlink_to(elsewhere)
    (folder / "again").symlink_to(elsewhere)
    (folder / "circle").symlink_to(folder)
    (folder / "itself").symlink_to(folder / "itself")
    (folder / "file.jpg").symlink_to(elsewhere / "a.jpg")
    names = sorted(path.name for path in found(folder))
    assert names == ["a.jpg", "b.jpg", "file.jpg"]


def test_a_link_to_nothing_is_found_without_a_size(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").symlink_to(tmp_path / "gone.jpg")
    (file,) = photo_files(tmp_path)
    assert file.size == -1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes")
def test_a_pipe_is_no_photo(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.jpg")
    assert not found(tmp_path)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse the name")
def test_names_that_are_no_text_are_found(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/\xff\xfe.jpg"
    Path(os.fsdecode(path)).write_bytes(b"x")
    assert {os.fsencode(each) for each in found(tmp_path)} == {path}


def test_a_closed_folder_is_told_and_the_others_are_read(
    tmp_path: Path, monkeypatch
) -> None:
    photo = touch(tmp_path / "open" / "a.jpg")
    touch(tmp_path / "closed" / "b.jpg")
    scandir = os.scandir

    def refuse(place: Path):
        if Path(place).name == "closed":
            raise PermissionError(13, "Permission denied", str(place))
        return scandir(place)

    monkeypatch.setattr(os, "scandir", refuse)
    files = {file.path: file.size for file in photo_files(tmp_path)}
    assert files == {photo: 1, tmp_path / "closed": -1}


@pytest.mark.parametrize(
    ("name", "reason"), [("gone", "no such"), ("file.jpg", "no such folder|no folder")]
)
def test_the_folder_itself_must_be_readable(
    tmp_path: Path, name: str, reason: str
) -> None:
    touch(tmp_path / "file.jpg")
    with pytest.raises(FolderUnreadable, match=reason):
        found(tmp_path / name)


def test_photos_that_are_only_opened_are_found(tmp_path: Path) -> None:
    for name in ("a.heic", "b.HEIF", "c.avif", "d.gif"):
        (tmp_path / name).write_bytes(b"x")
    names = sorted(file.path.name for file in photo_files(tmp_path))
    assert names == ["a.heic", "b.HEIF", "c.avif"]

import errno
import os
import shutil
import stat

import pytest

from core.files import (
    atomic_folder,
    atomic_write,
    reason_of,
    remove_folder,
    sweep_halves,
)


def test_a_new_file_appears_only_when_it_is_whole(tmp_path):
    target = tmp_path / "a.txt"
    with atomic_write(target) as temporary:
        temporary.write_text("new")
        assert not target.exists()
    assert target.read_text() == "new"
    assert list(tmp_path.iterdir()) == [target]


def test_the_old_file_is_whole_until_the_new_one_is(tmp_path):
    target = tmp_path / "a.txt"
    target.write_text("old")
    with atomic_write(target) as temporary:
        temporary.write_text("new")
        assert target.read_text() == "old"
    assert target.read_text() == "new"


@pytest.mark.parametrize("error", [OSError, KeyboardInterrupt, ValueError])
def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path, error):
    target = tmp_path / "a.txt"
    target.write_text("old")

    def fail():
        with atomic_write(target) as temporary:
            temporary.write_text("ne")
            raise error

    with pytest.raises(error):
        fail()
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_disk_that_fills_up_while_flushing_leaves_the_old_file(tmp_path, monkeypatch):
    target = tmp_path / "a.txt"
    target.write_text("old")

    def full(handle):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"), atomic_write(target) as temporary:
        temporary.write_text("new")
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_the_content_is_on_the_disk_before_the_name_changes(tmp_path, monkeypatch):
    target = tmp_path / "a.txt"
    target.write_text("old")
    seen = []
    flush = os.fsync

    def watch(handle):
        seen.append(target.read_text())
        flush(handle)

    monkeypatch.setattr(os, "fsync", watch)
    with atomic_write(target) as temporary:
        temporary.write_text("new")
    assert seen[0] == "old"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664])
def test_permissions_stay(tmp_path, mode):
    target = tmp_path / "a.txt"
    target.write_text("old")
    target.chmod(mode)
    with atomic_write(target) as temporary:
        temporary.write_text("new")
    assert stat.S_IMODE(target.stat().st_mode) == mode


def test_a_link_stays_a_link(tmp_path):
    real, link = tmp_path / "real.txt", tmp_path / "link.txt"
    real.write_text("old")
    link.symlink_to(real)
    with atomic_write(link) as temporary:
        temporary.write_text("new")
    assert link.is_symlink()
    assert real.read_text() == "new"


def test_a_write_protected_file_is_refused_before_anything_is_written(
    tmp_path, monkeypatch
):
    target = tmp_path / "a.txt"
    target.write_text("old")
    # Asked this way, the test means the same to root, whom no permission stops.
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(PermissionError), atomic_write(target):
        pytest.fail("the block ran")
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_is_refused(tmp_path):
    with pytest.raises(IsADirectoryError), atomic_write(tmp_path):
        pytest.fail("the block ran")


def test_a_folder_that_does_not_exist_is_refused(tmp_path):
    with pytest.raises(FileNotFoundError), atomic_write(tmp_path / "no" / "a.txt"):
        pytest.fail("the block ran")


def test_reasons_are_in_plain_words():
    assert reason_of(OSError(errno.ENOSPC, "x")) == "the disk is full"
    assert reason_of(PermissionError(errno.EACCES, "x")) == "access is denied"
    assert reason_of(OSError(errno.EIO, "Input/output error")) == "Input/output error"
    assert reason_of(OSError("image file is truncated")) is None


def test_a_new_folder_appears_only_when_it_is_whole(tmp_path):
    target = tmp_path / "made" / "model"
    with atomic_folder(target) as temporary:
        (temporary / "a.txt").write_text("new")
        assert not target.exists()
    assert (target / "a.txt").read_text() == "new"
    assert list(target.parent.iterdir()) == [target]


@pytest.mark.parametrize("error", [OSError, KeyboardInterrupt])
def test_a_failure_leaves_no_folder(tmp_path, error):
    def fail():
        with atomic_folder(tmp_path / "model") as temporary:
            (temporary / "a.txt").write_text("ne")
            raise error

    with pytest.raises(error):
        fail()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_the_way_is_kept(tmp_path):
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "a.txt").write_text("old")
    with pytest.raises(OSError, match="model"), atomic_folder(tmp_path / "model"):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["model"]
    assert (tmp_path / "model" / "a.txt").read_text() == "old"


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_removing_a_link_leaves_what_is_behind_it(tmp_path):
    (tmp_path / "far").mkdir()
    (tmp_path / "far" / "a.txt").touch()
    (tmp_path / "link").symlink_to(tmp_path / "far")
    remove_folder(tmp_path / "link")
    assert [path.name for path in tmp_path.iterdir()] == ["far"]
    assert (tmp_path / "far" / "a.txt").exists()


def test_the_half_of_a_folder_is_swept_and_nothing_else(tmp_path):
    with atomic_folder(tmp_path / "mine") as half:
        shutil.copytree(half, tmp_path / "copy")
    (tmp_path / "copy").rename(half)  # as a process that was killed leaves it
    (tmp_path / "a file.mine").touch()
    with atomic_folder(tmp_path / "mine too") as other:
        sweep_halves(tmp_path / "mine")
        assert other.exists()
    left = {path.name for path in tmp_path.iterdir()}
    assert left == {"mine", "mine too", "a file.mine"}

"""The files of a session: written once, held by one, and never believed."""

import errno
import os
from pathlib import Path

import numpy as np
import pytest

from core.errors import SessionDamaged, SessionNotSaved
from core.session.folder import SessionFolder
from tests.core.session.notes import (
    SECOND,
    a_session,
    journal_in,
    note,
    only_folder,
    pixels_of,
    repair,
    same,
)


def patch_files(folder: SessionFolder) -> list[Path]:
    return sorted(path for path in folder.path.iterdir() if len(path.name) == 64)


def test_repairs_come_back_as_they_were(tmp_path: Path) -> None:
    one, other = repair(), repair(SECOND, seed=8, is_enabled=False)
    note(journal_in(tmp_path), one, other, target=tmp_path / "copy.png")
    folder = only_folder(tmp_path)
    session = folder.read()
    back = folder.repairs(session)
    assert [each.wanted for each in back] == [one.wanted, other.wanted]
    assert [each.neighbours for each in back] == [one.neighbours, other.neighbours]
    assert same(pixels_of(folder), [one.patch.pixels, other.patch.pixels])
    assert session.path == tmp_path / "ridge.png"
    assert session.target == tmp_path / "copy.png"


def test_a_patch_is_written_once_and_removed_when_it_is_gone(tmp_path: Path) -> None:
    one, other = repair(), repair(SECOND, seed=8)
    journal = journal_in(tmp_path)
    note(journal, one)
    folder = only_folder(tmp_path)
    (file,) = patch_files(folder)
    before = file.stat().st_mtime_ns, file.stat().st_ino
    note(journal, one, other)
    assert (file.stat().st_mtime_ns, file.stat().st_ino) == before
    assert len(patch_files(folder)) == 2
    note(journal, other)
    assert same(pixels_of(folder), [other.patch.pixels])
    assert len(patch_files(folder)) == 1
    note(journal)
    assert folder.read().repairs == ()
    assert patch_files(folder) == []


def test_the_same_pixels_in_two_repairs_take_one_file(tmp_path: Path) -> None:
    note(journal_in(tmp_path), repair(), repair())
    folder = only_folder(tmp_path)
    assert len(patch_files(folder)) == 1
    assert len(pixels_of(folder)) == 2


def test_halves_of_an_earlier_end_are_removed_with_the_next_note(
    tmp_path: Path,
) -> None:
    journal = journal_in(tmp_path)
    note(journal, repair())
    folder = only_folder(tmp_path)
    half = folder.path / ".mendscape-half"
    half.write_bytes(b"half")
    note(journal, repair())
    assert not half.exists()


@pytest.mark.parametrize("change", ["cut", "longer", "changed", "missing"])
def test_damaged_pixels_are_refused(tmp_path: Path, change: str) -> None:
    note(journal_in(tmp_path), repair())
    folder = only_folder(tmp_path)
    (file,) = patch_files(folder)
    data = file.read_bytes()
    match change:
        case "cut":
            file.write_bytes(data[:-1])
        case "longer":
            file.write_bytes(data + b"x")
        case "changed":
            file.write_bytes(bytes([data[0] ^ 1]) + data[1:])
        case _:
            file.unlink()
    with pytest.raises(SessionDamaged):
        folder.repairs(folder.read())


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes and links")
@pytest.mark.parametrize("kind", ["link", "pipe", "device", "folder"])
@pytest.mark.parametrize("which", ["journal", "patch"])
def test_only_plain_files_are_read(tmp_path: Path, kind: str, which: str) -> None:
    note(journal_in(tmp_path), repair())
    folder = only_folder(tmp_path)
    session = folder.read()
    file = folder.journal if which == "journal" else patch_files(folder)[0]
    aside = file.rename(tmp_path / "aside")
    match kind:
        case "link":
            file.symlink_to(aside)
        case "pipe":
            os.mkfifo(file)
        case "device":
            file.symlink_to("/dev/zero")
        case _:
            file.mkdir()
    with pytest.raises(SessionDamaged):
        folder.read() if which == "journal" else folder.repairs(session)


def test_a_vast_journal_is_not_read(tmp_path: Path) -> None:
    folder = SessionFolder(tmp_path)
    with folder.journal.open("wb") as file:
        file.truncate(10**10)
    with pytest.raises(SessionDamaged):
        folder.read()


def test_vast_repairs_are_neither_read_nor_written(tmp_path: Path) -> None:
    from dataclasses import replace

    from core.geometry import Box, Size

    session = a_session(size=Size(40_000, 40_000))
    (one,) = session.repairs
    vast = replace(one, wanted=replace(one.wanted, box=Box.square(0, 0, 30_000)))
    session = replace(session, repairs=(vast,))
    folder = SessionFolder(tmp_path)
    (tmp_path / one.patch).touch()
    with pytest.raises(SessionDamaged, match="too large"):
        folder.repairs(session)
    with pytest.raises(SessionNotSaved, match="too many"):
        folder.write(session, {})


def test_a_journal_of_letters_that_are_none_is_damaged(tmp_path: Path) -> None:
    folder = SessionFolder(tmp_path)
    folder.journal.write_bytes(b"\xff\xfe{}")
    with pytest.raises(SessionDamaged):
        folder.read()


def test_one_program_holds_a_session(tmp_path: Path) -> None:
    one, other = SessionFolder(tmp_path), SessionFolder(tmp_path)
    assert one.claim()
    assert not other.claim()
    with pytest.raises(SessionNotSaved):
        other.make()
    one.release()
    assert other.claim()
    other.release()


def test_a_full_disk_leaves_the_note_before(tmp_path: Path, monkeypatch) -> None:
    journal = journal_in(tmp_path)
    one = repair()
    note(journal, one)

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(SessionNotSaved, match="disk is full"):
            note(journal, one, repair(SECOND, seed=8))
    assert same(pixels_of(only_folder(tmp_path)), [one.patch.pixels])
    note(journal, one, repair(SECOND, seed=8))
    assert len(pixels_of(only_folder(tmp_path))) == 2


def test_pixels_that_are_no_rows_in_memory_are_written_in_order(
    tmp_path: Path,
) -> None:
    from core.patch import Patch
    from core.repair import Repair

    plain = repair()
    turned = np.asfortranarray(plain.patch.pixels)
    note(
        journal_in(tmp_path),
        Repair(plain.box, "landscape", 0, Patch(plain.box, turned)),
    )
    assert same(pixels_of(only_folder(tmp_path)), [plain.patch.pixels])

"""Two programs at one temporary file: whoever tidies up, and whoever writes."""

import os
from pathlib import Path
from threading import Thread

import pytest

from core import files
from core.files import atomic_write, sweep
from core.holding import held, held_if_left

pytestmark = pytest.mark.skipif(os.name == "nt", reason="nothing is held there")


@pytest.fixture
def half(tmp_path: Path) -> Path:
    path = tmp_path / f".mendscape-{'0' * 32}.jpg"
    path.touch()
    return path


def test_what_is_held_is_not_left(half: Path) -> None:
    with held(half) as is_there, held_if_left(half) as is_left:
        assert is_there
        assert not is_left


def test_what_nobody_holds_is_left(half: Path) -> None:
    with held_if_left(half) as is_left:
        assert is_left


def test_whoever_begins_while_it_is_removed_learns_that_it_is_gone(half: Path) -> None:
    found = []

    def begin() -> None:
        with held(half) as is_there:
            found.append(is_there)

    with held_if_left(half):
        writer = Thread(target=begin)
        writer.start()
        # It cannot go on before this block ends, however long that takes.
        writer.join(0.1)
        assert found == []
        half.unlink()
    writer.join()
    assert found == [False]


def test_a_writer_whose_file_is_taken_for_left_takes_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    swept = []

    def sweep_first(path: Path) -> object:
        # Between the making of the file and its being held.
        if not swept:
            swept.append(path)
            assert sweep(path.parent)
        return held(path)

    monkeypatch.setattr(files, "held", sweep_first)
    with atomic_write(tmp_path / "ridge.jpg") as temporary:
        temporary.write_bytes(b"new")
    assert (tmp_path / "ridge.jpg").read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["ridge.jpg"]

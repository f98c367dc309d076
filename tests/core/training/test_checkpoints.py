"""Checkpoints that travel to another computer as they are."""

from pathlib import Path

import numpy as np
import pytest

from core.errors import CheckpointUnusable, RunNotSaved
from core.training.loop.checkpoints import (
    Position,
    keep_checkpoint,
    load_checkpoint,
    read_checkpoint,
    save_checkpoint,
)

FIRST, SECOND = Position("recipe", epoch=1), Position("recipe", epoch=2)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for position in (FIRST, SECOND):
        arrays = {"weights": np.full(3, position.epoch, np.float32)}
        save_checkpoint(tmp_path / "there", position, arrays)
    return tmp_path / "there"


def test_what_travels_is_the_newest(folder: Path, tmp_path: Path) -> None:
    data = read_checkpoint(folder)
    assert data is not None
    keep_checkpoint(tmp_path / "here", data)
    position, arrays = load_checkpoint(tmp_path / "here") or pytest.fail("none")
    assert position == SECOND
    np.testing.assert_array_equal(arrays["weights"], [2, 2, 2])


def test_a_damaged_one_stays_where_it_is(folder: Path, tmp_path: Path) -> None:
    (folder / "checkpoint.safetensors").write_bytes(b"damaged")
    data = read_checkpoint(folder)
    assert data is not None
    keep_checkpoint(tmp_path / "here", data)
    position, _ = load_checkpoint(tmp_path / "here") or pytest.fail("none")
    assert position == FIRST


def test_the_one_before_is_kept_as_with_any_other(folder: Path) -> None:
    keep_checkpoint(folder, b"damaged on its way")
    position, _ = load_checkpoint(folder) or pytest.fail("none")
    assert position == SECOND


def test_where_there_is_none_there_is_nothing_to_send(tmp_path: Path) -> None:
    assert read_checkpoint(tmp_path) is None


def test_damaged_ones_alone_are_refused(folder: Path) -> None:
    for path in folder.glob("checkpoint*"):
        path.write_bytes(b"damaged")
    with pytest.raises(CheckpointUnusable, match=rf"^The run of {folder.name} cannot"):
        read_checkpoint(folder)


def test_a_folder_that_cannot_be_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(RunNotSaved):
        keep_checkpoint(tmp_path / "file", b"data")

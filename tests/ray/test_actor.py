"""What a worker does, without Ray around it."""

import errno
from dataclasses import replace
from pathlib import Path

import pytest

from core.batch.job import JobState
from core.batch.options import BatchOptions
from core.errors import Cancelled, ModelDamaged, ModelNotSaved
from core.inpainting.library_engine import library_engine
from core.ray.repair.actor import RepairActor, Unprepared
from core.ray.travelling_model import TravellingModel
from tests.ray.archive import archive, fake_engine, travelling

OPTIONS = BatchOptions()


@pytest.fixture
def actor(monkeypatch) -> RepairActor:
    for name in ("TF_NUM_INTRAOP_THREADS", "TF_NUM_INTEROP_THREADS"):
        monkeypatch.setenv(name, "7")  # it sets them; they are as they were afterwards
    return RepairActor(1)


@pytest.fixture
def folders(tmp_path: Path, monkeypatch) -> Path:
    """Where temporary folders are made."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


def test_it_says_that_it_has_no_model(actor: RepairActor, tmp_path: Path) -> None:
    (job,) = archive(tmp_path, 1)
    assert isinstance(actor.do(job, None), Unprepared)


def test_it_makes_pictures_and_leaves_no_model_behind(
    actor: RepairActor, tmp_path: Path, folders: Path
) -> None:
    (job,) = archive(tmp_path, 1)
    assert actor.prepare(travelling(tmp_path, fake_engine), OPTIONS) is None
    assert list(folders.iterdir()) == []
    assert actor.do(job, None).state is JobState.DONE
    assert job.output.exists()


def test_it_stops_before_the_picture_is_written(
    actor: RepairActor, tmp_path: Path
) -> None:
    (job,) = archive(tmp_path, 1)
    actor.prepare(travelling(tmp_path, fake_engine), OPTIONS)
    actor.stop()
    assert isinstance(actor.do(job, None), Cancelled)
    assert not job.output.exists()


def test_it_returns_what_is_wrong_with_the_model(
    actor: RepairActor, tmp_path: Path
) -> None:
    engine = travelling(tmp_path, library_engine)
    spoilt = replace(engine.model, weights=engine.model.weights[:-1] + b"\0")
    trouble = actor.prepare(replace(engine, model=spoilt), OPTIONS)
    assert isinstance(trouble, ModelDamaged)


def test_it_returns_that_there_is_no_room_for_the_model(
    actor: RepairActor, tmp_path: Path, monkeypatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(TravellingModel, "unpack", full)
    trouble = actor.prepare(travelling(tmp_path, fake_engine), OPTIONS)
    assert isinstance(trouble, ModelNotSaved)
    assert trouble.reason == "the disk is full"

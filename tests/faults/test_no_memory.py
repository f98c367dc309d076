"""A device without memory is answered by the processor, that by a sentence."""

from contextlib import nullcontext
from pathlib import Path

import numpy as np
import pytest

from core.batch.job import BatchJob
from core.batch.options import BatchOptions
from core.batch.run import run_batch
from core.batch.squares import Squares
from core.geometry import Box
from core.inpainting.predictor import KerasPredictor, OutOfDeviceMemory
from core.model import backend
from core.model.backend import CPU, Device
from desktop.texts import messages
from tests.factories import write_photo
from tests.fakes import SMALL, FakeEngine

_CROP = np.zeros((SMALL.crop_side, SMALL.crop_side, 3), np.uint8)
_MASK = np.zeros((SMALL.crop_side, SMALL.crop_side), bool)
_HOLE = Box.square(8, 8, 16)


class ExhaustedError(Exception):
    """As TensorFlow's, which takes seconds to import."""


class FullNetwork:
    """A network whose device has no memory left."""

    def predict_on_batch(self, _inputs: object) -> None:
        raise ExhaustedError


@pytest.mark.parametrize(
    ("device", "error"),
    [(CPU, MemoryError), (Device("/GPU:0", "a GPU"), OutOfDeviceMemory)],
)
def test_a_full_device_is_told_by_its_kind(device: Device, error: type, monkeypatch):
    monkeypatch.setattr(
        backend, "is_out_of_memory", lambda error: isinstance(error, ExhaustedError)
    )
    monkeypatch.setattr(backend, "on_device", lambda _device: nullcontext())
    with pytest.raises(error):
        KerasPredictor(FullNetwork(), SMALL, device).predict(_CROP, _MASK)


def test_too_little_memory_is_a_sentence() -> None:
    message = messages.of_error(MemoryError())
    assert message is not None
    assert "not enough free memory" in message.text


def test_a_batch_that_runs_out_of_memory_leaves_finished_pictures_whole(
    tmp_path: Path,
) -> None:
    engine = FakeEngine()
    photos = [write_photo(tmp_path / f"{number}.png") for number in range(3)]
    jobs = [
        BatchJob(path, tmp_path / f"out {path.name}", Squares((_HOLE,)))
        for path in photos
    ]
    fill = engine.fill

    def fill_twice(job, report):
        if len(engine.jobs) == 2:
            raise MemoryError
        return fill(job, report)

    engine.fill = fill_twice
    with pytest.raises(MemoryError):
        run_batch(jobs, engine, BatchOptions(), tell=lambda _event: None)
    assert [job.output.exists() for job in jobs] == [True, True, False]
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "0.png",
        "1.png",
        "2.png",
        "out 0.png",
        "out 1.png",
    ]

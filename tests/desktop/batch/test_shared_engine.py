"""The window's engine serves another thread, one call at a time."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from core.errors import Cancelled, ModelNotFound
from core.geometry import Box
from core.inpainting.engine import EngineStatus, FillJob
from core.photo.photo import Photo
from core.progress import silent
from desktop.batch.shared_engine import SharedEngine
from desktop.tasks import TaskRunner
from tests.desktop.fakes import FakeEngine
from tests.factories import noise

JOB = FillJob(Photo.from_pixels(noise(80, 60)), Box.square(20, 20, 10))


@pytest.fixture
def runner(qapp) -> Iterator[TaskRunner]:
    runner = TaskRunner("test")
    yield runner
    runner.stop()


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture
def shared(engine: FakeEngine, runner: TaskRunner) -> SharedEngine:
    return SharedEngine(engine, runner=runner, status=EngineStatus("landscape", "CPU"))


def test_it_works_in_the_thread_of_the_windows_fills(
    shared: SharedEngine, engine: FakeEngine
) -> None:
    threads: list[str] = []

    def note(_done: float) -> None:
        threads.append(threading.current_thread().name)
        engine.release_fill()

    engine.block_fill()
    result = shared.fill(JOB, note)
    assert result.patch.box == JOB.hole
    assert {name.rpartition("_")[0] for name in threads} == {"mendscape-test"}


def test_its_model_stays_whatever_the_window_prepares(
    shared: SharedEngine, engine: FakeEngine
) -> None:
    engine.prepare("classic")
    assert shared.prepare().model == "landscape"
    assert shared.fill(JOB, silent).status.model == "landscape"
    assert engine.prepared == ["classic"]
    assert shared.prepare("alps").model == "alps"
    assert shared.fill(JOB, silent).status.model == "alps"


def test_failures_reach_the_caller(shared: SharedEngine, engine: FakeEngine) -> None:
    engine.error = ModelNotFound("landscape", ())
    with pytest.raises(ModelNotFound):
        shared.fill(JOB, silent)


def test_a_stopped_runner_cancels_what_waits_and_what_comes(
    shared: SharedEngine, engine: FakeEngine, runner: TaskRunner
) -> None:
    is_filling = threading.Event()
    engine.block_fill()
    with ThreadPoolExecutor(2) as callers:
        first = callers.submit(shared.fill, JOB, lambda _done: is_filling.set())
        assert is_filling.wait(10)
        waiting = callers.submit(shared.fill, JOB, silent)
        while runner._executor._work_queue.qsize() == 0:
            assert not waiting.done()
        runner.stop()
        with pytest.raises(Cancelled):
            waiting.result(10)
        engine.release_fill()
        assert first.result(10).patch.box == JOB.hole
    with pytest.raises(Cancelled):
        shared.fill(JOB, silent)

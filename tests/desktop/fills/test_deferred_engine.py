"""An engine that costs nothing until somebody asks it for something."""

from collections.abc import Callable

import pytest

from core.geometry import Box, Size
from core.inpainting.engine import DeviceChoice, EngineStatus, FillJob
from core.progress import silent
from desktop.fills.deferred_engine import DeferredEngine
from tests.factories import photo
from tests.fakes import FakeEngine

HOLE = Box.square(20, 10, 16)


class Workshop:
    """Makes engines that remember what they were asked for."""

    def __init__(self) -> None:
        self.made: list[FakeEngine] = []
        self.devices: list[DeviceChoice] = []

    def make(self) -> FakeEngine:
        engine = FakeEngine()
        engine.use_device = self.devices.append
        self.made.append(engine)
        return engine


@pytest.fixture
def workshop() -> Workshop:
    return Workshop()


@pytest.fixture
def engine(workshop: Workshop) -> DeferredEngine:
    return DeferredEngine(workshop.make)


@pytest.mark.parametrize(
    "ask",
    [
        lambda engine: engine.use_device(DeviceChoice.CPU),
        lambda engine: engine.prepare(),
        lambda engine: engine.reach(HOLE, Size(64, 48)),
        lambda engine: engine.fill(FillJob(photo(), HOLE), silent),
    ],
)
def test_the_first_question_makes_the_engine_and_the_next_ones_do_not(
    workshop, engine, ask: Callable[[DeferredEngine], object]
) -> None:
    assert workshop.made == []
    ask(engine)
    ask(engine)
    assert len(workshop.made) == 1


def test_what_is_asked_reaches_the_engine_and_its_answer_comes_back(
    workshop, engine
) -> None:
    assert engine.prepare("alps") == EngineStatus("fake", "CPU")
    (made,) = workshop.made
    assert made.prepared == ["alps"]
    engine.use_device(DeviceChoice.CPU)
    assert workshop.devices == [DeviceChoice.CPU]
    job = FillJob(photo(), HOLE, seed=7, model="alps")
    assert engine.fill(job, silent).patch.box == HOLE
    assert made.jobs == [job]
    other = Box.square(40, 20, 16)
    reach = engine.reach(HOLE, Size(64, 48), holes=(other,), model="alps")
    assert reach == made.reach(HOLE, Size(64, 48), holes=(other,), model="alps")
    assert reach.intersection(HOLE) == HOLE

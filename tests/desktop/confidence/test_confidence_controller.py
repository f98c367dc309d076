"""Which fills are looked at, and when."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from core.errors import ModelNotFound
from core.geometry import Box
from core.patch import Patch
from core.photo.photo import Photo
from core.repair import GroupKind, Repair, RepairGroup
from desktop.confidence.confidence_controller import ConfidenceController
from desktop.document.document import Document
from desktop.repairs.chosen_repair import ChosenRepair
from desktop.tasks import TaskRunner
from tests.desktop.fakes import FakeEngine
from tests.factories import landscape

DUST = RepairGroup(GroupKind.DUST, 1)


def repair(left: int) -> Repair:
    box = Box.square(left, 20, 16)
    return Repair(box, "landscape", 0, Patch(box, np.zeros((16, 16, 3), np.uint8)))


ONE, TWO, SPECK = repair(20), repair(120), replace(repair(220), group=DUST)


class Desk:
    """A document whose repairs are looked at."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.engine = FakeEngine()
        self.document = Document()
        self.document.load(
            Photo.from_pixels(landscape(320, 240)), name="a.png", path=None
        )
        self.chosen = ChosenRepair(self.document, self.document)
        self.runner = TaskRunner("fills", self.document)
        self.confidences = ConfidenceController(
            self.document,
            engine=self.engine,
            runner=self.runner,
            chosen=self.chosen,
            parent=self.document,
        )

    def wait(self) -> None:
        """Until nobody works."""
        self.qtbot.waitUntil(lambda: not self.runner.is_busy, timeout=5000)

    def is_known(self, one: Repair) -> bool:
        return self.confidences.of(one.patch) is not None


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    desk = Desk(qtbot)
    yield desk
    desk.engine.release_fill()
    desk.runner.stop()
    desk.wait()


def test_the_latest_repair_is_looked_at_first(desk: Desk) -> None:
    desk.document.set_repairs((ONE, TWO))
    desk.wait()
    assert desk.is_known(ONE)
    assert desk.is_known(TWO)
    distances = [abs(job.hole.left - TWO.box.left) for job in desk.engine.jobs]
    assert distances[0] < distances[-1]


def test_one_of_many_is_looked_at_when_it_is_chosen(desk: Desk) -> None:
    desk.document.set_repairs((ONE, SPECK))
    desk.wait()
    assert desk.is_known(ONE)
    assert not desk.is_known(SPECK)
    desk.chosen.choose(1)
    desk.wait()
    assert desk.is_known(SPECK)


def test_one_that_is_switched_off_is_left_alone(desk: Desk) -> None:
    off = replace(ONE, is_enabled=False)
    desk.document.set_repairs((off,))
    desk.wait()
    assert desk.engine.jobs == []


def test_it_waits_for_everybody_who_needs_the_thread(desk: Desk) -> None:
    for who in ("fills", "candidates"):
        desk.confidences.set_busy(who, is_busy=True)
    desk.document.set_repairs((ONE,))
    desk.confidences.set_busy("fills", is_busy=False)
    assert not desk.runner.is_busy
    desk.confidences.set_busy("candidates", is_busy=False)
    desk.wait()
    assert desk.is_known(ONE)


def test_what_cannot_be_found_out_is_not_told_and_not_tried_again(desk: Desk) -> None:
    desk.engine.error = ModelNotFound("landscape", ())
    desk.document.set_repairs((ONE,))
    desk.wait()
    count = len(desk.engine.jobs)
    desk.document.set_repairs((ONE, TWO))
    desk.wait()
    assert not desk.is_known(ONE)
    assert not any(job.hole.left < 100 for job in desk.engine.jobs[count:])


def test_another_photo_begins_anew(desk: Desk) -> None:
    desk.engine.block_fill()
    desk.document.set_repairs((ONE,))
    desk.document.load(Photo.from_pixels(landscape(320, 240)), name="b", path=None)
    desk.engine.release_fill()
    desk.wait()
    assert not desk.is_known(ONE)

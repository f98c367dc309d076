"""Why a graphics card is used or not."""

import pytest

from core.doctor.device_words import engine_rows, graphics_rows
from core.doctor.facts import Card, Engine, Graphics, Part, Unanswered
from core.doctor.gpu import GpuUse, gpu_use
from core.doctor.words import english

NVIDIA = (Card("NVIDIA H100", is_nvidia=True, memory=80 * 2**30),)
AMD = (Card("AMD", is_nvidia=False),)


def engine(
    *, gpu: bool = False, cuda: bool = True, trouble: str = "", tried_on: str = ""
) -> Engine:
    device = "GPU: NVIDIA H100" if gpu else "CPU"
    facts = ("2.21.0", "3.15.1", device, gpu, cuda, "float32", 4.0, trouble)
    return Engine(*facts, tried_on=tried_on)


def graphics(**fields: object) -> Graphics:
    working = {"platform": "linux", "cards": NVIDIA, "driver": "550.1"}
    return Graphics(**(working | fields))


CASES = [
    (graphics(), engine(gpu=True), GpuUse.USED),
    (graphics(), engine(gpu=True, tried_on="GPU"), GpuUse.USED),
    (graphics(), engine(gpu=True, trouble="no cuDNN"), GpuUse.CARD_FAILS),
    (graphics(), engine(gpu=True, tried_on="CPU"), GpuUse.CARD_FAILS),
    (graphics(), engine(), GpuUse.NOT_SEEN),
    (graphics(missing_packages=("x",)), engine(), GpuUse.NO_CUDA),
    (graphics(missing_packages=("x",)), engine(gpu=True), GpuUse.USED),
    (graphics(), engine(cuda=False), GpuUse.CPU_BUILD),
    (graphics(is_hidden=True), engine(), GpuUse.HIDDEN),
    (graphics(driver_fault="mismatch"), engine(), GpuUse.DRIVER_FAILS),
    (graphics(driver=""), engine(), GpuUse.NO_DRIVER),
    (graphics(driver="", cards=AMD), engine(), GpuUse.NO_CARD),
    (graphics(driver="", cards=()), None, GpuUse.NO_CARD),
    (graphics(platform="win32"), engine(cuda=False), GpuUse.ON_WINDOWS),
    (graphics(platform="darwin"), None, GpuUse.ON_MACOS),
    (graphics(), None, GpuUse.UNKNOWN),
    (graphics(), Unanswered(), GpuUse.UNKNOWN),
    (Unanswered(), engine(), GpuUse.UNKNOWN),
]


@pytest.mark.parametrize(("seen", "engine", "use"), CASES)
def test_what_becomes_of_the_card(seen, engine, use) -> None:
    findings = {Part.GRAPHICS: seen} | ({Part.ENGINE: engine} if engine else {})
    assert gpu_use(findings) is use


def test_there_are_words_for_everything() -> None:
    told: set[str] = set()
    for seen, engine, _ in CASES:
        if isinstance(seen, Graphics):
            findings = {Part.GRAPHICS: seen} | ({Part.ENGINE: engine} if engine else {})
            *_, used = graphics_rows(seen, findings, english)
            told.add(used.value)
    assert len(told) == len(GpuUse) + 1  # a card fails for two reasons


def test_the_words_of_the_driver_and_of_tensorflow_are_passed_on() -> None:
    seen = graphics(driver_fault="version mismatch")
    *_, used = graphics_rows(seen, {Part.GRAPHICS: seen}, english)
    assert used.value.endswith("version mismatch")
    assert used.is_problem
    seen = graphics()
    findings = {Part.GRAPHICS: seen, Part.ENGINE: engine(gpu=True, trouble="no cuDNN")}
    *_, used = graphics_rows(seen, findings, english)
    assert used.value.endswith("no cuDNN")


def test_a_trial_that_went_to_the_processor_is_told() -> None:
    facts = engine(gpu=True, tried_on="CPU")
    seen = graphics()
    findings = {Part.GRAPHICS: seen, Part.ENGINE: facts}
    *_, used = graphics_rows(seen, findings, english)
    assert used.is_problem
    assert used.value.endswith("done on the CPU")
    (row,) = (row for row in engine_rows(facts, english) if row.value == "CPU")
    assert row.is_problem


def test_a_trial_on_the_device_that_was_asked_for_is_no_problem() -> None:
    for facts in (engine(tried_on="CPU"), engine(gpu=True, tried_on="GPU")):
        assert not any(row.is_problem for row in engine_rows(facts, english))


def test_a_computer_without_a_card_has_no_problem() -> None:
    seen = graphics(driver="", cards=())
    rows = tuple(graphics_rows(seen, {Part.GRAPHICS: seen}, english))
    assert not any(row.is_problem for row in rows)

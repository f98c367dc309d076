"""A batch makes what can be made, waits and ends when asked, and tells all of it."""

import shutil
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import pytest

from core.batch.control import BatchControl
from core.batch.events import (
    JobAdvanced,
    JobEnded,
    JobStarted,
    ModelPreparing,
)
from core.batch.job import BatchJob, JobState
from core.batch.options import BatchOptions
from core.batch.run import run_batch
from core.batch.squares import Squares
from core.errors import (
    Cancelled,
    HoleOutside,
    ModelNotFound,
    OutputFolderMissing,
    PhotoUnreadable,
)
from core.geometry import Box, Size
from core.inpainting.engine import FillJob, FillResult
from core.progress import Report
from tests.awake import Computer
from tests.core.batch.conftest import SQUARES
from tests.core.batch.heard import Heard
from tests.core.cli.conftest import make_photo, pixels_of
from tests.fakes import FakeEngine

DONE, FAILED, SKIPPED = JobState.DONE, JobState.FAILED, JobState.SKIPPED


def run(
    jobs: Sequence[BatchJob],
    heard: Heard,
    *,
    engine: FakeEngine | None = None,
    options: BatchOptions | None = None,
    control: BatchControl | None = None,
) -> None:
    run_batch(
        jobs,
        engine or FakeEngine(),
        options or BatchOptions(),
        tell=heard.tell,
        control=control,
    )


def test_every_photo_is_repaired_in_its_squares_alone(jobs: list[BatchJob]) -> None:
    heard = Heard()
    run(jobs, heard)
    assert heard.states == [DONE] * 3
    for job in jobs:
        changed = (pixels_of(job.photo) != pixels_of(job.output)).any(axis=-1)
        for box in SQUARES.boxes:
            assert changed[box.slices].mean() > 0.9
            changed[box.slices] = False
        assert not changed.any()


def test_events_tell_the_way(jobs: list[BatchJob]) -> None:
    heard = Heard()
    engine = FakeEngine()
    run(jobs[:2], heard, engine=engine)
    assert engine.prepared == [None]
    assert heard.events.count(ModelPreparing()) == 1
    assert heard.events[0] == JobStarted(0)
    ends = [each for each in heard.events if isinstance(each, JobEnded)]
    assert [end.number for end in ends] == [0, 1]
    for number in (0, 1):
        squares = [
            each.squares
            for each in heard.events
            if isinstance(each, JobAdvanced) and each.number == number
        ]
        assert squares == sorted(squares)
        assert 1 < squares[-1] <= 2


def test_squares_as_parts_follow_the_size_of_each_photo(tmp_path: Path) -> None:
    make_photo(tmp_path / "large.png", size=(240, 180))
    squares = Squares((Box.square(30, 20, 16),), of=Size(120, 90))
    engine = FakeEngine()
    job = BatchJob(tmp_path / "large.png", tmp_path / "out.png", squares)
    run([job], Heard(), engine=engine)
    assert [each.hole for each in engine.jobs] == [Box.square(60, 40, 32)]


def test_what_cannot_be_done_stops_no_other(jobs: list[BatchJob]) -> None:
    jobs[0].photo.write_text("no picture")
    outside = Squares((Box.square(110, 20, 16), *SQUARES.boxes))
    jobs[1] = BatchJob(jobs[1].photo, jobs[1].output, outside)
    heard = Heard()
    run(jobs, heard)
    assert heard.states == [FAILED, FAILED, DONE]
    errors = [type(each.problems[0].error) for each in heard.results[:2]]
    assert errors == [PhotoUnreadable, HoleOutside]
    assert not jobs[0].output.exists()
    assert not jobs[1].output.exists()


@pytest.mark.parametrize(
    ("gone", "error"), [("in", PhotoUnreadable), ("out", OutputFolderMissing)]
)
def test_a_folder_that_vanishes_in_the_middle_is_told_for_the_rest(
    jobs: list[BatchJob], tmp_path: Path, gone: str, error: type[Exception]
) -> None:
    heard = Heard()
    heard.reactions[JobStarted(1)] = lambda: shutil.rmtree(tmp_path / gone)
    run(jobs, heard)
    assert heard.states == [DONE, FAILED, FAILED]
    assert [type(each.problems[0].error) for each in heard.results[1:]] == [error] * 2


def test_outputs_that_are_there_are_skipped_when_asked(jobs: list[BatchJob]) -> None:
    jobs[1].output.write_bytes(b"older")
    heard = Heard()
    run(jobs, heard, options=BatchOptions(is_skipping=True))
    assert heard.states == [DONE, SKIPPED, DONE]
    assert jobs[1].output.read_bytes() == b"older"
    run(jobs, heard)
    assert jobs[1].output.read_bytes() != b"older"


def test_a_cancelled_batch_keeps_what_is_done_and_writes_no_half(
    jobs: list[BatchJob],
) -> None:
    heard, control = Heard(), BatchControl()
    heard.reactions[JobAdvanced(1, 1.0)] = control.cancel
    with pytest.raises(Cancelled):
        run(jobs, heard, control=control)
    assert heard.states == [DONE]
    assert [job.output.exists() for job in jobs] == [True, False, False]
    assert sorted(jobs[0].output.parent.iterdir()) == [jobs[0].output]


def test_a_paused_batch_waits_and_goes_on(jobs: list[BatchJob]) -> None:
    class Watched(BatchControl):
        """Says when the batch has come to wait."""

        def __init__(self) -> None:
            super().__init__()
            self.waits = threading.Event()

        def check(self) -> None:
            if self.is_paused:
                self.waits.set()
            super().check()

    heard, control = Heard(), Watched()
    heard.reactions[JobStarted(1)] = control.pause
    worker = threading.Thread(
        target=run, args=(jobs, heard), kwargs={"control": control}
    )
    worker.start()
    assert control.waits.wait(10)
    assert heard.states == [DONE]
    assert not jobs[1].output.exists()
    control.resume()
    worker.join(10)
    assert heard.states == [DONE] * 3


@pytest.mark.parametrize("is_cancelled", [False, True])
def test_the_computer_stays_awake_while_the_batch_works(
    jobs: list[BatchJob], *, is_cancelled: bool
) -> None:
    computer, heard = Computer(), Heard()
    control = BatchControl(computer.wakefulness().lock())

    def see() -> None:
        assert computer.is_awake()
        if is_cancelled:
            control.cancel()

    heard.reactions[JobStarted(1)] = see
    with suppress(Cancelled):
        run(jobs, heard, control=control)
    assert len(heard.states) == (1 if is_cancelled else 3)
    assert computer.may_sleep()


def test_a_paused_batch_lets_the_computer_sleep(jobs: list[BatchJob]) -> None:
    computer, heard = Computer(), Heard()
    control = BatchControl(computer.wakefulness().lock())
    paused = threading.Event()

    def pause() -> None:
        assert computer.is_awake()
        control.pause()
        paused.set()

    heard.reactions[JobStarted(1)] = pause
    worker = threading.Thread(
        target=run, args=(jobs, heard), kwargs={"control": control}
    )
    worker.start()
    assert paused.wait(10)
    is_asleep = computer.may_sleep()
    control.resume()
    worker.join(10)
    assert is_asleep
    assert heard.states == [DONE] * 3
    assert computer.asked == 2
    assert computer.may_sleep()


def test_cancel_ends_a_pause() -> None:
    control = BatchControl()
    control.pause()
    control.cancel()
    control.pause()
    with pytest.raises(Cancelled):
        control.check()


def test_a_model_that_cannot_be_used_ends_the_batch(jobs: list[BatchJob]) -> None:
    engine = FakeEngine()
    engine.trouble = ModelNotFound("nobody", ())
    heard = Heard()
    with pytest.raises(ModelNotFound):
        run(jobs, heard, engine=engine)
    assert heard.results == []


def test_every_square_is_unknown_to_every_fill(jobs: list[BatchJob]) -> None:
    class Seeing(FakeEngine):
        def fill(self, job: FillJob, report: Report) -> FillResult:
            assert set(job.holes) == set(SQUARES.boxes)
            assert job.seed == 7
            return super().fill(job, report)

    heard = Heard()
    run(jobs, heard, engine=Seeing(), options=BatchOptions(seed=7))
    assert heard.states == [DONE] * 3

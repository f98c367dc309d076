"""Several processes make what one makes, whatever becomes of some of them."""

import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from core.batch import crew
from core.batch.control import BatchControl
from core.batch.crew import Crew, run_in_processes
from core.batch.crew_process import Order
from core.batch.events import JobAdvanced, JobEnded, JobStarted, ModelPreparing
from core.batch.job import BatchJob, JobResult, JobState
from core.batch.ledger import Ledger
from core.batch.options import BatchOptions
from core.batch.run import run_batch
from core.batch.squares import Squares
from core.errors import (
    Cancelled,
    HoleOutside,
    ModelNotFound,
    PhotoUnreadable,
    WorkerEnded,
)
from core.geometry import Box
from tests.awake import Computer
from tests.core.batch import engines
from tests.core.batch.conftest import make_jobs
from tests.core.batch.heard import Heard

ROOT = Path(__file__).parents[3]
DONE, FAILED, SKIPPED = JobState.DONE, JobState.FAILED, JobState.SKIPPED


def run(
    jobs: Sequence[BatchJob],
    heard: Heard,
    *,
    make_engine: engines.MakeEngine = engines.plain,
    workers: int = 2,
    **others: object,
) -> None:
    options = BatchOptions(method="fakes")
    hands = Crew(make_engine, workers)
    run_in_processes(jobs, hands, options, tell=heard.tell, **others)


def states(heard: Heard) -> dict[int, JobState]:
    return {number: result.state for number, result in heard.by_number.items()}


def test_they_make_what_one_process_makes_and_tell_what_it_tells(
    tmp_path: Path, heard: Heard
) -> None:
    jobs = make_jobs(tmp_path, 5)
    jobs[1].photo.write_text("no picture")
    outside = Squares((Box.square(110, 20, 16), Box.square(60, 50, 12)))
    jobs[3] = replace(jobs[3], squares=outside, rows=(7, 8))
    run(jobs, heard)
    alone = Heard()
    aside = [replace(j, output=j.output.with_stem(f"{j.output.stem}b")) for j in jobs]
    run_batch(aside, engines.plain(), BatchOptions(method="fakes"), tell=alone.tell)
    assert states(heard) == states(alone)
    for number, (job, other) in enumerate(zip(jobs, aside, strict=True)):
        ours, theirs = heard.by_number[number], alone.by_number[number]
        assert ours.made == theirs.made
        assert [(p.row, str(p.error)) for p in ours.problems] == [
            (p.row, str(p.error)) for p in theirs.problems
        ]
        if ours.state is DONE:
            assert job.output.read_bytes() == other.output.read_bytes()
    problems = [heard.by_number[number].problems[0] for number in (1, 3)]
    assert [type(each.error) for each in problems] == [PhotoUnreadable, HoleOutside]
    assert (problems[1].row, problems[1].error.box) == (7, outside.boxes[0])


def test_the_events_of_each_job_are_in_order(
    jobs: list[BatchJob], heard: Heard
) -> None:
    run(jobs, heard)
    assert heard.events.count(ModelPreparing()) == 1
    for number in range(len(jobs)):
        first, *between, last = heard.of_job(number)
        assert first == JobStarted(number)
        assert isinstance(last, JobEnded)
        assert {type(each) for each in between} == {JobAdvanced}
        assert heard.squares(number) == sorted(heard.squares(number))


@pytest.mark.parametrize("ending", [engines.dying, engines.starving])
def test_a_killed_process_loses_no_picture_and_none_is_told_twice(
    tmp_path: Path, heard: Heard, ending: Callable[..., engines.MakeEngine]
) -> None:
    jobs = make_jobs(tmp_path, 4)
    run(jobs, heard, make_engine=ending("1.png", tmp_path / "killed"))
    assert (tmp_path / "killed").exists()
    assert heard.states == [DONE] * 4
    assert sorted(heard.by_number) == [0, 1, 2, 3]
    assert heard.events.count(JobStarted(1)) == 1
    assert sorted(path.name for path in (tmp_path / "out").glob("[!.]*")) == [
        job.output.name for job in jobs
    ]


class Scripted:
    """A member of a crew without a process: the second one is lost at once."""

    def __init__(self, hired: list["Scripted"]) -> None:
        self.order: Order | None = None
        self.is_gone = False
        self._is_lost = len(hired) == 1
        hired.append(self)

    def take(self, order: Order) -> None:
        self.order = order

    def heard(self) -> Iterator[JobEnded]:
        self.is_gone = self._is_lost
        if self.order and not self._is_lost:
            yield JobEnded(self.order.number, JobResult(DONE))


def test_a_lost_picture_goes_to_a_process_that_is_there_already(
    jobs: list[BatchJob], heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    hired: list[Scripted] = []
    monkeypatch.setattr(crew, "CrewMember", lambda _duty, threads: Scripted(hired))
    monkeypatch.setattr(crew, "talking", lambda members, patience: list(members))
    monkeypatch.setattr(crew, "dismiss", lambda _members: None)
    run(jobs[:2], heard)
    assert states(heard) == {0: DONE, 1: DONE}
    assert len(hired) == 2


def test_a_photo_that_kills_every_process_is_given_up_and_the_others_are_made(
    jobs: list[BatchJob], heard: Heard
) -> None:
    run(jobs, heard, make_engine=engines.dying("0.png"))
    assert states(heard) == {0: FAILED, 1: DONE, 2: DONE}
    (problem,) = heard.by_number[0].problems
    assert isinstance(problem.error, WorkerEnded)
    assert problem.error.times == 3


def test_processes_that_all_die_end_the_batch(tmp_path: Path, heard: Heard) -> None:
    with pytest.raises(WorkerEnded):
        run(make_jobs(tmp_path, 9), heard, make_engine=engines.dying(""), workers=1)
    assert DONE not in heard.states


@pytest.mark.parametrize(
    ("make_engine", "error", "words"),
    [
        (engines.without_model, ModelNotFound, "Known: landscape"),
        (engines.broken, RuntimeError, "ZeroDivisionError: a mistake of ours"),
    ],
)
def test_what_no_picture_can_be_made_with_ends_the_batch(
    jobs: list[BatchJob],
    heard: Heard,
    make_engine: engines.MakeEngine,
    error: type[Exception],
    words: str,
) -> None:
    with pytest.raises(error, match=words):
        run(jobs, heard, make_engine=make_engine)
    assert heard.results == []


def test_a_cancelled_batch_writes_no_half(
    jobs: list[BatchJob], heard: Heard, tmp_path: Path
) -> None:
    control = BatchControl()
    heard.reactions[ModelPreparing()] = control.cancel
    with pytest.raises(Cancelled):
        run(
            jobs,
            heard,
            make_engine=engines.endless,
            control=control,
        )
    assert heard.results == []
    assert list((tmp_path / "out").iterdir()) == []


def test_a_batch_that_is_begun_again_skips_what_is_still_true(
    jobs: list[BatchJob], tmp_path: Path
) -> None:
    first, second = Heard(), Heard()
    with Ledger.open(tmp_path / "results.csv") as ledger:
        run(jobs, first, ledger=ledger)
    jobs[2].output.write_bytes(b"edited")
    with Ledger.open(tmp_path / "results.csv") as ledger:
        run(jobs, second, ledger=ledger)
    assert states(second) == {0: SKIPPED, 1: SKIPPED, 2: DONE}
    assert second.by_number[2].made == first.by_number[2].made


def test_nothing_counts_the_cores_before_a_process_is_told_its_threads() -> None:
    code = "import core.batch.crew_process, desktop.__main__, sys; "
    heavy = "{'numpy', 'PIL', 'tensorflow'} & set(sys.modules)"
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", f"{code}sys.exit(bool({heavy}))"],
        cwd=ROOT,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0


def test_the_computer_stays_awake_while_they_work(
    jobs: list[BatchJob], heard: Heard
) -> None:
    computer = Computer()
    seen: list[bool] = []
    heard.reactions[ModelPreparing()] = lambda: seen.append(computer.is_awake())
    run(jobs, heard, control=BatchControl(computer.wakefulness().lock()))
    assert seen == [True]
    assert computer.may_sleep()

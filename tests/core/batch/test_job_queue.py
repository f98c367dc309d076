"""Pictures that are given out again when a worker dies over them."""

from pathlib import Path

import pytest

from core.batch.events import JobEnded, JobStarted
from core.batch.job import BatchJob, JobResult, JobState
from core.batch.job_queue import JobQueue
from core.batch.ledger import Ledger
from core.batch.made import Made
from core.errors import WorkerEnded
from tests.core.batch.conftest import make_jobs
from tests.core.batch.heard import Heard

MADE = Made("a" * 64, "b" * 64)
DONE = JobResult(JobState.DONE, made=MADE)


@pytest.fixture
def jobs(tmp_path: Path) -> list[BatchJob]:
    return make_jobs(tmp_path, 4)


def queue_of(
    jobs: list[BatchJob], heard: Heard, workers: int = 1, ledger: Ledger | None = None
) -> JobQueue:
    return JobQueue(jobs, workers, tell=heard.tell, ledger=ledger)


def test_each_picture_is_begun_and_ended_once(
    jobs: list[BatchJob], heard: Heard
) -> None:
    queue = queue_of(jobs[:1], heard)
    for comes_back in (queue.lose, queue.put_back):
        assert queue.take().number == 0
        assert queue.is_empty
        comes_back(0)
        assert not queue.is_empty
    queue.take()
    queue.end(0, DONE)
    assert heard.events == [JobStarted(0), JobEnded(0, DONE)]


def test_a_picture_that_comes_back_is_the_next_one(
    jobs: list[BatchJob], heard: Heard
) -> None:
    queue = queue_of(jobs, heard)
    assert [queue.take().number for _ in range(2)] == [0, 1]
    queue.lose(1)
    assert [queue.take().job for _ in range(3)] == jobs[1:]


def test_the_third_death_over_one_picture_is_its_end(
    jobs: list[BatchJob], heard: Heard, tmp_path: Path
) -> None:
    with Ledger.open(tmp_path / "results.csv") as ledger:
        queue = queue_of(jobs[:1], heard, ledger=ledger)
        for _ in range(3):
            queue.take()
            queue.lose(0)
        assert queue.is_empty
    (problem,) = heard.by_number[0].problems
    assert isinstance(problem.error, WorkerEnded)
    assert problem.error.times == 3
    assert "failed" in (tmp_path / "results.csv").read_text("utf-8")


def test_workers_that_all_die_are_the_end_unless_one_lives(
    jobs: list[BatchJob], heard: Heard
) -> None:
    queue = queue_of(jobs, heard, workers=2)
    for _ in range(6):
        queue.lose(None)
    queue.take()
    queue.end(0, DONE)
    for _ in range(6):
        queue.lose(None)
    with pytest.raises(WorkerEnded):
        queue.lose(None)


def test_what_was_made_before_goes_along(
    jobs: list[BatchJob], heard: Heard, tmp_path: Path
) -> None:
    with Ledger.open(tmp_path / "results.csv") as ledger:
        queue = queue_of(jobs, heard, ledger=ledger)
        assert queue.take().known is None
        queue.end(0, DONE)
    with Ledger.open(tmp_path / "results.csv") as ledger:
        assert queue_of(jobs, heard, ledger=ledger).take().known == MADE

"""The crew at what seldom happens, with a Ray that has nobody behind it."""

from collections import deque
from pathlib import Path

import pytest

from core.batch.events import JobEnded, JobStarted
from core.batch.job import BatchJob, JobResult, JobState
from core.errors import WorkerEnded
from core.ray.connection import Cluster, RayNode
from core.ray.repair import crew as repair_crew
from core.ray.repair.actor import Unprepared
from core.ray.repair.crew import RayCrew, Room
from core.ray.repair.run import room_for
from tests.ray.archive import SQUARES

DONE = JobResult(JobState.DONE)


class Gone(Exception):
    """What Ray raises about an actor that has died."""


class TaskFailed(Exception):
    """What Ray raises about an error in an actor."""


class Errors:
    RayError = Gone
    RayTaskError = TaskFailed


class Method:
    def __init__(self, ray: "FakeRay", name: str) -> None:
        self._ray, self._name = ray, name

    def options(self, **_: object) -> "Method":
        return self

    def remote(self, *words: object) -> str:
        return self._ray.ask(self._name, words)


class Actor:
    def __init__(self, ray: "FakeRay") -> None:
        self.prepare, self.do, self.stop = (
            Method(ray, name) for name in ("prepare", "do", "stop")
        )

    def remote(self, threads: int) -> "Actor":
        return self


class FakeRay:
    """Answers what the test has put down for each picture that is asked for."""

    exceptions = Errors

    def __init__(self, *answers: object, is_up: bool = True) -> None:
        self.answers = deque(answers)
        self.is_up = is_up
        self.asked: list[str] = []
        self._promised: dict[str, object] = {}

    def remote(self, **_: object):
        return lambda kind: Actor(self)

    def put(self, value: object) -> object:
        return value

    def ask(self, name: str, words: tuple[object, ...]) -> str:
        self.asked.append(name)
        promise = f"{name} {len(self.asked)}"
        if name == "do":
            self._promised[promise] = self.answers.popleft()
        elif self.is_up:
            self._promised[promise] = None
        return promise

    def wait(self, promises: list[str], **_: object):
        ready = [each for each in promises if each in self._promised][:1]
        return ready, [each for each in promises if each not in ready]

    def get(self, promise: str) -> object:
        answer = self._promised.pop(promise)
        if isinstance(answer, Gone | TaskFailed):
            raise answer
        return answer

    def kill(self, actor: Actor) -> None:
        self.asked.append("kill")


def jobs(count: int) -> list[BatchJob]:
    return [
        BatchJob(Path(f"{number}.png"), Path(f"out{number}.png"), SQUARES)
        for number in range(count)
    ]


def run(ray: FakeRay, count: int = 1, workers: int = 1) -> list[object]:
    told: list[object] = []
    crew = RayCrew(
        ray, jobs(count), (None, None), Room(workers, 1), tell=told.append, ledger=None
    )
    while crew.is_busy:
        assert crew.go_on()
    crew.dismiss()
    return told


def test_a_worker_that_ray_has_started_again_is_prepared_again() -> None:
    ray = FakeRay(DONE, Unprepared(), DONE)
    assert run(ray, 2) == [
        JobStarted(0),
        JobEnded(0, DONE),
        JobStarted(1),
        JobEnded(1, DONE),
    ]
    assert ray.asked == ["prepare", "do", "do", "prepare", "do", "kill"]


def test_a_picture_is_tried_three_times() -> None:
    ray = FakeRay(Gone(), Gone(), Gone(), DONE)
    started, ended, *rest = run(ray, 2)
    assert started == JobStarted(0)
    assert ended.result.state is JobState.FAILED
    assert ended.result.problems[0].error.times == 3
    assert rest == [JobStarted(1), JobEnded(1, DONE)]


def test_workers_that_all_die_end_the_list() -> None:
    with pytest.raises(WorkerEnded):
        run(FakeRay(*[Gone() for _ in range(9)]), 3)


def test_a_mistake_of_our_own_is_not_tried_again() -> None:
    with pytest.raises(TaskFailed):
        run(FakeRay(TaskFailed()))


def test_nobody_who_comes_up_is_not_waited_for(monkeypatch) -> None:
    monkeypatch.setattr(repair_crew, "_COMING_UP", -1.0)
    crew = RayCrew(
        FakeRay(is_up=False),
        jobs(1),
        (None, None),
        Room(1, 1),
        tell=lambda _: None,
        ledger=None,
    )
    assert not crew.go_on()


@pytest.mark.parametrize(
    ("cpus", "free", "wanted", "most", "room"),
    [
        ((4,), 4, 4, 200, Room(4, 1)),
        ((4,), 4, 2, 200, Room(2, 2)),
        ((4,), 4, 1, 200, Room(1, 4)),
        ((64,), 64, 1, 200, Room(1, 4)),
        ((4,), 4, 99, 200, Room(4, 1)),
        ((4,), 4, 4, 2, Room(2, 2)),
        ((3, 3), 6, 3, 9, Room(3, 1)),
        ((8,), 2, 4, 9, Room(4, 1)),
    ],
)
def test_workers_share_the_processors(cpus, free, wanted, most, room) -> None:
    nodes = tuple(RayNode(str(n), str(n), count) for n, count in enumerate(cpus))
    cluster = Cluster("10.0.0.7:6379", nodes, free)
    assert room_for(cluster, wanted, most=most) == room

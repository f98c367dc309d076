"""Before a run: everybody is there, of one version, and has the same photos.

TensorFlow itself would wait for a worker that cannot be reached, and train on whatever
photos each worker has. So the workers first talk to each other at the addresses which
TensorFlow will use, and part again.
"""

import time
from collections.abc import Callable
from contextlib import ExitStack, suppress
from importlib.metadata import PackageNotFoundError, version

from core.errors import ClusterUnusable, RepairError
from core.training.cluster.line import Line, Word, listen
from core.training.cluster.member import Member
from core.training.cluster.orders import Orders
from core.training.job import TrainingJob

WAIT = 30.0
"""Seconds for all workers to report."""

_MOMENT = 0.5  # seconds between two tries
_REPLY = 10.0  # seconds
_CHECK = 600.0  # seconds to look for all photos; the first wrong one ends it
_NAMES = ("mendscape", "tensorflow", "keras")

Look = Callable[[], None]
"""Called while waiting; what it raises ends that."""


def versions() -> dict[str, str]:
    """What has to be the same for all workers."""
    found = {}
    for name in _NAMES:
        with suppress(PackageNotFoundError):
            found[name] = version(name)
    return found


def call_together(
    member: Member, orders: Orders, *, look: Look, wait: float = WAIT
) -> None:
    """As the chief, wait for the others and give them their orders.

    Raises:
        ClusterUnusable: Somebody is missing or cannot do it; everybody is told.
    """
    workers: dict[int, Line] = {}
    with ExitStack() as stack:
        try:
            _gather(member, workers, stack, look=look, wait=wait)
            for rank, line in workers.items():
                _instruct(member, rank, line, orders)
            for rank, line in workers.items():
                _hear_consent(member, rank, line)
        except ClusterUnusable as error:
            for line in workers.values():
                _dismiss(line, error.reason)
            raise
        for line in workers.values():
            line.say({"go": True}, seconds=_REPLY)


def report(
    member: Member, job_of: Callable[[Orders], TrainingJob], *, look: Look, wait: float
) -> TrainingJob:
    """As another worker, ask the chief what to do.

    Args:
        member: This program's place.
        job_of: Makes the orders a job here; its `RepairError` is told to the chief.
        look: Called while waiting.
        wait: Seconds for the chief to answer.

    Raises:
        ClusterUnusable: The chief cannot be reached, or says so.
        RepairError: From `job_of`.
    """
    own = member.name_of(member.rank)
    with listen(member.address, own), _called(member, look=look, wait=wait) as line:
        try:
            line.say(
                {
                    "rank": member.rank,
                    "of": len(member.workers),
                    "versions": versions(),
                },
                seconds=_REPLY,
            )
            # The chief waits for the others first.
            job = _job(line, _answer(line, seconds=wait + _REPLY), job_of, own)
            line.say({"ready": True}, seconds=_REPLY)
            _answer(line, seconds=_CHECK)
        except (OSError, ValueError) as error:
            raise ClusterUnusable(f"the chief ({member.chief}) fell silent") from error
    return job


def _gather(
    member: Member,
    found: dict[int, Line],
    stack: ExitStack,
    *,
    look: Look,
    wait: float,
) -> None:
    """Add the lines to all others, by their ranks."""
    server = stack.enter_context(listen(member.address, member.name_of(0)))
    server.settimeout(_MOMENT)
    until = time.monotonic() + wait
    while len(found) < len(member.workers) - 1:
        look()
        if time.monotonic() > until:
            missing = [r for r in range(1, len(member.workers)) if r not in found]
            names = ", ".join(member.name_of(rank) for rank in missing)
            raise ClusterUnusable(f"{names} did not report within {wait:.0f} seconds")
        with suppress(TimeoutError):
            connection, _ = server.accept()
            line = stack.enter_context(Line(connection))
            # Whoever else calls there is not listened to.
            with suppress(OSError, ValueError, KeyError, TypeError):
                rank = _rank(line.hear(seconds=_REPLY, is_known=False), member, line)
                found[rank] = line


def _rank(word: Word, member: Member, line: Line) -> int:
    """Of the worker that reports.

    Raises:
        ClusterUnusable: It is of another version or another cluster.
    """
    rank, count, theirs = int(word["rank"]), int(word["of"]), dict(word["versions"])
    if not 1 <= rank < len(member.workers) or count != len(member.workers):
        raise ClusterUnusable(
            f"a worker calls itself number {rank + 1} of {count}, and the chief knows "
            f"of {len(member.workers)}"
        )
    for name, own in versions().items():
        if theirs.get(name) != own:
            reason = (
                f"{member.name_of(rank)} has {name} {theirs.get(name)}, and the chief "
                f"has {own}"
            )
            _dismiss(line, reason)
            raise ClusterUnusable(reason)
    return rank


def _instruct(member: Member, rank: int, line: Line, orders: Orders) -> None:
    address = member.workers[rank]
    name = member.name_of(rank)
    try:
        Line.to(address, seconds=_REPLY).close()
    except OSError as error:
        raise ClusterUnusable(f"{name} cannot be reached at its address") from error
    try:
        line.say({"orders": orders.to_json()}, seconds=_CHECK)
    except OSError as error:
        raise ClusterUnusable(f"{name} has left") from error


def _hear_consent(member: Member, rank: int, line: Line) -> None:
    name = member.name_of(rank)
    try:
        word = line.hear(seconds=_CHECK)
    except (OSError, ValueError) as error:
        raise ClusterUnusable(f"{name} has left") from error
    if "refusal" in word:
        raise ClusterUnusable(f"{name} cannot take part: {word['refusal']}")


def _dismiss(line: Line, reason: str) -> None:
    with suppress(OSError):
        line.say({"refusal": reason}, seconds=_REPLY)


def _called(member: Member, *, look: Look, wait: float) -> Line:
    """The line to the chief, which may not have started yet."""
    until = time.monotonic() + wait
    while True:
        look()
        try:
            return Line.to(member.chief, seconds=_REPLY)
        except OSError as error:
            if time.monotonic() > until:
                raise ClusterUnusable(
                    f"the chief ({member.chief}) could not be reached within "
                    f"{wait:.0f} seconds"
                ) from error
        time.sleep(_MOMENT)


def _job(
    line: Line, word: Word, job_of: Callable[[Orders], TrainingJob], own: str
) -> TrainingJob:
    try:
        return job_of(Orders.from_json(str(word["orders"])))
    except RepairError as error:
        reason = error.reason if isinstance(error, ClusterUnusable) else str(error)
        _dismiss(line, reason)
        raise ClusterUnusable(f"{own} cannot take part: {reason}") from error


def _answer(line: Line, *, seconds: float) -> Word:
    word = line.hear(seconds=seconds)
    if "refusal" in word:
        raise ClusterUnusable(str(word["refusal"]))
    return word

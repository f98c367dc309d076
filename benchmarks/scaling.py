"""How much quicker several processes train together than one.

    python -m benchmarks.scaling

Each process has one core of this computer to itself, so that more of them have more to
work with, as more computers would; their connection is the loopback. They train the
landscape network from scratch with batches of its usual size, dealt out among them.
Nothing else should run meanwhile; it takes about ten minutes.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from socket import create_server

from benchmarks.training import make_photos
from core.training.cluster.member import VARIABLE

_BATCH = 16
_SIDE = 512  # px
_TIMEOUT = 1800
_HEAD = """\
| processes | pictures in a step | pictures/s | times one | efficiency |
|---:|---:|---:|---:|---:|"""


@dataclass(frozen=True, slots=True)
class Pace:
    """How quick so many processes are.

    Attributes:
        processes: That train together.
        batch: Pictures in a step of all.
        rate: Pictures a second of all.
    """

    processes: int
    batch: int
    rate: float


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print the table for docs/many-computers.md."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.scaling", description="Time training together."
    )
    add = parser.add_argument
    add("--steps", type=int, default=8, help="timed ones of each (default 8)")
    add("--batch", type=int, default=_BATCH, help=f"of all (default {_BATCH})")
    add("--growing", action="store_true", help="so many pictures for each process")
    add("--photos", type=Path, metavar="DIR", help="instead of made ones of 512 px")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        photos = options.photos or make_photos(Path(folder, "photos"), side=_SIDE)
        seconds = _told(photos, kind="read", count=1, batch=_BATCH, steps=32)
        print(f"One core makes {_BATCH / seconds:.0f} pictures/s ready.\n", flush=True)
        print(_HEAD, flush=True)
        first: Pace | None = None
        for count in _counts():
            batch = options.batch * (count if options.growing else 1)
            pace = measured(photos, count, batch=batch, steps=options.steps)
            first = first or pace
            print(_row(pace, first), flush=True)


def measured(photos: Path, count: int, *, batch: int, steps: int) -> Pace:
    """The pace of so many processes.

    Args:
        photos: Folder to train on.
        count: Of the processes.
        batch: Pictures in a step of all.
        steps: That are timed.
    """
    seconds = _told(photos, kind="train", count=count, batch=batch, steps=steps)
    return Pace(count, batch, batch / seconds)


def _told(photos: Path, *, kind: str, count: int, batch: int, steps: int) -> float:
    """Seconds of a step, as the slowest of some processes tells.

    Raises:
        RuntimeError: One of them failed.
    """
    addresses = _free_addresses(count)
    started = [
        subprocess.Popen(  # noqa: S603 - our own interpreter and module
            [
                *(sys.executable, "-m", "benchmarks.probe_scaling", kind),
                *(str(core), str(photos), str(batch), str(steps)),
            ],
            env=_environment(addresses, rank),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for rank, core in enumerate(_cores()[:count])
    ]
    answers = [process.communicate(timeout=_TIMEOUT) for process in started]
    for process, (_, said) in zip(started, answers, strict=True):
        if process.returncode != 0:
            raise RuntimeError(said.strip()[-2000:])
    return max(json.loads(out.splitlines()[-1])["seconds"] for out, _ in answers)


def _environment(addresses: Sequence[str], rank: int) -> dict[str, str]:
    environment = os.environ | {"CUDA_VISIBLE_DEVICES": ""}
    if len(addresses) > 1:
        task = {"type": "worker", "index": rank}
        cluster = {"cluster": {"worker": list(addresses)}, "task": task}
        environment[VARIABLE] = json.dumps(cluster)
    return environment


def _free_addresses(count: int) -> list[str]:
    servers = [create_server(("127.0.0.1", 0)) for _ in range(count)]
    addresses = [f"127.0.0.1:{server.getsockname()[1]}" for server in servers]
    for server in servers:
        server.close()
    return addresses


def _counts() -> list[int]:
    return [count for count in (1, 2, 4) if count <= len(_cores())]


def _cores() -> list[int]:
    if hasattr(os, "sched_getaffinity"):
        return sorted(os.sched_getaffinity(0))
    return list(range(os.cpu_count() or 1))


def _row(pace: Pace, first: Pace) -> str:
    times = pace.rate / first.rate
    cells = (
        f"{pace.processes}",
        f"{pace.batch}",
        f"{pace.rate:.2f}",
        f"{times:.2f}",
        f"{times / pace.processes:.0%}",
    )
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()

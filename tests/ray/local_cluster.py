"""A Ray cluster of this computer, in processes of its own."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from tests.core.training.cluster.ports import free_addresses

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class LocalCluster:
    """Where it is.

    Attributes:
        address: Of its head.
        pid: Of the process that all others come from.
    """

    address: str
    pid: int

    def repairing(self) -> list[psutil.Process]:
        """The processes of workers that repair; Ray Train leaves actors of its own."""
        return [
            child
            for child in psutil.Process(self.pid).children(recursive=True)
            if _name(child).startswith("ray::RepairActor")
        ]


def _name(process: psutil.Process) -> str:
    try:
        return " ".join(process.cmdline())
    except psutil.Error:  # it has ended meanwhile
        return ""


@contextmanager
def local_cluster(cpus: int) -> Iterator[LocalCluster]:
    """Start one, and end all of its processes after the block."""
    # Sockets lie in it, and their paths must be short.
    folder = tempfile.mkdtemp(prefix="ray-")
    (address,) = free_addresses(1)
    process = subprocess.Popen(  # noqa: S603 - our own interpreter
        _start(cpus, folder, port=_port(address)),
        env=os.environ
        | {"PYTHONPATH": str(ROOT), "RAY_USAGE_STATS_ENABLED": "0"}
        | {"CUDA_VISIBLE_DEVICES": "", "RAY_worker_niceness": "0"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    try:
        said = []
        for line in process.stdout:
            said.append(line)
            if "Ray runtime started" in line:
                break
        assert process.poll() is None, "".join(said)
        yield LocalCluster(address, process.pid)
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(8)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        process.stdout.close()
        shutil.rmtree(folder, ignore_errors=True)


def _port(address: str) -> str:
    return address.rpartition(":")[2]


def _start(cpus: int, folder: str, *, port: str) -> list[str]:
    return [
        *(sys.executable, "-m", "ray.scripts.scripts", "start", "--head", "--block"),
        *("--include-dashboard=false", "--disable-usage-stats"),
        *(f"--port={port}", f"--num-cpus={cpus}", f"--temp-dir={folder}"),
        "--object-store-memory=200000000",
    ]

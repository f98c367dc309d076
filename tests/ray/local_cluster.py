"""A Ray cluster of this computer, in processes of its own, as an administrator has it."""

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

from tests.core.training.cluster.ports import free_addresses

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class LocalCluster:
    """Where it is.

    Attributes:
        address: For programs on this computer.
        client: For programs on any.
    """

    address: str
    client: str


@contextmanager
def local_cluster(cpus: int) -> Iterator[LocalCluster]:
    """Start one, and end all of its processes after the block."""
    # Sockets lie in it, and their paths must be short.
    folder = tempfile.mkdtemp(prefix="ray-")
    address, client = free_addresses(2)
    process = subprocess.Popen(  # noqa: S603 - our own interpreter
        [*_start(cpus, folder), f"--port={_port(address)}"]
        + [f"--ray-client-server-port={_port(client)}"],
        env=os.environ
        | {"PYTHONPATH": str(ROOT), "RAY_USAGE_STATS_ENABLED": "0"}
        | {"CUDA_VISIBLE_DEVICES": ""},
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
        yield LocalCluster(address, f"ray://{client}")
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        process.stdout.close()
        shutil.rmtree(folder, ignore_errors=True)


def _port(address: str) -> str:
    return address.rpartition(":")[2]


def _start(cpus: int, folder: str) -> list[str]:
    return [
        *(sys.executable, "-m", "ray.scripts.scripts", "start", "--head", "--block"),
        *("--include-dashboard=false", "--disable-usage-stats"),
        *(f"--num-cpus={cpus}", f"--temp-dir={folder}"),
        "--object-store-memory=200000000",
    ]

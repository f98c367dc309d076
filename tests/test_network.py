"""The guards themselves: what they let through, and what they do not."""

import errno
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.network import CAN_SEAL, NetworkGuard

ROOT = Path(__file__).parent.parent


@pytest.fixture
def inet():
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as sock:
        yield sock


@pytest.mark.parametrize("event", ["socket.connect", "socket.bind", "socket.sendto"])
@pytest.mark.parametrize("host", ["93.184.216.34", "10.0.0.1", "example.org", ""])
def test_another_computer_is_refused(inet, event: str, host: str) -> None:
    guard = NetworkGuard()
    with pytest.raises(PermissionError, match="off the network"):
        guard.hear(event, (inet, (host, 80)))
    assert guard.attempts == [f"{event} {host}"]


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.1.9", "localhost"])
def test_this_computer_is_not(inet, host: str) -> None:
    guard = NetworkGuard()
    guard.hear("socket.connect", (inet, (host, 80)))
    guard.hear("socket.getaddrinfo", (host, 80, 0, 0, 0))
    assert guard.attempts == []


def test_names_are_not_looked_up() -> None:
    guard = NetworkGuard()
    with pytest.raises(PermissionError):
        guard.hear("socket.getaddrinfo", (b"example.org", 80, 0, 0, 0))
    assert guard.attempts == ["socket.getaddrinfo example.org"]


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="no such sockets here")
def test_sockets_without_a_network_are_let_through() -> None:
    guard = NetworkGuard()
    with socket.socket(socket.AF_UNIX) as sock:
        guard.hear("socket.connect", (sock, "/run/somewhere"))
    assert guard.attempts == []


def test_the_guard_is_on_in_every_test(network_guard: NetworkGuard, inet) -> None:
    with pytest.raises(PermissionError):
        inet.connect(("192.0.2.1", 9))
    assert network_guard.attempts == ["socket.connect 192.0.2.1"]
    network_guard.attempts.clear()


needs_seal = pytest.mark.skipif(not CAN_SEAL, reason="seals are made for Linux")


def sealed(code: str) -> int:
    script = f"from tests.network import seal\nseal()\n{code}"
    done = subprocess.run(  # noqa: S603 - our own interpreter, the words of this file
        [sys.executable, "-c", script], cwd=ROOT, timeout=60, check=False
    )
    return done.returncode


@needs_seal
@pytest.mark.parametrize(
    "code",
    [
        "socket.socket(socket.AF_INET, socket.SOCK_DGRAM)",
        "socket.create_connection(('192.0.2.1', 9))",
    ],
)
def test_a_sealed_process_ends_at_its_first_network_socket(code: str) -> None:
    assert sealed(f"import socket\n{code}") == -signal.SIGSYS


@needs_seal
def test_a_sealed_process_knows_no_ipv6() -> None:
    code = (
        "import socket\n"
        "try:\n    socket.socket(socket.AF_INET6)\n"
        "except OSError as error:\n    sys.exit(error.errno)\n"
    )
    assert sealed(f"import sys\n{code}") == errno.EAFNOSUPPORT


@needs_seal
def test_a_seal_holds_for_the_processes_of_a_process() -> None:
    child = "import socket; socket.socket(socket.AF_INET)"
    code = (
        "import subprocess, sys\n"
        f"done = subprocess.run([sys.executable, '-c', {child!r}])\n"
        "sys.exit(-done.returncode)"
    )
    assert sealed(code) == signal.SIGSYS


@needs_seal
def test_a_sealed_process_works_otherwise() -> None:
    code = "import socket\nsocket.socket(socket.AF_UNIX).close()\nopen('README.md')"
    assert sealed(code) == 0

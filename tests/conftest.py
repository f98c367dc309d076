"""What all tests share: no screen, no network, no home folder, no leaks."""

import gc
import os
import signal
import sys
import warnings
from collections.abc import Iterator

import pytest
from coverage.exceptions import CoverageWarning
from hypothesis import settings

from tests import leaks
from tests.environment import POOLS
from tests.network import NetworkGuard

# A busy machine is slow, not wrong.
settings.register_profile("mendscape", deadline=None)
settings.load_profile("mendscape")

_GUARD = pytest.StashKey[NetworkGuard]()
_WORKER_BYTES = 2_000_000_000
"""TensorFlow, Qt and the photos of a worker, and a process of training beside it."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--headed", action="store_true", help="show the windows on the screen"
    )


def pytest_configure(config: pytest.Config) -> None:
    # All that is loaded to find the tests stays: nobody need look there for garbage.
    gc.disable()
    if not config.getoption("--headed"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # Each worker has one processor; more threads than that wait for each other.
    for pool in POOLS:
        os.environ.setdefault(pool, "1")
    # Shells let what they start in the background ignore Ctrl-C, which is tested.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    # A child that a test ends leaves half a file of figures, which is passed over.
    warnings.filterwarnings("ignore", r".*\bdata file\b", CoverageWarning)
    guard = config.stash[_GUARD] = NetworkGuard()
    # There is no way back, and none is needed: the hook goes with the process.
    sys.addaudithook(guard.hear)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One for each processor that this process may use, if they fit into memory."""
    from core.doctor.computer import look_at_computer

    found = look_at_computer()
    return max(1, min(found.cores, found.free_memory // _WORKER_BYTES))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Slow tests first: at the end no worker is left alone with one of them."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


def pytest_collection_finish() -> None:
    gc.freeze()
    gc.enable()


@pytest.fixture(autouse=True)
def _no_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch) -> None:
    """A test that forgets to pass its own folders writes into a throw-away home."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    # Nor does a test hold off the sleep of the computer that it runs on.
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    for name in (
        "XDG_CACHE_HOME",
        "XDG_CONFIG_HOME",
        "XDG_DATA_HOME",
        "XDG_STATE_HOME",
    ):
        monkeypatch.setenv(name, str(home / name.lower()))


@pytest.fixture
def network_guard(pytestconfig: pytest.Config) -> NetworkGuard:
    """Refuses what would leave this computer; what it remembers fails the test."""
    return pytestconfig.stash[_GUARD]


@pytest.fixture(autouse=True)
def _no_network(network_guard: NetworkGuard) -> Iterator[None]:
    network_guard.attempts.clear()
    yield
    # Whoever reached out may have swallowed the refusal.
    if network_guard.attempts:
        pytest.fail(f"a test reached for the network: {network_guard.attempts}")


@pytest.fixture(autouse=True)
def _no_leaks() -> Iterator[None]:
    """Threads, processes, windows and timers of a test end with it."""
    before = leaks.snapshot()
    yield
    leaks.check(before)

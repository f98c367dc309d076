"""Sleep is held off while work goes on, and never stands in its way."""

import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from core.wakefulness import Wakefulness, system_awake
from tests.awake import Computer

ROOT = Path(__file__).parents[2]


def test_the_computer_is_awake_between_hold_and_release() -> None:
    computer = Computer()
    lock = computer.wakefulness().lock()
    lock.hold()
    lock.hold()
    assert computer.is_awake()
    lock.release()
    assert computer.may_sleep()
    lock.release()
    lock.hold()
    assert computer.is_awake()
    lock.release()
    assert computer.may_sleep()
    assert computer.asked == 2


def test_one_end_of_work_leaves_the_other_awake() -> None:
    computer = Computer()
    wakefulness = computer.wakefulness()
    first, second = wakefulness.lock(), wakefulness.lock()
    first.hold()
    second.hold()
    assert computer.is_awake()
    first.release()
    assert computer.is_awake()
    second.release()
    assert computer.may_sleep()


def test_a_change_of_mind_is_followed_in_the_middle_of_work() -> None:
    computer = Computer()
    wakefulness = computer.wakefulness()
    lock = wakefulness.lock()
    lock.hold()
    assert computer.is_awake()
    wakefulness.is_wanted = False
    lock.hold()
    assert computer.may_sleep()
    wakefulness.is_wanted = True
    lock.hold()
    assert computer.is_awake()
    lock.release()
    assert computer.may_sleep()


def test_a_system_that_cannot_is_told_of_once(caplog) -> None:
    caplog.set_level(logging.INFO, logger="core")
    computer = Computer(failure="there is no message bus")
    wakefulness = computer.wakefulness()
    for _ in range(3):
        lock = wakefulness.lock()
        lock.hold()
        assert computer.is_awake()
        lock.release()
        assert computer.may_sleep()
    assert caplog.messages == [
        "This computer may fall asleep during long work: there is no message bus"
    ]


def test_a_long_reason_is_told_in_short(caplog) -> None:
    caplog.set_level(logging.INFO, logger="core")
    computer = Computer(failure="no bus, " * 500)
    lock = computer.wakefulness().lock()
    lock.hold()
    assert computer.is_awake()
    lock.release()
    assert computer.may_sleep()
    (line,) = caplog.messages
    assert "no bus" in line
    assert len(line) < 400


def test_a_message_bus_that_goes_away_breaks_nothing(caplog) -> None:
    caplog.set_level(logging.INFO, logger="core")
    computer = Computer()

    @contextmanager
    def gone() -> Iterator[str]:
        with computer.awake():
            yield ""
        raise RuntimeError("the bus is gone")

    lock = Wakefulness(stay_awake=gone).lock()
    lock.hold()
    assert computer.is_awake()
    lock.release()
    assert computer.may_sleep()


def test_where_there_is_no_message_bus_the_reason_is_known() -> None:
    if sys.platform != "linux":
        pytest.skip("only Linux asks a message bus")
    with system_awake() as failure:
        assert "DBUS_SESSION_BUS_ADDRESS" in failure


def test_a_desktop_is_asked_and_then_let_go() -> None:
    if shutil.which("dbus-run-session") is None:
        pytest.skip("there is no message bus to start")
    words = ["dbus-run-session", "--", sys.executable, "-m", "tests.core.power_manager"]
    done = subprocess.run(  # noqa: S603  the words are ours
        words,
        cwd=ROOT,
        env={**os.environ, "XDG_CURRENT_DESKTOP": "XFCE"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["Inhibit", "wakelock", "active", "UnInhibit", "7"]

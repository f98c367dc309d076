"""The tracer itself: every thread of a traced process goes on, and is seen."""

from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

import pytest

from tests.faults.system_calls import Call
from tests.faults.tracing import Decision, Do, End, can_trace, traced


@pytest.mark.skipif(not can_trace(), reason="this system lets nobody be traced")
def test_a_thread_from_before_the_step_takes_part_in_it(tmp_path: Path) -> None:
    file = tmp_path / "file"
    seen = []

    def begin() -> Callable[[], object]:
        is_wanted = Event()

        def write() -> None:
            is_wanted.wait()
            file.write_text("written")

        thread = Thread(target=write)
        thread.start()

        def step() -> None:
            is_wanted.set()
            thread.join()

        return step

    def decide(call: Call, path: str) -> Decision:
        seen.append((call.name, path))
        return Do.IT

    assert traced(begin, decide) == End(0, is_killed=False)
    assert file.read_text() == "written"
    assert ("openat", str(file)) in seen

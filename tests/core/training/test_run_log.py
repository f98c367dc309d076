"""The log of a run ends with what was written last, and never fills a disk."""

import os
from pathlib import Path
from threading import Event

from core.training.process.run_log import FILE, RunLog


def test_what_is_written_below_python_is_bounded_while_it_is_written(
    tmp_path: Path,
) -> None:
    log = RunLog(tmp_path / "logs", most_bytes=1000)
    path, over = tmp_path / "logs" / FILE, Event()
    watcher = log.keep_bounded(over, every=0.001)
    aside = path.with_suffix(".log.1")
    number = 0
    for _ in range(3):
        aside.unlink(missing_ok=True)
        while not aside.exists():
            os.write(log.file.fileno(), f"line {number}\n".encode())
            number += 1
    over.set()
    watcher.join(10)
    assert not watcher.is_alive()
    os.write(log.file.fileno(), b"the last words\n")
    assert path.read_bytes().endswith(b"the last words\n")
    assert b"\0" not in path.read_bytes()
    log.file.close()


def test_two_writers_share_it(tmp_path: Path) -> None:
    first, second = (RunLog(tmp_path, most_bytes=10) for _ in range(2))
    first.file.write("a long line of one\n")
    first.bound()
    second.file.write("another\n")
    first.file.write("one\n")
    assert (tmp_path / FILE).read_text() == "another\none\n"
    assert (tmp_path / "training.log.1").read_text() == "a long line of one\n"
    for log in (first, second):
        log.file.close()


def test_a_long_one_is_set_aside_at_the_start(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("of yesterday\n" * 100)
    RunLog(tmp_path, most_bytes=100).file.close()
    assert (tmp_path / FILE).read_text() == ""


def test_without_a_folder_nothing_is_written_and_nothing_fails(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("a file")
    log = RunLog(tmp_path / "logs")
    log.file.write("nobody reads this\n")
    log.bound()
    log.file.close()

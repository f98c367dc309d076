"""Tries all files at the doors, in a process that may fall over."""

from __future__ import annotations

import json
import os
import select
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tests.hostile.corpus import Dose, write_corpus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

ROOT = Path(__file__).parent.parent.parent

_SLOW_S = 10.0
"""Of the processor's work on one file, or of waiting, whichever is less."""
_PATIENCE_S = 60.0
"""For an answer, on a machine that does other things as well; then it is a hang."""

MOST_ADDRESSES = 16_000_000_000
"""Of a child, in bytes; libraries reserve far more than they use."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one file at one door.

    Attributes:
        door: Its name.
        group: What is wrong with the file.
        path: Of the file.
        outcome: "picture", "refused", "defect", "hang", "crash" or "written".
        detail: About what is not as it should be.
        seconds: Of work that it took; no more than what passed meanwhile.
        memory: The most that it needed in addition, in bytes.
    """

    door: str
    group: str
    path: str
    outcome: str
    detail: str = ""
    seconds: float = 0.0
    memory: int = 0

    @property
    def is_good(self) -> bool:
        """Whether it was the picture or a sentence, and soon."""
        return self.outcome in ("picture", "refused") and self.seconds <= _SLOW_S


def sweep(doors: Sequence[str], groups: Iterable[str], dose: Dose) -> Iterator[Answer]:
    """Try all files of some groups at some doors."""
    with TemporaryDirectory(prefix="mendscape-hostile-") as name:
        place = Path(name)
        (place / "work").mkdir()
        child = Child(place / "work")
        try:
            for group in groups:
                folder = place / group
                folder.mkdir()
                for path in write_corpus(folder, group, dose):
                    before = _seen(folder)
                    for door in doors:
                        answer = child.ask(door, group, path)
                        yield _checked(answer, before, _seen(folder))
                    if group not in _KEPT:
                        path.unlink()
                shutil.rmtree(folder, ignore_errors=True)
        finally:
            child.end()


_KEPT = ("names", "places")
_WORDS = "words.txt"

_Seen = dict[str, tuple[int, int, int]]


def _checked(answer: Answer, before: _Seen, after: _Seen) -> Answer:
    """The answer, unless something in the folder has changed meanwhile."""
    if not answer.is_good or before == after:
        return answer
    changed = sorted(set(before.items()) ^ set(after.items()))
    return Answer(answer.door, answer.group, answer.path, "written", repr(changed))


def _seen(folder: Path) -> _Seen:
    """Everything in a folder and below it, by what can be seen of it."""
    seen: _Seen = {}
    for place, folders, files in os.walk(folder):
        for name in (*folders, *files):
            path = os.path.join(place, name)  # noqa: PTH118 - names of any bytes
            facts = os.lstat(path)
            seen[path] = (facts.st_mode, facts.st_size, facts.st_mtime_ns)
    return seen


class Child:
    """The process with the doors; another one takes its place when it fell over.

    Args:
        folder: To work in.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process: subprocess.Popen[str] | None = None

    def ask(self, door: str, group: str, path: Path) -> Answer:
        """Let it try one file."""
        process = self._process = self._process or self._started()
        assert process.stdin is not None
        assert process.stdout is not None
        what = (door, group, str(path))
        process.stdin.write(json.dumps([door, str(path)]) + "\n")
        process.stdin.flush()
        start = time.monotonic()
        if not select.select([process.stdout], [], [], _PATIENCE_S)[0]:
            self.end()
            return Answer(*what, "hang", seconds=time.monotonic() - start)
        line = process.stdout.readline()
        if not line:
            status = process.wait()
            self.end()
            words = (self._folder / _WORDS).read_text(errors="replace")
            return Answer(*what, "crash", f"status {status}\n{words[-1000:]}")
        return Answer(*what, **json.loads(line))

    def end(self) -> None:
        """End the process, if there is one."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _started(self) -> subprocess.Popen[str]:
        with (self._folder / _WORDS).open("w") as words:
            return subprocess.Popen(  # noqa: S603 - our own interpreter
                [sys.executable, "-m", "tests.hostile.child", str(MOST_ADDRESSES)],
                cwd=self._folder,
                env=_surroundings(self._folder),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=words,
                text=True,
                bufsize=1,
            )


_XDG = ("CACHE", "CONFIG", "DATA", "STATE")


def _surroundings(folder: Path) -> dict[str, str]:
    """No home, no screen, and our code from where it is."""
    home = folder / "home"
    home.mkdir(exist_ok=True)
    return {
        **os.environ,
        "HOME": str(home),
        **{
            f"XDG_{one}_HOME": str(home) for one in ("CACHE", "CONFIG", "DATA", "STATE")
        },
        "PYTHONPATH": str(ROOT),
        "PYTHONIOENCODING": "utf-8:strict",
        "QT_QPA_PLATFORM": "offscreen",
        "MALLOC_ARENA_MAX": "2",
    }

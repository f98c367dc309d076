"""Notes a session and dies at one step of it; run as a program by `test_dying`.

The steps are what Python asks the system for: opening, renaming and removing files,
and the middle of every write. Each is tried in a process of its own, forked from this
one, which is ended by the signal that nobody can refuse.
"""

import os
import signal
import sys
from pathlib import Path

import numpy as np

from core.session.journal import Journal
from core.session.store import SessionStore
from tests.core.session.notes import SECOND, note, pixels_of, repair
from tests.core.session.notes import photo_in as make_photo

BEFORE = (repair(), repair(SECOND, seed=8))
AFTER = (repair(), repair(SECOND, seed=9))
_STEPS = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir"}


def die_at(last: int) -> None:
    """End this process at one of its next steps with files."""
    count = 0

    def step() -> None:
        nonlocal count
        count += 1
        if count == last:
            os.kill(os.getpid(), signal.SIGKILL)

    def watch(event: str, _arguments: object) -> None:
        if event in _STEPS:
            step()

    def write_in_halves(path: Path, data: bytes) -> None:
        middle = len(data) // 2
        with path.open("wb", buffering=0) as file:
            file.write(data[:middle])
            step()
            file.write(data[middle:])

    sys.addaudithook(watch)
    Path.write_bytes = write_in_halves


def change(folder: Path, step: int, *, is_last: bool) -> None:
    """From one note to the next, or to none; ends at one of the steps."""
    photo, path = make_photo(folder)
    journal = Journal(SessionStore(folder / "sessions"), photo, path)
    note(journal, *BEFORE)
    die_at(step)
    if is_last:
        journal.discard()
    else:
        note(journal, *AFTER)
    os._exit(0)


def what_is_left(folder: Path) -> str:
    """Which of the notes another program finds."""
    left = SessionStore(folder / "sessions").claim_left()
    if not left:
        return "none"
    found = pixels_of(left[0].folder)
    left[0].folder.release()
    for word, repairs in (("before", BEFORE), ("after", AFTER)):
        if all(
            np.array_equal(a, b.patch.pixels)
            for a, b in zip(found, repairs, strict=True)
        ):
            return word
    return "neither"


def main() -> None:
    """Die at every step, and print what each death has left."""
    root, is_last = Path(sys.argv[1]), sys.argv[2] == "last"
    for step in range(1, 200):
        folder = root / str(step)
        folder.mkdir()
        child = os.fork()
        if child == 0:
            change(folder, step, is_last=is_last)
        _, status = os.waitpid(child, 0)
        is_dead = os.WIFSIGNALED(status)
        sys.stdout.write(f"{is_dead} {what_is_left(folder)}\n")
        sys.stdout.flush()
        if not is_dead:
            break


if __name__ == "__main__":
    main()

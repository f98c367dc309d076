"""What the program does at its start, before anybody asks for anything."""

from pathlib import Path

from core.session.store import SessionStore
from core.tidying import tidy
from tests.faults.operation import own_paths


def start(root: Path) -> None:
    """Tidy up after a process that was killed, and look for sessions it has left."""
    paths = own_paths(root)
    tidy(paths)
    for left in SessionStore(paths.sessions).claim_left():
        left.folder.release()

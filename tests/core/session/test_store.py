"""Which sessions are offered, and which are swept."""

import os
import time
from pathlib import Path

from core.errors import SessionDamaged, SessionTooNew
from core.session.folder import SessionFolder
from core.session.journal import Journal
from core.session.record import Session
from core.session.store import LeftSession
from tests.core.session.notes import note, photo_in, repair, store_in

_DAY = 24 * 3600


def leave(folder: Path, name: str = "ridge.png", *, days: float = 0) -> Path:
    """A session whose program ended some days ago."""
    photo, path = photo_in(folder, name)
    journal = Journal(store_in(folder), photo, path)
    journal.write(name=name, target=path, repairs=(repair(),))
    held = journal._folder
    assert held is not None
    held.release()
    age(held.journal, days)
    return held.path


def age(path: Path, days: float) -> None:
    moment = time.time() - days * _DAY
    os.utime(path, (moment, moment))


def names(left: tuple[LeftSession, ...]) -> list[str]:
    return [one.session.name for one in left if isinstance(one.session, Session)]


def test_sessions_that_were_left_are_found_the_latest_first(tmp_path: Path) -> None:
    leave(tmp_path, "old.png", days=3)
    leave(tmp_path, "new.png", days=1)
    leave(tmp_path, "middle.png", days=2)
    left = store_in(tmp_path).claim_left()
    assert names(left) == ["new.png", "middle.png", "old.png"]
    assert left[0].noted_at.timestamp() < time.time() - 0.9 * _DAY


def test_a_folder_that_is_not_there_holds_none(tmp_path: Path) -> None:
    assert store_in(tmp_path).claim_left() == ()


def test_a_live_session_is_nobodys_to_restore(tmp_path: Path) -> None:
    photo, path = photo_in(tmp_path)
    journal = Journal(store_in(tmp_path), photo, path)
    note(journal, repair())
    assert store_in(tmp_path).claim_left() == ()
    journal.discard()


def test_a_session_is_offered_by_one_window_only(tmp_path: Path) -> None:
    leave(tmp_path)
    first = store_in(tmp_path).claim_left()
    assert names(first) == ["ridge.png"]
    assert store_in(tmp_path).claim_left() == ()
    first[0].folder.release()
    assert names(store_in(tmp_path).claim_left()) == ["ridge.png"]


def start_and_end(folder: Path) -> list[str]:
    """Which sessions one start of the program offers; nobody answers."""
    left = store_in(folder).claim_left()
    for one in left:
        one.folder.release()
    return names(left)


def test_sessions_of_five_weeks_ago_are_swept_a_week_after_they_were_seen(
    tmp_path: Path,
) -> None:
    old = leave(tmp_path, "old.png", days=35)
    leave(tmp_path, "new.png", days=26)
    assert start_and_end(tmp_path) == ["new.png", "old.png"]
    assert start_and_end(tmp_path) == ["new.png", "old.png"]
    age(old / "old", 8)
    assert start_and_end(tmp_path) == ["new.png"]
    assert not old.exists()


def test_a_clock_that_jumped_ahead_costs_no_session(tmp_path: Path) -> None:
    session = leave(tmp_path)
    for jump in (365 * 20, 0, 365 * 20):
        age(session / "session.json", jump)
        assert start_and_end(tmp_path) == ["ridge.png"]
    age(session / "session.json", -400)
    assert start_and_end(tmp_path) == ["ridge.png"]


def test_only_the_latest_twenty_are_kept(tmp_path: Path) -> None:
    for number in range(23):
        leave(tmp_path, f"{number:02d}.png", days=number)
    found = store_in(tmp_path).claim_left()
    assert names(found) == [f"{number:02d}.png" for number in range(20)]
    assert len(list((tmp_path / "sessions").iterdir())) == 20


def test_vast_sessions_are_swept_but_for_the_latest(tmp_path: Path) -> None:
    vast = 5_000_000_000
    for days, name in enumerate(("new.png", "next.png", "old.png")):
        with (leave(tmp_path, name, days=days) / "photo.tif").open("wb") as file:
            file.truncate(vast)
    assert names(store_in(tmp_path).claim_left()) == ["new.png"]
    assert len(list((tmp_path / "sessions").iterdir())) == 1


def test_a_live_session_is_never_swept(tmp_path: Path) -> None:
    path = leave(tmp_path, days=100)
    folder = SessionFolder(path)
    assert folder.claim()
    assert store_in(tmp_path).claim_left() == ()
    assert folder.journal.exists()
    folder.release()


def test_a_folder_that_somebody_has_just_begun_is_left_alone(tmp_path: Path) -> None:
    begun = store_in(tmp_path).new()
    begun.make()
    begun.release()
    assert store_in(tmp_path).claim_left() == ()
    assert begun.path.exists()
    age(begun.path, 2)
    store_in(tmp_path).claim_left()
    assert not begun.path.exists()


def test_damaged_and_newer_ones_are_found_with_their_reason(tmp_path: Path) -> None:
    damaged, newer = leave(tmp_path, "a.png"), leave(tmp_path, "b.png", days=1)
    (damaged / "session.json").write_text("{")
    (newer / "session.json").write_text('{"schema": 99}')
    age(newer / "session.json", 1)
    kinds = [type(one.session) for one in store_in(tmp_path).claim_left()]
    assert kinds == [SessionDamaged, SessionTooNew]


def test_what_is_no_session_is_left_alone(tmp_path: Path) -> None:
    sessions = tmp_path / "sessions"
    sessions.mkdir()
    (sessions / "notes.txt").write_text("mine")
    (sessions / ("a" * 32)).write_text("a file")
    (sessions / ("b" * 32)).symlink_to(tmp_path, target_is_directory=True)
    before = sorted(tmp_path.rglob("*"))
    assert store_in(tmp_path).claim_left() == ()
    assert sorted(tmp_path.rglob("*")) == before

"""What the program remembers by itself: journals, settings, findings, pictures."""

from collections.abc import Callable, Hashable
from functools import partial
from pathlib import Path

from PySide6.QtGui import QImage

from core.dataset.inspection import THUMBNAIL_SIDE, Sight
from core.dataset.photo_files import PhotoFile
from core.dataset.scan_cache import OpenCache, ScanCache
from core.geometry import Size
from core.photo.photo_io import open_photo
from core.session.journal import Journal
from core.session.store import SessionStore
from desktop.recent.recent_store import RecentStore
from desktop.settings.settings import Settings
from tests.core.session.notes import SECOND, note, pixels_of, repair
from tests.factories import write_photo
from tests.faults.operation import Again, Operation, bytes_of, own_paths, user_folder
from tests.faults.starting import start

_BEFORE = (repair(), repair(SECOND, seed=8))
_AFTER = (repair(), repair(SECOND, seed=9))
_PHOTO = "ridge.png"


def _prepare_photo(root: Path) -> None:
    write_photo(user_folder(root) / _PHOTO)


def _journal(root: Path, *, has_file: bool = True) -> Journal:
    """The journal of an open photo that has been noted once."""
    path = user_folder(root) / _PHOTO
    store = SessionStore(own_paths(root).sessions)
    journal = Journal(store, open_photo(path), path if has_file else None)
    note(journal, *_BEFORE)
    return journal


def _begin_note(root: Path) -> Callable[[], object]:
    return partial(note, _journal(root), *_AFTER)


def _begin_copy(root: Path) -> Callable[[], object]:
    """Somebody writes over the photo, so that the journal has to keep it."""
    journal = _journal(root)
    write_photo(user_folder(root) / _PHOTO, "L")
    return partial(note, journal, *_AFTER)


def _begin_discard(root: Path) -> Callable[[], object]:
    return _journal(root).discard


def _noting(name: str, begin: Callable[[Path], Callable[[], object]]) -> Operation:
    # Marks a session that a clock which jumped makes look old.
    mark = frozenset({"own/sessions/*/old"})
    return Operation(
        name, _prepare_photo, begin, _noted, start, Again.NEVER, stays=mark
    )


def _noted(root: Path) -> tuple[Hashable, ...]:
    """The pixels of all repairs that would be restored."""
    left = SessionStore(own_paths(root).sessions).claim_left()
    found = tuple(
        tuple(one.tobytes() for one in pixels_of(each.folder)) for each in left
    )
    for each in left:
        each.folder.release()
    return (found,)


def _set(root: Path, side: int) -> None:
    settings = Settings(own_paths(root).settings / "settings.ini")
    for number in range(8):
        settings.add_recent_file(Path(f"/photos/{side}/{number}.jpg"))
    settings.undo_megabytes = side
    settings.save()


def _settings(root: Path) -> tuple[Hashable, ...]:
    settings = Settings(own_paths(root).settings / "settings.ini")
    return ((settings.undo_megabytes, settings.recent_files),)


_FILES = [PhotoFile(Path(f"/photos/{n}.jpg"), size=n, changed=n) for n in range(40)]


def _cache(root: Path) -> ScanCache:
    return ScanCache(own_paths(root).cache / "scan.sqlite")


def _keep(root: Path, side: int) -> None:
    opened = OpenCache(_cache(root))
    for file in _FILES:
        picture = bytes([side]) * THUMBNAIL_SIDE**2
        opened.keep(file, Sight(Size(side, side), "ab" * 32, picture))
    opened.close()


def _found(root: Path) -> tuple[Hashable, ...]:
    """Of each photo what was seen; nothing is as good as the old, for a cache."""
    opened = OpenCache(_cache(root))
    found = tuple(opened.find(file) for file in _FILES)
    opened.close()
    return found


def _picture(root: Path, seed: int) -> None:
    picture = QImage(64, 48, QImage.Format.Format_RGB888)
    picture.fill(seed)
    RecentStore(own_paths(root).cache / "recent").keep(Path("/photos/a.jpg"), picture)


def _shown(root: Path) -> tuple[Hashable, ...]:
    (name,) = {RecentStore(Path())._file(Path("/photos/a.jpg")).name}
    return (bytes_of(own_paths(root).cache / "recent" / name),)


MEMORY_OPERATIONS = (
    _noting("journal: note", _begin_note),
    _noting("journal: keep the photo", _begin_copy),
    _noting("journal: discard", _begin_discard),
    Operation(
        "settings",
        partial(_set, side=100),
        lambda root: partial(_set, root, 200),
        _settings,
        start,
        stays=frozenset({"own/settings.ini.lock"}),
    ),
    Operation(
        "scan cache",
        partial(_keep, side=100),
        lambda root: partial(_keep, root, 200),
        _found,
        start,
        stays=frozenset({"own/cache/scan.sqlite-journal"}),
        is_cache=True,
    ),
    Operation(
        "recent photo",
        partial(_picture, seed=1),
        lambda root: partial(_picture, root, 0xFFFFFF),
        _shown,
        start,
        is_cache=True,
    ),
)

"""A cache saves time and never does anything else."""

import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from core.dataset.inspection import THUMBNAIL_SIDE, Sight
from core.dataset.photo_files import PhotoFile
from core.dataset.relations import Relations, related
from core.dataset.scan_cache import OpenCache, ScanCache
from core.dataset.scan_report import Fault
from core.errors import Cancelled
from core.geometry import Size

SIGHT = Sight(Size(640, 480), "ab" * 32, bytes(range(256)) * (THUMBNAIL_SIDE**2 // 256))
FILE = PhotoFile(Path("/photos/a.jpg"), size=1234, changed=5678)


@pytest.fixture
def cache(tmp_path: Path) -> ScanCache:
    return ScanCache(tmp_path / "deep" / "cache")


def keep(cache: ScanCache | None, *files: PhotoFile, finding=SIGHT) -> None:
    opened = OpenCache(cache)
    for file in files:
        opened.keep(file, finding)
    opened.close()


def find(cache: ScanCache | None, file: PhotoFile = FILE):
    opened = OpenCache(cache)
    try:
        return opened.find(file)
    finally:
        opened.close()


@pytest.mark.parametrize("finding", [SIGHT, Fault.FLAT])
def test_what_was_seen_is_found_again(cache: ScanCache, finding) -> None:
    keep(cache, FILE, finding=finding)
    assert find(cache) == finding


@pytest.mark.parametrize(
    "file",
    [
        PhotoFile(FILE.path, size=1235, changed=5678),
        PhotoFile(FILE.path, size=1234, changed=5679),
        PhotoFile(Path("/photos/b.jpg"), size=1234, changed=5678),
    ],
)
def test_a_changed_file_is_a_new_one(cache: ScanCache, file: PhotoFile) -> None:
    keep(cache, FILE)
    assert find(cache, file) is None


def test_names_that_are_no_text_are_kept(cache: ScanCache) -> None:
    file = PhotoFile(Path("/photos/\udcff.jpg"), 1, 1)
    keep(cache, file)
    assert find(cache, file) == SIGHT


def test_without_a_file_nothing_is_kept() -> None:
    keep(None, FILE)
    assert find(None) is None


@pytest.mark.parametrize("damage", [b"", b"no database" * 500, None])
def test_a_damaged_cache_is_an_empty_one_and_made_anew(
    cache: ScanCache, damage: bytes | None
) -> None:
    keep(cache, FILE)
    data = bytearray(cache.file.read_bytes())
    data[200:] = b"\xee" * (len(data) - 200)
    cache.file.write_bytes(data if damage is None else damage)
    assert find(cache) is None
    keep(cache, FILE)
    assert find(cache) == SIGHT


def test_values_that_cannot_be_are_not_believed(cache: ScanCache) -> None:
    keep(cache, FILE)
    for change in ("thumbnail = x'00'", "width = 'wide'", "fault = 'bored'"):
        with closing(sqlite3.connect(cache.file)) as connection, connection:
            connection.execute(f"UPDATE findings SET {change}")  # noqa: S608
        assert find(cache) is None


def test_a_cache_of_another_version_is_thrown_away(cache: ScanCache) -> None:
    keep(cache, FILE)
    with closing(sqlite3.connect(cache.file)) as connection, connection:
        connection.execute("PRAGMA user_version = 99")
    assert find(cache) is None
    keep(cache, FILE)
    assert find(cache) == SIGHT


def test_a_cache_that_another_program_writes_to_is_still_read(
    cache: ScanCache,
) -> None:
    other = PhotoFile(Path("/photos/b.jpg"), 1, 1)
    keep(cache, FILE)
    with closing(sqlite3.connect(cache.file)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        opened = OpenCache(cache)
        opened.keep(other, SIGHT)
        assert opened.find(FILE) == SIGHT
        opened.close()
        connection.execute("ROLLBACK")
        connection.execute("BEGIN EXCLUSIVE")
        assert find(cache) is None
    assert find(cache) == SIGHT


def test_a_place_that_cannot_be_written_to_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for place in (tmp_path / "file" / "cache", tmp_path):
        keep(ScanCache(place), FILE)
        assert find(ScanCache(place)) is None
    assert tmp_path.is_dir()


def test_the_longest_unused_go_first(tmp_path: Path) -> None:
    cache = ScanCache(tmp_path / "cache", most_files=100)
    files = [PhotoFile(Path(f"/photos/{n}.jpg"), 1, 1) for n in range(150)]
    keep(cache, *files[:100])
    with closing(sqlite3.connect(cache.file)) as connection, connection:
        connection.execute("UPDATE findings SET used = used - 30")
    assert find(cache, files[0]) == SIGHT  # used today
    keep(cache, *files[100:])
    kept = [file for file in files if find(cache, file)]
    assert len(kept) == 100
    assert kept[0] == files[0]
    assert kept[-50:] == files[100:]


def test_what_is_kept_survives_a_scan_that_never_closes(cache: ScanCache) -> None:
    opened = OpenCache(cache)
    files = [PhotoFile(Path(f"/photos/{n}.jpg"), 1, 1) for n in range(1000)]
    for file in files:
        opened.keep(file, SIGHT)
    assert find(cache, files[0]) == SIGHT
    opened.close()


def pictures(count: int = 6) -> np.ndarray:
    """The last one is nearly the first."""
    random = np.random.default_rng(5)
    grey = random.integers(0, 256, (count, THUMBNAIL_SIDE, THUMBNAIL_SIDE), np.uint8)
    grey[-1] = grey[0] ^ 1
    return grey


def relate(cache: ScanCache | None, grey: np.ndarray) -> Relations:
    opened = OpenCache(cache)
    try:
        return opened.related(grey, lambda: None)
    finally:
        opened.close()


def test_pictures_are_compared_once(cache: ScanCache, monkeypatch) -> None:
    grey = pictures()
    first = relate(cache, grey)
    assert first == related(grey, lambda: None)
    assert first.near_copies == {5: 0}
    monkeypatch.setattr("core.dataset.scan_cache.related", forbidden)
    assert relate(cache, grey) == first


@pytest.mark.parametrize("other", [pictures()[::-1], pictures()[:-1], pictures(7)])
def test_other_pictures_or_another_order_are_compared_anew(
    cache: ScanCache, other: np.ndarray
) -> None:
    relate(cache, pictures())
    assert relate(cache, other) == related(other, lambda: None)


@pytest.mark.parametrize(
    "damage", ["", "{}", "[]", "[[[0]],[]]", "[[[0,6]],[]]", "[[[0,true]],[]]", "[1,2]"]
)
def test_damaged_relations_are_found_anew(cache: ScanCache, damage: str) -> None:
    grey = pictures()
    expected = relate(cache, grey)
    with closing(sqlite3.connect(cache.file)) as connection:
        connection.execute("UPDATE relations SET found = ?", (damage,))
        connection.commit()
    assert relate(cache, grey) == expected
    assert relate(None, grey) == expected


def test_a_cancelled_comparison_keeps_what_was_seen(cache: ScanCache) -> None:
    keep(cache, FILE)
    opened = OpenCache(cache)
    with pytest.raises(Cancelled):
        opened.related(pictures(), forbidden)
    opened.close()
    assert find(cache) == SIGHT


def forbidden(*_args: object) -> None:
    raise Cancelled

"""The pictures of recent photos are read as if a stranger had written them."""

import os
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from desktop.recent.recent_store import RecentStore

PHOTO = Path("/photos/a.jpg")


@pytest.fixture
def store(tmp_path: Path, qapp) -> RecentStore:
    store = RecentStore(tmp_path)
    picture = QImage(30, 20, QImage.Format.Format_RGB32)
    picture.fill(QColor("red"))
    store.keep(PHOTO, picture)
    return store


def test_a_picture_comes_back(store: RecentStore) -> None:
    assert store.picture(PHOTO).size().toTuple() == (30, 20)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_not_waited_for(store: RecentStore, tmp_path: Path) -> None:
    (file,) = tmp_path.iterdir()
    file.unlink()
    os.mkfifo(file)
    assert store.picture(PHOTO).isNull()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>",
        b'/* XPM */ static char *a[] = {"1 1 1 1", "a c red", "a"};',
    ],
)
def test_no_other_format_is_read(store: RecentStore, tmp_path: Path, data) -> None:
    (file,) = tmp_path.iterdir()
    file.write_bytes(data)
    assert store.picture(PHOTO).isNull()

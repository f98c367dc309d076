"""Thumbnails are made when they are looked at, and only so many are kept."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from PIL import Image
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from desktop.tasks import Task, TaskRunner
from desktop.wizard.photo_grid import PhotoGrid
from desktop.wizard.thumbnails import Thumbnails, read_thumbnail
from tests.desktop.wizard.sitting import write_photos
from tests.factories import landscape, write_turned

SIZE = QSize(40, 30)


@pytest.fixture
def runner() -> Iterator[TaskRunner]:
    runner = TaskRunner("test")
    yield runner
    runner.stop()


def wait_until_made(qtbot: QtBot, thumbnails: Thumbnails, path: Path) -> None:
    qtbot.waitUntil(lambda: thumbnails.get(path) is not None)


def test_a_thumbnail_fits_and_stands_upright(tmp_path: Path) -> None:
    upright = Image.fromarray(landscape(60, 120))
    upright.paste((255, 0, 0), (0, 0, 60, 20))
    path = write_turned(tmp_path / "turned.jpg", upright, 6)
    image = read_thumbnail(path, (40, 30))
    assert (image.width(), image.height()) == (15, 30)
    assert image.pixelColor(7, 1).red() > 200
    assert image.pixelColor(7, 28).red() < 200


def test_what_is_no_photo_has_an_empty_thumbnail(tmp_path: Path) -> None:
    path = tmp_path / "text.jpg"
    path.write_text("no photo")
    assert read_thumbnail(path, (40, 30)).isNull()
    assert read_thumbnail(tmp_path / "gone.jpg", (40, 30)).isNull()


def test_a_thumbnail_comes_later_and_stays(
    qtbot: QtBot, runner: TaskRunner, tmp_path: Path
) -> None:
    (path,) = write_photos(tmp_path, 1)
    thumbnails = Thumbnails(runner, size=SIZE)
    with qtbot.waitSignal(thumbnails.ready) as ready:
        assert thumbnails.get(path) is None
    assert ready.args == [path]
    path.unlink()
    assert thumbnails.get(path).size() == QSize(22, 30)


def test_only_as_many_are_kept_as_fit_into_memory(
    qtbot: QtBot, runner: TaskRunner, tmp_path: Path
) -> None:
    paths = write_photos(tmp_path, 5)
    thumbnails = Thumbnails(runner, size=QSize(2000, 2000))
    assert thumbnails.limit == 3
    for path in paths[:4]:
        wait_until_made(qtbot, thumbnails, path)
    assert len(thumbnails) == 3
    assert thumbnails.get(paths[1]) is not None  # looked at: not the oldest now
    wait_until_made(qtbot, thumbnails, paths[4])
    assert thumbnails.get(paths[1]) is not None
    assert thumbnails.get(paths[0]) is None
    assert thumbnails.get(paths[2]) is None
    qtbot.waitUntil(lambda: not runner.is_busy)


def test_wishes_can_be_forgotten(
    qtbot: QtBot, runner: TaskRunner, tmp_path: Path
) -> None:
    paths = write_photos(tmp_path, 4)
    thumbnails = Thumbnails(runner, size=SIZE)
    for path in paths:
        thumbnails.get(path)
    thumbnails.forget_wishes()
    qtbot.waitUntil(lambda: not runner.is_busy)
    assert len(thumbnails) == 1


def test_the_grid_makes_what_is_in_sight_alone(
    qtbot: QtBot, runner: TaskRunner, tmp_path: Path
) -> None:
    real = write_photos(tmp_path, 40)
    paths = [*real, *(tmp_path / f"z{number}.jpg" for number in range(20_000))]
    grid = PhotoGrid(runner)
    qtbot.addWidget(grid)
    grid.resize(500, 300)
    with qtbot.waitExposed(grid):
        grid.show()
    grid.show_photos(paths)
    qtbot.waitUntil(lambda: grid.thumbnails.get(real[0]) is not None)
    qtbot.waitUntil(lambda: not runner.is_busy)
    assert 9 <= len(grid.thumbnails) <= 40
    shown = grid.visualRect(grid.model().index(1)).center()
    color = grid.viewport().grab().toImage().pixelColor(shown)
    assert color.saturation() > 40  # of a landscape, not of a blank

    grid.scrollToBottom()
    last = grid.model().index(len(paths) - 1)
    assert grid.viewport().rect().intersects(grid.visualRect(last))
    qtbot.waitUntil(lambda: grid.thumbnails.get(paths[-1]) is not None)
    qtbot.waitUntil(lambda: not runner.is_busy)
    assert grid.thumbnails.get(paths[-1]).isNull()
    grid.thumbnails.stop()


def test_what_was_scrolled_past_is_not_made(
    qtbot: QtBot, runner: TaskRunner, tmp_path: Path
) -> None:
    paths = write_photos(tmp_path, 40)
    go_on = Event()
    runner.start(Task(lambda _report: go_on.wait(5)))
    grid = PhotoGrid(runner)
    qtbot.addWidget(grid)
    grid.resize(300, 300)
    with qtbot.waitExposed(grid):
        grid.show()
    grid.show_photos(paths)
    grid.grab()
    grid.scrollToBottom()
    go_on.set()
    qtbot.waitUntil(lambda: paths[-1] in grid.thumbnails)
    assert paths[0] in grid.thumbnails  # was begun
    assert paths[1] not in grid.thumbnails
    grid.thumbnails.stop()

"""Whoever writes into a person's folder says so beforehand."""

import json
from pathlib import Path

import pytest

from core.cli.main import run
from core.geometry import Box
from core.model.library import ModelLibrary
from core.paths import AppPaths
from core.photo import photo_io
from core.unfinished import UnfinishedWrites
from desktop.window.actions import ActionId
from tests.core.model.shelves import put
from tests.factories import write_photo
from tests.fakes import FakeEngine
from tests.journeys.batch_desk import Desk
from tests.journeys.driver import Driver

_SAVE = photo_io.save_photo


class Notes:
    """What was noted whenever a photo was saved."""

    def __init__(self, paths: AppPaths, monkeypatch) -> None:
        self._paths = paths
        self.seen: list[list[str]] = []
        for place in ("core.photo.photo_io", "core.batch.repairer"):
            monkeypatch.setattr(f"{place}.save_photo", self._save)

    def now(self) -> list[str]:
        found = self._paths.unfinished.glob("*.json")
        return [folder for file in found for folder in json.loads(file.read_text())]

    def _save(self, *arguments: object) -> object:
        self.seen.append(self.now())
        return _SAVE(*arguments)


def test_saving_in_the_window(driver: Driver, photo: Path, monkeypatch) -> None:
    driver.open(photo)
    driver.fill(Box.square(100, 80, 40))
    notes, place = Notes(driver.paths, monkeypatch), photo.with_name("copy.png")
    driver.asker.places.append(place)
    driver.trigger(ActionId.SAVE_AS)
    driver.wait(lambda: not driver.document.is_modified)
    assert notes.seen[-1] == [str(photo.parent)]
    assert notes.now() == []


def test_a_batch_in_the_window(driver: Driver, photo: Path, monkeypatch) -> None:
    driver.open(photo)
    driver.fill(Box.square(100, 80, 40))
    desk = Desk(driver)
    desk.add(photo)
    notes = Notes(driver.paths, monkeypatch)
    desk.repair()
    (folders,) = notes.seen
    (written,) = (Path(folder) for folder in folders)
    assert any(written.iterdir())
    assert notes.now() == []


def test_repairing_in_the_terminal(tmp_path: Path, monkeypatch) -> None:
    photo, profile = write_photo(tmp_path / "ridge.png"), tmp_path / "own"
    notes = Notes(AppPaths.in_folder(profile), monkeypatch)
    words = ["repair", str(photo), "--square", "8,8,16", "-o", str(tmp_path / "a.png")]
    status = run(
        [*words, "--profile", str(profile)],
        make_engine=lambda _paths, *, detail: FakeEngine(),
    )
    assert status == 0
    assert notes.seen == [[str(tmp_path)]]
    assert notes.now() == []


def test_exporting_a_model(tmp_path: Path, monkeypatch) -> None:
    paths = AppPaths.in_folder(tmp_path / "own")
    put(paths.models, "alps")
    noted: list[Path] = []
    noting = UnfinishedWrites.noting

    def note(unfinished: UnfinishedWrites, *folders: Path):
        noted.extend(folders)
        return noting(unfinished, *folders)

    monkeypatch.setattr(UnfinishedWrites, "noting", note)
    library = ModelLibrary(paths.models, unfinished=UnfinishedWrites(paths.unfinished))
    library.export("alps", tmp_path / "alps.mendmodel")
    assert noted == [tmp_path]


@pytest.mark.parametrize("command", ["list", "repair"])
def test_a_command_tidies_up_first(tmp_path: Path, command: str) -> None:
    paths = AppPaths.in_folder(tmp_path / "own")
    half = tmp_path / f".mendscape-{'0' * 32}.png"
    half.touch()
    paths.unfinished.mkdir(parents=True)
    (paths.unfinished / "a.json").write_text(json.dumps([str(tmp_path)]))
    words = {
        "list": ["models", "list"],
        "repair": [
            *("repair", str(write_photo(tmp_path / "ridge.png")), "--square"),
            *("8,8,16", "-o", str(tmp_path / "a.png")),
        ],
    }[command]
    run(
        [*words, "--profile", str(tmp_path / "own")],
        make_engine=lambda _paths, *, detail: FakeEngine(),
    )
    assert not half.exists()

"""Journals of small photos, for the tests of sessions."""

from dataclasses import replace
from pathlib import Path

import numpy as np

from core.arrays import Pixels
from core.geometry import Box, Size
from core.photo.photo import Photo
from core.photo.photo_io import open_photo
from core.repair import GroupKind, Repair, RepairGroup, WantedRepair
from core.session.folder import SessionFolder
from core.session.journal import Journal
from core.session.record import NotedRepair, Session
from core.session.store import SessionStore
from tests.factories import patch_at, write_photo

HOLE = Box.square(4, 4, 16)
SECOND = Box.square(24, 8, 12)


def repair(box: Box = HOLE, *, seed: int = 7, is_enabled: bool = True) -> Repair:
    return Repair(
        box,
        "landscape",
        seed,
        patch_at(box, seed=seed),
        is_enabled,
        is_smooth=True,
        neighbours=(SECOND,),
    )


def photo_in(folder: Path, name: str = "ridge.png") -> tuple[Photo, Path]:
    path = write_photo(folder / name)
    return open_photo(path), path


def journal_in(folder: Path) -> Journal:
    """The journal of a photo that lies in a folder; it notes in `sessions` there."""
    photo, path = photo_in(folder)
    return Journal(store_in(folder), photo, path)


def store_in(folder: Path) -> SessionStore:
    return SessionStore(folder / "sessions")


def only_folder(folder: Path) -> SessionFolder:
    """The one session that was noted, as another program finds it."""
    (path,) = (folder / "sessions").iterdir()
    return SessionFolder(path)


def note(journal: Journal, *repairs: Repair, target: Path | None = None) -> None:
    journal.write(name="ridge.png", target=target, repairs=repairs)


def pixels_of(folder: SessionFolder) -> list[Pixels]:
    return [one.patch.pixels for one in folder.repairs(folder.read())]


def same(one: list[Pixels], other: list[Pixels]) -> bool:
    return len(one) == len(other) and all(map(np.array_equal, one, other))


def a_session(**changes: object) -> Session:
    """Of a photo of 64 x 48 pixels."""
    group = RepairGroup(GroupKind.BRUSH, 2)
    wanted = WantedRepair(
        HOLE, "landscape", 3, is_smooth=True, is_enabled=False, group=group
    )
    session = Session(
        name="ridge.png",
        size=Size(64, 48),
        digest="a" * 64,
        path=Path("/photos/ridge.png").absolute(),
        target=None,
        repairs=(NotedRepair(wanted, (SECOND,), "b" * 64),),
    )
    return replace(session, **changes)

"""The journal of one open photo, kept up with its unsaved repairs."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import numpy as np

from core.errors import PhotoNotSaved, SessionNotSaved
from core.photo.photo_io import save_photo
from core.photo.save_options import SaveOptions
from core.session.folder import SessionFolder, patch_digest
from core.session.pattern import write_pattern
from core.session.record import NotedRepair, Session

if TYPE_CHECKING:
    from pathlib import Path

    from core.patch import Patch
    from core.photo.photo import Photo
    from core.repair import Repair
    from core.session.store import SessionStore

_Stamp = tuple[int, int]
"""Size in bytes and time of the last change in nanoseconds."""


class Journal:
    """Notes what is open in a folder of its own, which is made with the first note.

    Its methods take as long as the disk; they are for one worker thread.

    Args:
        store: Gives the folder.
        photo: The original.
        file: That the photo was opened from; None when no file holds it. When the
            file changes or goes, a copy of the photo is kept beside the journal. One
            of the store itself counts as gone, for it will be.
    """

    def __init__(self, store: SessionStore, photo: Photo, file: Path | None) -> None:
        self._store = store
        self._photo = photo
        is_lasting = file is not None and not store.holds(file)
        self._file = file.absolute() if file and is_lasting else None
        self._stamp = _stamp_of(self._file)
        self._digest = ""
        self._folder: SessionFolder | None = None
        self._names: dict[Patch, str] = {}

    def write(
        self, *, name: str, target: Path | None, repairs: tuple[Repair, ...]
    ) -> None:
        """Note what is open now, in the place of what was noted before.

        Args:
            name: Of the photo, for people.
            target: Where Save writes.
            repairs: All of them.

        Raises:
            SessionNotSaved: The system refused; what was noted before is whole.
        """
        folder = self._held_folder()
        names = {one.patch: self._name_of(one.patch) for one in repairs}
        session = Session(
            name=name,
            size=self._photo.size,
            digest=self._photo_digest(),
            path=self._place_of_photo(folder),
            target=None if target is None else target.absolute(),
            repairs=tuple(
                NotedRepair(one.wanted, one.neighbours, names[one.patch])
                for one in repairs
            ),
        )
        folder.write(session, {digest: p.pixels for p, digest in names.items()})
        self._names = names

    def discard(self) -> None:
        """Forget what was noted: a file holds it now, or nobody wants it."""
        if self._folder is not None:
            self._folder.discard()
            self._folder = None

    def _held_folder(self) -> SessionFolder:
        if self._folder is None:
            folder = self._store.new()
            folder.make()
            self._folder = folder
        return self._folder

    def _place_of_photo(self, folder: SessionFolder) -> Path | None:
        """The file that holds the photo still; without one a copy is made, once."""
        if self._stamp is not None and _stamp_of(self._file) == self._stamp:
            return self._file
        if not folder.photo.exists():
            try:
                write_pattern(self._photo, folder.path)
                save_photo(self._photo, (), folder.photo, SaveOptions(is_quick=True))
            except PhotoNotSaved as error:
                raise SessionNotSaved(error.reason) from error
        return None

    def _photo_digest(self) -> str:
        if not self._digest:
            self._digest = photo_digest(self._photo)
        return self._digest

    def _name_of(self, patch: Patch) -> str:
        return self._names.get(patch) or patch_digest(
            np.ascontiguousarray(patch.pixels).data
        )


def photo_digest(photo: Photo) -> str:
    """Digest of a photo's own samples, whatever its file says beside them."""
    samples = np.ascontiguousarray(photo.raster.samples)
    kind = f"{photo.raster.mode} {samples.dtype.str} {samples.shape}"
    digest = hashlib.blake2b(kind.encode(), digest_size=32)
    digest.update(samples.data)
    return digest.hexdigest()


def _stamp_of(file: Path | None) -> _Stamp | None:
    if file is None:
        return None
    try:
        facts = file.stat()
    except OSError:
        return None
    return facts.st_size, facts.st_mtime_ns

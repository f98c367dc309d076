"""The photo on the screen with its repairs and its undo history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from core.compose import composed
from core.geometry import Box
from core.patch import in_layers

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from core.arrays import Pixels
    from core.patch import Patch
    from core.photo.photo import Photo
    from core.repair import Repair

# A repair holds one small patch, so even this many are a fraction of the photo.
_UNDO_LIMIT = 1000


class Document(QObject):
    """One open photo, or none.

    What is shown is the original with the enabled repairs on top.
    """

    photo_changed = Signal()
    """Another photo was loaded, or the photo was closed."""
    region_changed = Signal(Box)
    """The shown pixels of this box are new."""
    repairs_changed = Signal()
    target_changed = Signal()
    """The name or the path that Save writes to is new."""
    modified_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._photo: Photo | None = None
        self._path: Path | None = None
        self._name = ""
        self._repairs: tuple[Repair, ...] = ()
        self._patches: tuple[Patch, ...] = ()
        self._revision = 0
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(_UNDO_LIMIT)
        self.undo_stack.cleanChanged.connect(self._on_clean_changed)

    @property
    def photo(self) -> Photo | None:
        """The original."""
        return self._photo

    @property
    def path(self) -> Path | None:
        """Where Save writes; None when a place must be asked for first."""
        return self._path

    @property
    def name(self) -> str:
        """The photo's name for people."""
        return self._name

    @property
    def revision(self) -> int:
        """Grows with every change of the photo or of its repairs."""
        return self._revision

    @property
    def is_modified(self) -> bool:
        """Whether there are repairs, or removals of repairs, that no file holds."""
        return not self.undo_stack.isClean()

    @property
    def repairs(self) -> tuple[Repair, ...]:
        """All of them, the oldest first."""
        return self._repairs

    @property
    def holes(self) -> tuple[Box, ...]:
        """The boxes of the enabled repairs."""
        return tuple(repair.box for repair in self._repairs if repair.is_enabled)

    @property
    def patches(self) -> tuple[Patch, ...]:
        """The patches of the enabled repairs, as they lie on each other."""
        return self._patches

    def load(self, photo: Photo, *, name: str, path: Path | None) -> None:
        """Show another photo without repairs; the old one is forgotten."""
        self._photo = photo
        self._name = name
        self._path = path
        self._forget_repairs()

    def close(self) -> None:
        """Show no photo."""
        self._photo = None
        self._name = ""
        self._path = None
        self._forget_repairs()

    def set_target(self, path: Path) -> None:
        """Make Save write to this path from now on."""
        self._path = path
        self._name = path.name
        self.target_changed.emit()

    def set_repairs(self, repairs: tuple[Repair, ...]) -> None:
        """Put other repairs on the photo; those that stay are the same objects."""
        before = self._patches
        self._put(repairs)
        for box in _boxes_of_difference(before, self._patches):
            self.region_changed.emit(box)
        self.repairs_changed.emit()

    def shown(self, box: Box) -> Pixels:
        """The pixels of one box of the photo as they are shown, RGB.

        Raises:
            ValueError: No photo is open.
        """
        if self._photo is None:
            msg = "There is no photo to show."
            raise ValueError(msg)
        return composed(self._photo, self.patches, box)

    def _put(self, repairs: tuple[Repair, ...]) -> None:
        enabled = (repair.patch for repair in repairs if repair.is_enabled)
        self._repairs, self._patches = repairs, in_layers(enabled)
        self._revision += 1

    def _forget_repairs(self) -> None:
        self._put(())
        self.undo_stack.clear()
        self.undo_stack.setClean()
        self.photo_changed.emit()
        self.target_changed.emit()

    def _on_clean_changed(self, clean: bool) -> None:
        self.modified_changed.emit(not clean)


def _boxes_of_difference(
    before: Iterable[Patch], after: Iterable[Patch]
) -> Iterable[Box]:
    """The boxes of the patches that only one side has, each once."""
    changed = set(before) ^ set(after)
    return dict.fromkeys(patch.box for patch in (*before, *after) if patch in changed)

"""Questions that stop the work until a person has answered."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pathlib import Path


class UnsavedChoice(Enum):
    """What to do with repairs that no file holds."""

    SAVE = auto()
    DISCARD = auto()
    CANCEL = auto()


class ReplaceChoice(Enum):
    """What to do when Save would write over the original photo."""

    REPLACE = auto()
    SAVE_COPY = auto()
    CANCEL = auto()


class RunEndChoice(Enum):
    """What to do with a training run that is still going on."""

    STOP = auto()
    """End it and keep the best model so far."""
    SUSPEND = auto()
    """End it and go on another day."""
    CANCEL = auto()
    """End it and keep nothing."""
    GO_ON = auto()


class Asker(Protocol):
    """Asks the person in front of the window."""

    def photo_to_open(self, folder: Path) -> Path | None:
        """Which photo to open, starting in a folder; None when they changed their mind.

        Args:
            folder: Shown first.
        """
        ...

    def place_to_save(self, suggestion: Path) -> Path | None:
        """Where to save, with a suggested path; None when they changed their mind.

        A file that is there may be replaced: they were asked.
        """
        ...

    def unsaved(self, name: str) -> UnsavedChoice:
        """What to do with the unsaved repairs of a photo."""
        ...

    def replace_original(self, name: str) -> ReplaceChoice:
        """Whether the original photo may be written over."""
        ...

    def open_large(self, sentence: str) -> bool:
        """Whether to open a very large photo, which the sentence describes."""
        ...

    def photos_folder(self, folder: Path) -> Path | None:
        """Which folder of photos to train on; None when they changed their mind.

        Args:
            folder: Shown first.
        """
        ...

    def place_for_list(self, suggestion: Path) -> Path | None:
        """Where to save a list, as CSV or text by the path's suffix, or None."""
        ...

    def mask_to_open(self, folder: Path) -> Path | None:
        """Which picture marks the damage, or None.

        Args:
            folder: Shown first.
        """
        ...

    def place_for_mask(self, suggestion: Path) -> Path | None:
        """Where to save a mask, or None; a file there may be replaced."""
        ...

    def photos_to_repair(self, folder: Path) -> tuple[Path, ...]:
        """Which photos to repair together; none when they changed their mind.

        Args:
            folder: Shown first.
        """
        ...

    def job_list(self, folder: Path) -> Path | None:
        """Which list of photos and squares to read, or None.

        Args:
            folder: Shown first.
        """
        ...

    def results_folder(self, folder: Path) -> Path | None:
        """Which folder to write repaired photos into, or None.

        Args:
            folder: Shown first.
        """
        ...

    def cancel_batch(self, left: int) -> bool:
        """Whether to end the repair of many photos, of which so many are left."""
        ...

    def model_to_import(self, folder: Path) -> Path | None:
        """Which file to import a model from, or None.

        Args:
            folder: Shown first.
        """
        ...

    def place_for_model(self, suggestion: Path) -> Path | None:
        """Where to export a model to, or None; a file there may be replaced."""
        ...

    def model_name(self, suggestion: str) -> str | None:
        """What to call a model, or None."""
        ...

    def delete_model(self, name: str, *, is_in_use: bool) -> bool:
        """Whether a model is to be deleted for good."""
        ...

    def end_of_run(self, name: str) -> RunEndChoice:
        """What to do with the run of a model, when its window is to close."""
        ...

    def discard_run(self, name: str) -> bool:
        """Whether a run that could go on is to be thrown away."""
        ...

    def cancel_comparison(self, name: str) -> bool:
        """Whether to end the comparison of a model that another computer trained."""
        ...

    def place_for_job(self, folder: Path) -> Path | None:
        """In which folder to make a job folder, or None.

        Args:
            folder: Shown first.
        """
        ...

    def stop_packing(self) -> bool:
        """Whether to give up a job folder that is being written."""
        ...

    def job_folder(self, folder: Path) -> Path | None:
        """Which job folder has come back, or None.

        Args:
            folder: Shown first.
        """
        ...

    def job_result(self, folder: Path) -> Path | None:
        """Which result in a job folder to compare, or None.

        Args:
            folder: Shown first.
        """
        ...

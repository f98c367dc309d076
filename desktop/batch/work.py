"""What a batch is to do, as far as a person has said it. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.batch.squares import Squares

if TYPE_CHECKING:
    from pathlib import Path

    from core.batch.job import BatchJob
    from core.batch.job_list import JobList
    from core.geometry import Box, Size

_FOLDER = "repaired"


@dataclass(frozen=True, slots=True)
class OpenSquares:
    """The squares of the open photo.

    Attributes:
        name: Of the photo.
        size: Of the photo.
        boxes: In its pixels; at least one.
    """

    name: str
    size: Size
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class ReadList:
    """A list file and what it asks for."""

    path: Path
    asked: JobList


@dataclass(frozen=True, slots=True)
class BatchWork:
    """Either the open photo's squares over chosen photos, or a list.

    Attributes:
        uses_list: Which of the two.
        photos: Chosen, in their order.
        is_in_parts: The squares are parts of each photo's size, not pixels.
        chosen_folder: To write into; None is one beside the first photo.
        suffix: Added to the names.
        read_list: The list, once one was chosen.
        is_skipping: Leave results alone that are there already.
    """

    uses_list: bool = False
    photos: tuple[Path, ...] = ()
    is_in_parts: bool = True
    chosen_folder: Path | None = None
    suffix: str = ""
    read_list: ReadList | None = None
    is_skipping: bool = True

    @property
    def folder(self) -> Path | None:
        """To write into; None while that is not known, or the list says where."""
        if self.uses_list:
            return None
        if self.chosen_folder is None and self.photos:
            return self.photos[0].parent / _FOLDER
        return self.chosen_folder

    def jobs(self, squares: OpenSquares | None) -> tuple[BatchJob, ...]:
        """What is to be done.

        Args:
            squares: Of the open photo, if there are any.
        """
        from core.batch.plan import planned_jobs

        if self.uses_list:
            return self.read_list.asked.jobs if self.read_list else ()
        if squares is None or self.folder is None:
            return ()
        meant = Squares(squares.boxes, squares.size if self.is_in_parts else None)
        return planned_jobs(self.photos, meant, folder=self.folder, suffix=self.suffix)

"""Filling the squares of one photo after another with one engine."""

from __future__ import annotations

from dataclasses import astuple
from typing import TYPE_CHECKING

from core.batch.control import BatchControl
from core.inpainting.crop import check_hole
from core.inpainting.engine import FillJob
from core.patch import in_layers
from core.photo.photo_io import save_photo

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from core.batch.job import JobNote
    from core.geometry import Box
    from core.inpainting.engine import FillEngine, FillResult
    from core.patch import Patch
    from core.photo.photo import Photo
    from core.progress import Report


class Repairer:
    """Fills the squares of photos and saves the results.

    Args:
        engine: That fills; its model is loaded before the first fill.
        model: The model's name; None is the one in use.
        seed: Of every fill.
        control: Asked before every square and before the result is written.
        tell_preparing: Called before the model is loaded.
    """

    def __init__(
        self,
        engine: FillEngine,
        *,
        model: str | None,
        seed: int,
        control: BatchControl,
        tell_preparing: Callable[[], object],
    ) -> None:
        self._engine = engine
        self._model = model
        self._seed = seed
        self._control = control
        self._tell_preparing = tell_preparing
        self._is_prepared = False

    def prepare(self) -> None:
        """Load the model, if it is not there yet.

        Raises:
            ModelError: It cannot be used.
            Cancelled: The control says so.
        """
        if not self._is_prepared:
            self._control.check()
            self._tell_preparing()
            self._engine.prepare(self._model)
            self._is_prepared = True

    def repair(
        self, photo: Photo, holes: Iterable[Box], output: Path, report: Report
    ) -> frozenset[JobNote]:
        """Fill the holes of a photo and write the result.

        The picture does not depend on the order of the holes.

        Args:
            photo: The original.
            holes: In photo pixels.
            output: The file to write.
            report: Told how many of the squares are filled, not a part of 1.

        Returns:
            What the person should know about the fills and the file.

        Raises:
            SelectionError: A hole cannot be filled.
            ModelError: The model cannot be used.
            PhotoNotSaved: The output cannot be written.
            Cancelled: The control says so; nothing is written.
        """
        unknown = tuple(sorted(set(holes), key=astuple))
        for hole in unknown:
            check_hole(hole, photo.size)
        self.prepare()
        patches: dict[Box, Patch] = {}
        notes: frozenset[JobNote] = frozenset()
        for hole in unknown:
            if hole not in patches:
                job = FillJob(photo, hole, unknown, self._seed)
                result = self._fill(job, len(patches), report)
                notes |= result.notes
                filled = (*result.company, result.patch)
                patches |= {patch.box: patch for patch in filled}
        self._control.check()
        return notes | {*save_photo(photo, in_layers(patches.values()), output)}

    def _fill(self, job: FillJob, before: int, report: Report) -> FillResult:
        def advance(done: float) -> None:
            self._control.raise_if_cancelled()
            report(before + done)

        self._control.check()
        return self._engine.fill(job, advance)

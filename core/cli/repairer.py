"""Filling the squares of one photo after another with one engine."""

from collections.abc import Iterable
from dataclasses import astuple
from pathlib import Path

from core.cli.terminal import SquaresBar, complain
from core.geometry import Box
from core.inpainting.crop import check_hole
from core.inpainting.engine import FillEngine, FillJob, FillNote, FillResult
from core.patch import in_layers
from core.photo import Photo
from core.photo_io import save_photo

_NOTES = {
    FillNote.LITTLE_CONTEXT: "a square is large for its photo, or the photo is small, "
    "so the fill may look poor.",
    FillNote.FELL_BACK_TO_CPU: "the GPU ran out of memory, so the CPU was used.",
}


class Repairer:
    """Fills the squares of photos and saves the results.

    Args:
        engine: That fills; its model is loaded before the first fill.
        model: The model's name; None is the one in use.
        seed: Of every fill.
        bar: Is told the squares done.
    """

    def __init__(
        self, engine: FillEngine, *, model: str | None, seed: int, bar: SquaresBar
    ) -> None:
        self._engine = engine
        self._model = model
        self._seed = seed
        self._bar = bar
        self._is_prepared = False

    def repair(self, photo: Photo, holes: Iterable[Box], output: Path) -> None:
        """Fill the holes of a photo and write the result.

        The picture does not depend on the order of the holes.

        Raises:
            SelectionError: A hole cannot be filled.
            ModelError: The model cannot be used.
            PhotoNotSaved: The output cannot be written.
        """
        unknown = tuple(sorted(set(holes), key=astuple))
        for hole in unknown:
            check_hole(hole, photo.size)
        self._prepare()
        results = [
            self._fill(FillJob(photo, hole, unknown, self._seed), number)
            for number, hole in enumerate(unknown)
        ]
        save_photo(photo, in_layers(result.patch for result in results), output)
        for note in FillNote:
            if any(note in result.notes for result in results):
                complain(f"Note on {output.name}: {_NOTES[note]}")

    def _fill(self, job: FillJob, before: int) -> FillResult:
        return self._engine.fill(job, lambda done: self._bar.show(before + done))

    def _prepare(self) -> None:
        if not self._is_prepared:
            self._bar.describe("Preparing the model")
            self._engine.prepare(self._model)
            self._bar.describe("")
            self._is_prepared = True

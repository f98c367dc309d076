"""Stand-ins for the engine and for the person in front of the window."""

import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from core.geometry import Box, Size
from core.inpainting.engine import (
    DeviceChoice,
    EngineStatus,
    FillJob,
    FillNote,
    FillResult,
)
from core.model.library import ModelLibrary
from core.patch import Patch
from core.progress import Report
from desktop.questions.asker import ReplaceChoice, RunEndChoice, UnsavedChoice


class FakeEngine:
    """Fills a hole with the mean colour of the known pixels around it.

    Another seed, the classic model and smoothness give other colours.

    Attributes:
        jobs: What it was asked to fill.
        prepared: The models it was asked to load.
        error: Raised by the next fills while set.
        prepare_error: Raised by the next `prepare` once.
        notes: Of the next results.
        device: Reported, unless the CPU is chosen.
        choice: The device that was chosen.

    Args:
        library: Where models are looked up; without one every name is a model.
    """

    def __init__(self, library: ModelLibrary | None = None) -> None:
        self._library = library
        self.jobs: list[FillJob] = []
        self.prepared: list[str | None] = []
        self.error: Exception | None = None
        self.prepare_error: Exception | None = None
        self.notes: frozenset[FillNote] = frozenset()
        self.device = "CPU"
        self.choice = DeviceChoice.BEST
        self._model = "landscape"
        self._may_prepare = threading.Event()
        self._may_fill = threading.Event()
        self.release_prepare()
        self.release_fill()

    def block_prepare(self) -> None:
        self._may_prepare.clear()

    def release_prepare(self) -> None:
        self._may_prepare.set()

    def block_fill(self) -> None:
        self._may_fill.clear()

    def release_fill(self) -> None:
        self._may_fill.set()

    def use_device(self, choice: DeviceChoice) -> None:
        self.choice = choice

    def prepare(self, model: str | None = None) -> EngineStatus:
        self._may_prepare.wait(10)
        self.prepared.append(model)
        if self.prepare_error is not None:
            error, self.prepare_error = self.prepare_error, None
            raise error
        if self._library is not None:
            model = self._library.bundle(model or self._library.current).card.name
        self._model = model or self._model
        return self._status()

    def reach(
        self,
        hole: Box,
        size: Size,
        *,
        holes: Sequence[Box] = (),
        model: str | None = None,
    ) -> Box:
        self._check(model)
        return fake_reach(hole, size)

    def fill(self, job: FillJob, report: Report) -> FillResult:
        self.jobs.append(job)
        while not self._may_fill.wait(0.005):
            report(0.5)
        if self.error is not None:
            raise self.error
        self._check(job.model)
        model = job.model or self._model
        patch = Patch(job.hole, fake_fill(replace(job, model=model)))
        return FillResult(patch, replace(self._status(), model=model), self.notes)

    def _status(self) -> EngineStatus:
        device = "CPU" if self.choice is DeviceChoice.CPU else self.device
        return EngineStatus(self._model, device)

    def _check(self, model: str | None) -> None:
        if model is not None and self._library is not None:
            self._library.bundle(model)


def fake_reach(hole: Box, size: Size) -> Box:
    return hole.grown(16).clipped(size)


def fake_fill(job: FillJob) -> np.ndarray:
    """The mean colour within reach and outside all holes, as large as the hole.

    Changed a little by the seed, by the classic model, and by smoothness.
    """
    seen = fake_reach(job.hole, job.photo.size)
    is_known = np.zeros(job.photo.pixels.shape[:2], bool)
    is_known[seen.slices] = True
    for hole in (*job.holes, job.hole):
        is_known[hole.slices] = False
    mean = job.photo.pixels[is_known].mean(axis=0).round().astype(np.uint8)
    mean += np.uint8(20 * job.seed + 7 * (job.model == "classic") + 3 * job.is_smooth)
    return np.tile(mean, (job.hole.height, job.hole.width, 1))


class ScriptedAsker:
    """Gives prepared answers; a question that nobody prepared fails the test.

    Attributes:
        opens: Answers of the open dialog.
        places: Answers of the save dialog.
        unsaved_choices: What to do with unsaved repairs.
        replace_choices: Whether to write over the original.
        large_choices: Whether to open a very large photo.
        folders: Answers of the folder dialog.
        list_places: Where to save a list.
        mask_files: Which mask to open.
        mask_places: Where to save a mask.
        photo_choices: Which photos to repair together.
        job_lists: Which list to repair.
        result_folders: Where to write repaired photos.
        cancel_choices: Whether to cancel a batch.
        model_files: Which file to import a model from.
        model_places: Where to export a model to.
        model_names: What to call a model.
        delete_choices: Whether to delete a model.
        run_end_choices: What to do with a run that goes on.
        discard_choices: Whether to throw a run away.
        comparison_choices: Whether to end a comparison.
        job_places: Where to make a job folder.
        packing_choices: Whether to give up a job folder that is being written.
        job_folders: Which job folder has come back.
        job_results: Which result of a job to compare.
        asked: The questions in their order, by their method's name.
        suggestions: What the save dialog suggested.
    """

    def __init__(self) -> None:
        self.opens: list[Path | None] = []
        self.places: list[Path | None] = []
        self.unsaved_choices: list[UnsavedChoice] = []
        self.replace_choices: list[ReplaceChoice] = []
        self.large_choices: list[bool] = []
        self.folders: list[Path | None] = []
        self.list_places: list[Path | None] = []
        self.mask_files: list[Path | None] = []
        self.mask_places: list[Path | None] = []
        self.photo_choices: list[tuple[Path, ...]] = []
        self.job_lists: list[Path | None] = []
        self.result_folders: list[Path | None] = []
        self.cancel_choices: list[bool] = []
        self.model_files: list[Path | None] = []
        self.model_places: list[Path | None] = []
        self.model_names: list[str | None] = []
        self.delete_choices: list[bool] = []
        self.run_end_choices: list[RunEndChoice] = []
        self.discard_choices: list[bool] = []
        self.comparison_choices: list[bool] = []
        self.job_places: list[Path | None] = []
        self.packing_choices: list[bool] = []
        self.job_folders: list[Path | None] = []
        self.job_results: list[Path | None] = []
        self.asked: list[str] = []
        self.suggestions: list[Path] = []

    def photo_to_open(self, folder: Path) -> Path | None:
        self.asked.append("photo_to_open")
        return self.opens.pop(0)

    def place_to_save(self, suggestion: Path) -> Path | None:
        self.asked.append("place_to_save")
        self.suggestions.append(suggestion)
        return self.places.pop(0)

    def unsaved(self, name: str) -> UnsavedChoice:
        self.asked.append("unsaved")
        return self.unsaved_choices.pop(0)

    def replace_original(self, name: str) -> ReplaceChoice:
        self.asked.append("replace_original")
        return self.replace_choices.pop(0)

    def open_large(self, sentence: str) -> bool:
        self.asked.append("open_large")
        return self.large_choices.pop(0)

    def photos_folder(self, folder: Path) -> Path | None:
        self.asked.append("photos_folder")
        self.suggestions.append(folder)
        return self.folders.pop(0)

    def place_for_list(self, suggestion: Path) -> Path | None:
        self.asked.append("place_for_list")
        self.suggestions.append(suggestion)
        return self.list_places.pop(0)

    def mask_to_open(self, folder: Path) -> Path | None:
        self.asked.append("mask_to_open")
        self.suggestions.append(folder)
        return self.mask_files.pop(0)

    def place_for_mask(self, suggestion: Path) -> Path | None:
        self.asked.append("place_for_mask")
        self.suggestions.append(suggestion)
        return self.mask_places.pop(0)

    def photos_to_repair(self, folder: Path) -> tuple[Path, ...]:
        self.asked.append("photos_to_repair")
        self.suggestions.append(folder)
        return self.photo_choices.pop(0)

    def job_list(self, folder: Path) -> Path | None:
        self.asked.append("job_list")
        self.suggestions.append(folder)
        return self.job_lists.pop(0)

    def results_folder(self, folder: Path) -> Path | None:
        self.asked.append("results_folder")
        self.suggestions.append(folder)
        return self.result_folders.pop(0)

    def cancel_batch(self, left: int) -> bool:
        self.asked.append(f"cancel_batch {left}")
        return self.cancel_choices.pop(0)

    def model_to_import(self, folder: Path) -> Path | None:
        self.asked.append("model_to_import")
        self.suggestions.append(folder)
        return self.model_files.pop(0)

    def place_for_model(self, suggestion: Path) -> Path | None:
        self.asked.append("place_for_model")
        self.suggestions.append(suggestion)
        return self.model_places.pop(0)

    def model_name(self, suggestion: str) -> str | None:
        self.asked.append(f"model_name {suggestion}")
        return self.model_names.pop(0)

    def delete_model(self, name: str, *, is_in_use: bool) -> bool:
        self.asked.append("delete_model in use" if is_in_use else "delete_model")
        return self.delete_choices.pop(0)

    def end_of_run(self, name: str) -> RunEndChoice:
        self.asked.append("end_of_run")
        return self.run_end_choices.pop(0)

    def discard_run(self, name: str) -> bool:
        self.asked.append("discard_run")
        return self.discard_choices.pop(0)

    def cancel_comparison(self, name: str) -> bool:
        self.asked.append(f"cancel_comparison {name}")
        return self.comparison_choices.pop(0)

    def place_for_job(self, folder: Path) -> Path | None:
        self.asked.append("place_for_job")
        self.suggestions.append(folder)
        return self.job_places.pop(0)

    def stop_packing(self) -> bool:
        self.asked.append("stop_packing")
        return self.packing_choices.pop(0)

    def job_folder(self, folder: Path) -> Path | None:
        self.asked.append("job_folder")
        self.suggestions.append(folder)
        return self.job_folders.pop(0)

    def job_result(self, folder: Path) -> Path | None:
        self.asked.append("job_result")
        self.suggestions.append(folder)
        return self.job_results.pop(0)

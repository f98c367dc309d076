"""What the window takes from core only once it is painted, since it takes time."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.doctor.examination import Finding
    from core.inpainting.engine import FillEngine
    from core.model.library import ModelLibrary
    from core.paths import AppPaths
    from core.progress import Report
    from core.training.process.run_folder import ResumableRun


def make_engine(paths: AppPaths) -> FillEngine:
    """The commands' own, so that the window and the terminal give the same pixels."""
    from core.inpainting.library_engine import library_engine

    return library_engine(paths, detail=True)


def open_library(paths: AppPaths) -> ModelLibrary:
    """All models, the shipped ones and the user's."""
    from core.model.library import ModelLibrary
    from core.unfinished import UnfinishedWrites

    return ModelLibrary(paths.models, unfinished=UnfinishedWrites(paths.unfinished))


def resumable_runs(paths: AppPaths) -> Sequence[ResumableRun]:
    """Trainings that can go on; nothing is imported where there never was one."""
    if not paths.runs.is_dir():
        return ()
    from core.training.process.run_folder import resumable_runs

    return resumable_runs(paths.runs)


def examine(paths: AppPaths, report: Report) -> Iterator[Finding]:
    """Look at this computer; runs in the worker."""
    from core.doctor.examination import examine, probes

    return examine(probes(paths, is_quick=False), report)

"""`mendscape repair --list JOBS.csv --ray ADDRESS`: the same pictures on a cluster."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from core.cli.terminal import UsageError
from core.inpainting.library_engine import library_engine
from core.model.library import ModelLibrary

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence
    from pathlib import Path

    from core.batch.job import BatchJob
    from core.paths import AppPaths


def choose_results(args: Namespace) -> None:
    """On a cluster, results are kept beside the list unless they are elsewhere.

    Raises:
        UsageError: There is no list.
    """
    if args.ray is None:
        return
    job_list: Path | None = args.job_list
    if job_list is None:
        raise UsageError("--ray takes a --list, whose files all computers see.")
    args.results = args.results or job_list.with_suffix(".results.csv")


def on_cluster(
    jobs: Sequence[BatchJob], args: Namespace, paths: AppPaths
) -> partial[None]:
    """What makes the pictures there; called as `run_batch` is, from the options on.

    Raises:
        ModelError: The model is missing or damaged.
    """
    from core.ray.repair.actor import TravellingEngine
    from core.ray.repair.run import Hire, run_on_ray
    from core.ray.travelling_model import TravellingModel

    library = ModelLibrary(paths.models)
    model = TravellingModel.of(args.model or library.current, library)
    make_engine = args.make_engine or library_engine
    engine = TravellingEngine(model, make_engine, has_detail=args.detail)
    hire = Hire(args.ray, paths.logs, engine, args.workers)
    return partial(run_on_ray, jobs, hire)

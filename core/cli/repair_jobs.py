"""Making the pictures of `mendscape repair`, in as many processes as pay."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from core.batch.control import BatchControl
from core.batch.crew import Crew, run_in_processes
from core.batch.crew_size import workers_that_fit, workers_that_pay
from core.batch.ledger import Ledger
from core.batch.options import BatchOptions
from core.batch.recipe import method_of
from core.batch.run import run_batch
from core.cli.batch_teller import BatchTeller
from core.cli.repair_ray import on_cluster
from core.cli.sleep_argument import wakefulness_of
from core.cli.terminal import SquaresBar, UsageError, complain
from core.errors import ResultsUnusable
from core.inpainting.library_engine import library_engine
from core.model.library import ModelLibrary
from core.paths import AppPaths
from core.tidying import tidy
from core.unfinished import UnfinishedWrites

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from core.batch.job import BatchJob, Problem


def run_jobs(
    jobs: Sequence[BatchJob],
    args: Namespace,
    *,
    on_problem: Callable[[Problem], object],
) -> None:
    """Make all pictures as the arguments say.

    Args:
        jobs: The pictures.
        args: Of the command.
        on_problem: Called with everything that could not be done.

    Raises:
        UsageError: The file of results cannot be used.
        RepairError: No picture can be made, or the results cannot be written any more.
    """
    folder: Path | None = args.profile
    paths = AppPaths.in_folder(folder) if folder else AppPaths.of_user()
    tidy(paths)
    with (
        _ledger(jobs, args) as ledger,
        SquaresBar(sum(job.weight for job in jobs)) as bar,
        UnfinishedWrites(paths.unfinished).noting(*(job.output.parent for job in jobs)),
    ):
        teller = BatchTeller(jobs, bar, on_problem=on_problem)
        _work(jobs, args, paths, ledger, teller)
        if ledger and teller.skipped:
            complain(f"Made before, and still true: {teller.skipped} of {len(jobs)}")


def _work(
    jobs: Sequence[BatchJob],
    args: Namespace,
    paths: AppPaths,
    ledger: Ledger | None,
    teller: BatchTeller,
) -> None:
    make_engine = partial(args.make_engine or library_engine, paths, detail=args.detail)
    # Nobody waits long for one photo.
    control = BatchControl(wakefulness_of(args).lock() if len(jobs) > 1 else None)
    workers = None if args.ray else _workers(jobs, args.workers, ledger)
    if workers is None:
        run = on_cluster(jobs, args, paths)
    elif workers == 1:
        run = partial(run_batch, jobs, make_engine())
    else:
        run = partial(run_in_processes, jobs, Crew(make_engine, workers))
    is_alone = workers == 1 and ledger is None
    options = BatchOptions(args.model, args.seed) if is_alone else _exact(args, paths)
    run(options, tell=teller.tell, control=control, ledger=ledger)


def _workers(
    jobs: Sequence[BatchJob], wanted: int | None, ledger: Ledger | None
) -> int:
    if wanted is None:
        return workers_that_pay([j for j in jobs if not (ledger and ledger.known(j))])
    most = min(wanted, len(jobs))
    if most <= 1:
        return 1
    workers = min(most, workers_that_fit(jobs))
    if workers < most:
        complain(f"There is only memory for --workers {workers}.")
    return workers


def _exact(args: Namespace, paths: AppPaths) -> BatchOptions:
    """With what fills, whichever model will be in use later."""
    library = ModelLibrary(paths.models)
    bundle = library.bundle(args.model or library.current)
    method = method_of(bundle, has_detail=args.detail) if args.results else ""
    return BatchOptions(bundle.card.name, args.seed, method=method)


@contextmanager
def _ledger(jobs: Sequence[BatchJob], args: Namespace) -> Iterator[Ledger | None]:
    """The file of results, when one is asked for."""
    path: Path | None = args.results
    if path is None:
        yield None
        return
    others = {args.job_list, args.mask} - {None}
    files = {file for job in jobs for file in (job.photo, job.output)}
    try:
        ledger = Ledger.open(path, apart_from=files | others)
    except ResultsUnusable as error:
        raise UsageError(str(error)) from error
    if ledger.damaged:
        complain(f"{path.name}: damaged rows, which do not count: {ledger.damaged}")
    with ledger:
        yield ledger

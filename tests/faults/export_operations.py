"""What people take along beside photos: lists, masks, results of lists, jobs."""

from collections.abc import Callable, Hashable
from functools import partial
from pathlib import Path

import numpy as np

from core.batch.job import BatchJob, JobResult, JobState
from core.batch.ledger import Ledger
from core.batch.made import Made
from core.batch.squares import Squares
from core.dataset.split import Split
from core.geometry import Box
from core.mask_file import write_mask
from core.model.library import ModelLibrary
from core.training.elsewhere.exchange import JobExchange
from core.training.elsewhere.job_folder import JobFolder
from core.training.options import TrainingOptions
from desktop.files.list_file import write_list
from tests.factories import write_photo
from tests.faults.operation import (
    PHOTOS,
    Again,
    Operation,
    bytes_of,
    own_paths,
    user_folder,
)
from tests.faults.starting import start

_ROWS = 400
_MASK = "mask.png"
_RESULTS = "results.csv"
_TRAINED_ON, _JOB = "alps", "job"


def _file(name: str, root: Path) -> tuple[bytes | None, ...]:
    return (bytes_of(user_folder(root) / name),)


def _listing(title: str, name: str) -> Operation:
    """A list that is written over an earlier one."""

    def write(root: Path, reason: str) -> None:
        rows = [(f"{number}.jpg", reason) for number in range(_ROWS)]
        path = user_folder(root) / name
        write_list(path, header=("Photo", "Reason"), rows=rows)

    hidden = f"{PHOTOS}/.mendscape-*{Path(name).suffix}"
    return Operation(
        title,
        partial(write, reason="before"),
        lambda root: partial(write, root, "after"),
        partial(_file, name),
        start,
        stays=frozenset({hidden}),
    )


def _write_mask(root: Path, side: int) -> None:
    mask = np.zeros((300, 400), np.bool_)
    mask[:side, :side] = True
    write_mask(mask, user_folder(root) / _MASK)


def _results(root: Path) -> Path:
    return user_folder(root) / _RESULTS


def _batch(root: Path) -> list[BatchJob]:
    folder, squares = user_folder(root), Squares((Box.square(8, 8, 16),))
    return [
        BatchJob(folder / f"{each}.png", folder / f"{each}-repaired.png", squares)
        for each in range(3)
    ]


def _note_results(root: Path, digit: str) -> None:
    result = JobResult(JobState.DONE, made=Made(digit * 64, digit * 64))
    with Ledger.open(_results(root)) as ledger:
        for job in _batch(root):
            ledger.note(job, result)


def _noted(root: Path) -> tuple[Hashable, ...]:
    """How each picture was made: each row is there or is not."""
    with Ledger.open(_results(root)) as ledger:
        return tuple(ledger.known(job) for job in _batch(root))


def _prepare_job(root: Path) -> None:
    folder = user_folder(root) / _TRAINED_ON
    folder.mkdir()
    for number in range(3):
        write_photo(folder / f"{number}.png")


def _begin_job(root: Path) -> Callable[[], object]:
    folder, paths = user_folder(root), own_paths(root)
    photos = sorted((folder / _TRAINED_ON).iterdir())
    split = Split(tuple(photos[:2]), tuple(photos[2:]))
    options = TrainingOptions("mine", folder / _TRAINED_ON, split)
    return partial(
        JobExchange(paths, ModelLibrary(paths.models)).send,
        options,
        folder / _JOB,
        is_copying=True,
        report=lambda _done: None,
    )


def _packed(root: Path) -> tuple[Hashable, ...]:
    """What could be trained elsewhere: all of it, or there is no job."""
    job = JobFolder(user_folder(root) / _JOB)
    if not job.path.exists():
        return (None,)
    options = job.options(job.errand(), None)
    photos = (*options.split.training, *options.split.held_out)
    return ((options.name, job.readme.exists(), *map(bytes_of, photos)),)


EXPORT_OPERATIONS = (
    _listing("list of photos", "rejected.csv"),
    _listing("list of photos as text", "rejected.txt"),
    Operation(
        "mask",
        partial(_write_mask, side=40),
        lambda root: partial(_write_mask, root, 90),
        partial(_file, _MASK),
        start,
        stays=frozenset({f"{PHOTOS}/.mendscape-*.png"}),
    ),
    Operation(
        "results of a list: begin",
        user_folder,
        lambda root: partial(_note_results, root, "a"),
        _noted,
        start,
    ),
    Operation(
        "results of a list: go on",
        partial(_note_results, digit="a"),
        lambda root: partial(_note_results, root, "b"),
        _noted,
        start,
    ),
    Operation(
        "training elsewhere: write a job",
        _prepare_job,
        _begin_job,
        _packed,
        start,
        Again.FROM_OLD,
    ),
)

"""Changes of the model library, and what a training keeps."""

from collections.abc import Callable, Hashable
from functools import partial
from pathlib import Path

import numpy as np

from core.dataset.split import Split
from core.errors import CheckpointUnusable
from core.model import library as library_module
from core.model.bundle import read_weights, unpack_weights, write_bundle
from core.model.card import ModelCard
from core.model.library import ModelLibrary
from core.model.spec import CLASSIC
from core.training.loop.checkpoints import Position, load_checkpoint, save_checkpoint
from core.training.options import TrainingOptions
from core.training.process.run_folder import RunFolder
from core.unfinished import UnfinishedWrites
from tests.core.model.shelves import put
from tests.faults.operation import (
    PHOTOS,
    Again,
    Operation,
    bytes_of,
    own_paths,
    user_folder,
)
from tests.faults.starting import start

Change = Callable[[ModelLibrary, Path], object]

_FILE = "alps.mendmodel"
_RUN = "mine"


def _library(root: Path) -> ModelLibrary:
    paths = own_paths(root)
    return ModelLibrary(
        paths.models,
        shipped_folder=root / "shipped",
        unfinished=UnfinishedWrites(paths.unfinished),
    )


def _prepare(root: Path) -> None:
    """A shipped model, two of the user's, one of them in use, and one as a file."""
    put(root / "shipped", "landscape")
    models = own_paths(root).models
    put(models, "alps")
    put(models, "tatra", base="alps")
    library = _library(root)
    library.use("alps")
    library.export("tatra", user_folder(root) / _FILE)


def _models(root: Path) -> tuple[Hashable, ...]:
    """Every model with its weights, and the one in use: one whole."""
    library = _library(root)
    weights = tuple(
        (each.card.name, len(unpack_weights(read_weights(each), each.card)))
        for each in library.bundles()
    )
    return ((weights, library.current, len(library.damaged())), _exported(root))


def _exported(root: Path) -> bytes | None:
    return bytes_of(user_folder(root) / _FILE)


def _changing(name: str, change: Change, again: Again = Again.EVER) -> Operation:
    def begin(root: Path) -> Callable[[], object]:
        # The network is tried out in memory; that needs seconds and writes nothing.
        library_module.check_network = lambda _model: None
        return partial(change, _library(root), root)

    return Operation(name, _prepare, begin, _models, start, again)


def _add(library: ModelLibrary, _root: Path) -> None:
    weights = {"000": np.ones(1, np.float32)}
    write_bundle(
        library.folder_for("new"), ModelCard(name="new", spec=CLASSIC), weights
    )


def _import(library: ModelLibrary, root: Path) -> None:
    library.import_file(root / PHOTOS / _FILE, "new")


def _prepare_checkpoints(root: Path) -> None:
    with _run(root).claim():
        _save(root, 0)
        _save(root, 1)


def _save(root: Path, epoch: int) -> None:
    folder = own_paths(root).runs / _RUN
    arrays = {"000": np.full(2000, epoch, np.float32)}
    save_checkpoint(folder, Position("recipe", epoch=epoch), arrays)


def _epoch(root: Path) -> tuple[Hashable, ...]:
    try:
        found = load_checkpoint(own_paths(root).runs / _RUN)
    except CheckpointUnusable as error:
        return (str(error),)
    return (found and (found[0].epoch, found[1]["000"].tobytes()),)


def _run(root: Path) -> RunFolder:
    return RunFolder(own_paths(root).runs / _RUN)


def _prepare_run(root: Path) -> None:
    _begin_run(root, "before")
    _save(root, 1)


def _begin_run(root: Path, folder: str) -> None:
    run = _run(root)
    options = TrainingOptions(_RUN, Path(folder), Split((), ()))
    with run.claim():
        run.begin(options, is_resumed=False)


def _resumable(root: Path) -> tuple[Hashable, ...]:
    """What could go on, and from where."""
    found = _run(root).resumable()
    if found is None:
        return (None, None, False)
    is_mixed = str(found.options.folder) == "after" and found.epoch > 0
    return (str(found.options.folder), found.epoch, is_mixed)


MODEL_OPERATIONS = (
    _changing("model: add", _add, Again.FROM_OLD),
    _changing("model: import", _import, Again.FROM_OLD),
    _changing(
        "model: rename the one in use",
        lambda library, _root: library.rename("alps", "new"),
        Again.FROM_OLD,
    ),
    _changing(
        "model: remove the one in use",
        lambda library, _root: library.remove("alps"),
        Again.FROM_OLD,
    ),
    _changing("model: use", lambda library, _root: library.use("tatra")),
    _changing(
        "model: export over a file",
        lambda library, root: library.export("alps", root / PHOTOS / _FILE),
    ),
    Operation(
        "training: checkpoint",
        _prepare_checkpoints,
        lambda root: partial(_save, root, 2),
        _epoch,
        start,
    ),
    Operation(
        "training: begin in place of a run",
        _prepare_run,
        lambda root: partial(_begin_run, root, "after"),
        _resumable,
        start,
    ),
    Operation(
        "training: discard a run",
        _prepare_run,
        lambda root: _run(root).discard,
        _resumable,
        start,
    ),
)

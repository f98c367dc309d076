"""Photos that are saved, exported, or written by a batch."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from core.batch.job import BatchJob
from core.batch.options import BatchOptions
from core.batch.run import run_batch
from core.batch.squares import Squares
from core.geometry import Box
from core.photo.photo_io import open_photo, save_photo
from core.photo.save_options import SaveOptions
from core.unfinished import UnfinishedWrites
from tests.deep import deep_noise, write_deep
from tests.factories import patch_at, write_photo
from tests.fakes import FakeEngine
from tests.faults.operation import (
    PHOTOS,
    Again,
    Operation,
    bytes_of,
    own_paths,
    user_folder,
)
from tests.faults.starting import start

_HOLE = Box.square(8, 8, 16)
_JPEG = "ridge.jpg"
_BATCH = ("1.png", "2.png")


def _saving(name: str, source: str, target: str, **options: object) -> Operation:
    """A photo with a repair, written to its own file or to another one."""

    def prepare(root: Path) -> None:
        path = user_folder(root) / source
        if source.startswith("deep"):
            write_deep(path, deep_noise("RGB"))
        else:
            write_photo(path, "RGB")

    def begin(root: Path) -> Callable[[], object]:
        photo = open_photo(user_folder(root) / source)
        path, patches = user_folder(root) / target, (patch_at(_HOLE),)
        save = partial(save_photo, photo, patches, path, SaveOptions(**options))
        return partial(_noted, root, save)

    # A JPEG that is written over is compressed once more each time.
    again = Again.FROM_OLD if source == target == _JPEG else Again.EVER
    return Operation(name, prepare, begin, partial(_file, target), start, again)


def _noted(root: Path, write: Callable[[], object], *folders: Path) -> None:
    """As the window and the commands write, wherever that is."""
    unfinished = UnfinishedWrites(own_paths(root).unfinished)
    with unfinished.noting(*folders or [root / PHOTOS]):
        write()


def _file(name: str, root: Path) -> tuple[bytes | None, ...]:
    return (bytes_of(user_folder(root) / name),)


def _prepare_batch(root: Path) -> None:
    for seed, name in enumerate(_BATCH):
        write_photo(user_folder(root) / name, ("RGB", "L")[seed])


def _begin_batch(root: Path) -> Callable[[], object]:
    squares, folder = Squares((_HOLE,)), user_folder(root)
    out = folder / "out"
    out.mkdir(exist_ok=True)
    jobs = [BatchJob(folder / name, out / name, squares) for name in _BATCH]
    heard: list[object] = []
    run = partial(run_batch, jobs, FakeEngine(), BatchOptions(), tell=heard.append)
    return partial(_noted, root, run, out)


def _outputs(root: Path) -> tuple[bytes | None, ...]:
    return tuple(bytes_of(user_folder(root) / "out" / name) for name in _BATCH)


PHOTO_OPERATIONS = (
    _saving("save over a JPEG", "ridge.jpg", "ridge.jpg"),
    _saving("save over a TIFF", "ridge.tif", "ridge.tif"),
    _saving("save a new PNG", "ridge.png", "new.png"),
    _saving("save over a PNG of 16 bits", "deep.png", "deep.png"),
    _saving("save a new TIFF of 16 bits", "deep.tif", "new.tif"),
    _saving("export a WebP", "ridge.jpg", "copy.webp", quality=70, has_metadata=False),
    Operation("batch of two photos", _prepare_batch, _begin_batch, _outputs, start),
)

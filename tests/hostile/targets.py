"""What is fuzzed: functions that take any bytes, and end in a value or in our errors.

Each stands for a file that somebody else may have written. Whatever else is raised is
a defect.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

Run = Callable[[bytes], object]


@dataclass(frozen=True, slots=True)
class Target:
    """One thing to fuzz.

    Attributes:
        run: Takes bytes.
        seeds: Gives what a friendly writer writes.
    """

    run: Run
    seeds: Callable[[], Iterable[bytes]]


def open_photo_bytes(data: bytes) -> None:
    """Open a photo file, and its pixels."""
    from core.errors import PhotoError
    from core.photo.photo_io import open_photo

    path = _written("fuzzed.jpg", data)
    try:
        photo = open_photo(path, pixel_limit=4_000_000)
        assert photo.pixels.shape == (photo.size.height, photo.size.width, 3)
    except PhotoError as error:
        _check(error)


def look_at_photo_bytes(data: bytes) -> None:
    """Look at a photo file as the scan of a folder does."""
    from core.dataset.inspection import Inspector

    Inspector().inspect(_written("fuzzed.jpg", data))


def job_list_bytes(data: bytes) -> None:
    """Read a list of repairs."""
    from core.batch.job_list import read_job_list
    from core.errors import JobListUnusable

    try:
        for problem in read_job_list(_written("jobs.csv", data)).problems:
            _check(problem.error)
    except JobListUnusable as error:
        _check(error)


def model_file_bytes(data: bytes) -> None:
    """Read a model that came as one file."""
    from hashlib import sha256

    from core.errors import ModelError
    from core.model.exchange import read_model_file

    try:
        model = read_model_file(_written("fuzzed.mendmodel", data))
        assert model.card.sha256 == sha256(model.weights).hexdigest()
    except ModelError as error:
        _check(error)


def model_card_bytes(data: bytes) -> None:
    """Read a model's card; what was read is written and read the same."""
    from core.errors import ModelError
    from core.model.card import card_from_json

    try:
        card = card_from_json(data.decode("utf-8", "replace"), name="fuzzed")
    except ModelError as error:
        _check(error)
        return
    again = card_from_json(card.to_json(), name="fuzzed")
    assert repr(again) == repr(card)
    assert all(text.isprintable() for text in (card.name, card.base, card.device))


def journal_bytes(data: bytes) -> None:
    """Read the journal of a session; what was read is written and read the same."""
    from core.errors import SessionError
    from core.session.record import session_from_json

    try:
        session = session_from_json(data.decode("utf-8", "replace"))
    except SessionError as error:
        _check(error)
        return
    assert session_from_json(session.to_json()) == session


def run_options_bytes(data: bytes) -> None:
    """Read what a run was asked for, and where its checkpoint stands."""
    from core.errors import CheckpointUnusable
    from core.training.loop.checkpoints import load_position
    from core.training.options import TrainingOptions
    from core.training.process.run_folder import RunFolder

    folder = _written("options.json", data).parent
    (folder / "checkpoint.safetensors").write_bytes(data)
    with suppress(ValueError):
        TrainingOptions.from_json(data.decode("utf-8", "replace"))
    try:
        load_position(folder)
    except CheckpointUnusable as error:
        _check(error)
    RunFolder(folder).resumable()


def mask_bytes(data: bytes) -> None:
    """Read the mask that another program has painted."""
    from core.errors import RepairError
    from core.mask_file import read_mask

    try:
        assert read_mask(_written("mask.png", data)).any()
    except RepairError as error:
        _check(error)


def settings_bytes(data: bytes) -> None:
    """Read everything that the settings file may say."""
    from desktop.settings.settings import Settings

    settings = Settings(_written("settings.ini", data))
    for name, member in vars(Settings).items():
        if isinstance(member, property):
            getattr(settings, name)
    for path in settings.recent_files:
        settings.remove_recent_file(path)


def _check(error: Exception) -> None:
    from tests.hostile.doors import check_sentence

    check_sentence(str(error))


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    """Gone with the process."""
    return tempfile.TemporaryDirectory(prefix="mendscape-fuzz-")


def _written(name: str, data: bytes) -> Path:
    path = Path(_folder().name, name)
    path.write_bytes(data)
    return path


def _pictures() -> Iterable[bytes]:
    from tests.hostile.chunks import png_with_right_sums
    from tests.hostile.pictures import whole_files

    for data in whole_files().values():
        yield png_with_right_sums(data)


def _lists() -> Iterable[bytes]:
    head = "photo,x,y,side,output\n"
    yield (head + "a.jpg,1,2,30,b.jpg\na.jpg,50,60,20,b.jpg\n").encode()
    yield ("\ufeff" + head + '"two ""words"".png", 3,4,5 ,out/é.tif\n').encode()
    yield (head + "a.jpg,-1,2,0,b.txt\n\n,,,,\nc.png,1,1,9,c.png\n").encode()


def _models() -> Iterable[bytes]:
    import io
    import zipfile
    from dataclasses import replace
    from hashlib import sha256

    import numpy as np
    from safetensors.numpy import save

    from core.model.bundle import CARD, WEIGHTS
    from tests.core.model.archives import CARD_OF_TINY

    weights = save({"000": np.ones((3, 3), np.float16)})
    card = replace(CARD_OF_TINY, sha256=sha256(weights).hexdigest())
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(zipfile.ZipInfo(CARD), card.to_json())
        archive.writestr(zipfile.ZipInfo(WEIGHTS), weights)
    yield buffer.getvalue()


def _cards() -> Iterable[bytes]:
    from core.model.card import ModelCard
    from core.model.spec import CLASSIC
    from tests.core.model.archives import CARD_OF_TINY

    yield CARD_OF_TINY.to_json().encode()
    yield ModelCard("classic", CLASSIC, versions={"keras": "3"}).to_json().encode()


def _journals() -> Iterable[bytes]:
    from core.geometry import Box, Size
    from core.repair import WantedRepair
    from core.session.record import NotedRepair, Session

    box, digest = Box.square(4, 4, 16), "0" * 64
    wanted = WantedRepair(box, "landscape", 3)
    noted = NotedRepair(wanted, (Box.square(24, 8, 12),), digest)
    session = Session(
        name="ridge.png",
        size=Size(64, 48),
        digest=digest,
        path=Path("/photos/ridge.png"),
        target=None,
        repairs=(noted, noted),
    )
    yield session.to_json().encode()


def _options() -> Iterable[bytes]:
    from core.dataset.split import Split
    from core.training.options import TrainingOptions

    split = Split((Path("a.jpg"),), (Path("b.jpg"),))
    yield TrainingOptions("mine", Path("photos"), split, minutes=3).to_json().encode()
    fields = json.dumps({"__metadata__": {"position": "{}"}}).encode()
    yield len(fields).to_bytes(8, "little") + fields


def _masks() -> Iterable[bytes]:
    import numpy as np
    from PIL import Image

    from tests.hostile.pictures import encoded

    mask = np.zeros((128, 160), np.uint8)
    mask[20:50, 30:60] = 255
    image = Image.fromarray(mask)
    yield encoded(image, "PNG")
    yield encoded(image.convert("1"), "PNG")
    yield encoded(image.convert("RGBA"), "PNG")
    yield encoded(image, "TIFF")


def _settings() -> Iterable[bytes]:
    yield (
        b"[General]\nfill_on_release=false\nundo_megabytes=512\ntheme=dark\n"
        b"recent_files=/photos/a.jpg, /photos/b.jpg\ntraining_folder=/photos\n"
        b'geometry="@ByteArray(\\x1\\xd9\\xd0\\xcb\\0\\x3)"\nlanguage=zh_CN\n'
        b"device=cpu\nshow_repairs=@Variant(\\0\\0\\0\\x1\\x1)\n"
    )


TARGETS: dict[str, Target] = {
    "photo": Target(open_photo_bytes, _pictures),
    "scan": Target(look_at_photo_bytes, _pictures),
    "list": Target(job_list_bytes, _lists),
    "model": Target(model_file_bytes, _models),
    "card": Target(model_card_bytes, _cards),
    "journal": Target(journal_bytes, _journals),
    "run": Target(run_options_bytes, _options),
    "mask": Target(mask_bytes, _masks),
    "settings": Target(settings_bytes, _settings),
}

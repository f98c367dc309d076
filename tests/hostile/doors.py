"""The ways by which a file gets into the program, each as one function.

A door takes a path and ends in the picture (True), in one sentence (False), or in an
exception, which is a defect. A file that another door would be given is passed through
as it is: no door looks at a name or a file before the program does.
"""

from __future__ import annotations

import contextlib
import io
import os
from collections.abc import Callable
from pathlib import Path

Door = Callable[[Path], bool]


class Defect(Exception):
    """The program neither gave the picture nor a sentence."""


def check_sentence(text: str) -> None:
    """Whether a person who sees this text sees one line of words.

    Raises:
        Defect: It is something else.
    """
    if not text.strip() or len(text.splitlines()) != 1:
        raise Defect(f"no sentence: {text!r}")
    if not text.isprintable():
        raise Defect(f"not printable: {text!r}")
    if "Traceback" in text or "Error(" in text:
        raise Defect(f"not meant for people: {text!r}")


def open_door(path: Path) -> bool:
    """Open the photo as window and command line do."""
    from core.errors import PhotoError
    from core.photo.photo_io import open_photo

    try:
        photo = open_photo(path)
        return photo.pixels.size > 0
    except PhotoError as error:
        check_sentence(str(error))
        return False


def repair_door(path: Path) -> bool:
    """`mendscape repair`, which writes into a folder of its own."""
    from core.cli.main import run
    from tests.fakes import FakeEngine

    out = Path.cwd() / "repaired"
    out.mkdir(exist_ok=True)
    target = out / "target.png"
    said = io.StringIO()
    argv = ["repair", "--square", "4,4,12", "-o", str(target), "--", str(path)]
    with contextlib.redirect_stderr(said):
        status = run(argv, make_engine=lambda _paths, *, detail: FakeEngine())
    left = {each.name for each in out.iterdir()}
    if left != ({target.name} if status == 0 else set()):
        raise Defect(f"status {status}, but the folder holds {left}")
    if status == 0:
        target.unlink()
        return True
    check_sentence(said.getvalue().removesuffix("\n"))
    return False


def list_door(path: Path) -> bool:
    """`mendscape repair --list`, in whose list the path stands."""
    import csv

    from core.cli.main import run
    from tests.fakes import FakeEngine

    jobs = Path.cwd() / "jobs.csv"
    with jobs.open("w", newline="", encoding="utf-8", errors="replace") as file:
        rows = csv.writer(file)
        rows.writerow(("photo", "x", "y", "side", "output"))
        rows.writerow((path, 4, 4, 12, Path.cwd() / "listed.png"))
        rows.writerow((path, 4, 4, 12, path))
    said = io.StringIO()
    with contextlib.redirect_stderr(said):
        run(
            ["repair", "--list", str(jobs)],
            make_engine=lambda _paths, *, detail: FakeEngine(),
        )
    for line in said.getvalue().splitlines():
        check_sentence(line)
    made = Path.cwd() / "listed.png"
    is_made = made.exists()
    made.unlink(missing_ok=True)
    jobs.unlink()
    return is_made


def scan_door(path: Path) -> bool:
    """The look at one file of a folder before training."""
    from core.dataset.inspection import Inspector, Sight

    try:
        return isinstance(Inspector().inspect(path), Sight)
    except OSError:
        return False


def crop_door(path: Path) -> bool:
    """Training on a crop of the photo, at the scales of people's holes."""
    import numpy as np

    from core.dataset.examples import RandomCrop

    rng = np.random.default_rng(0)
    return _is_read(lambda: RandomCrop(64, 8, 16).make(path, rng))


def tutorial_door(path: Path) -> bool:
    """Training on the whole photo, as the tutorial does."""
    import numpy as np

    from core.dataset.examples import WholePicture

    rng = np.random.default_rng(0)
    return _is_read(lambda: WholePicture(64, 16).make(path, rng))


def proof_door(path: Path) -> bool:
    """Comparing models on a photo that was held out."""
    from core.training.proof.trials import read_reduced

    return _is_read(lambda: read_reduced(path, short_side=64))


def _is_read(read: Callable[[], object]) -> bool:
    from core.dataset.pipeline import UNREADABLE

    try:
        read()
    except UNREADABLE:
        return False
    return True


def thumbnail_door(path: Path) -> bool:
    """A small picture in the wizard, which is null when there is none."""
    from PySide6.QtCore import QSize

    from desktop.wizard.thumbnails import read_thumbnail

    size = QSize(96, 72)
    return not read_thumbnail(path, (size.width(), size.height())).isNull()


def recent_door(path: Path) -> bool:
    """The small picture of a recent photo, when somebody else wrote that file."""
    import shutil

    from desktop.recent.recent_store import RecentStore

    store = RecentStore(Path.cwd() / "recent")
    place = store._file(path)
    place.parent.mkdir(exist_ok=True)
    try:
        if path.is_symlink() or not path.is_file():
            place.symlink_to(path)
        else:
            shutil.copyfile(path, place)
    except (OSError, ValueError):
        return False
    try:
        return not store.picture(path).isNull()
    finally:
        place.unlink()


DOORS: dict[str, Door] = {
    "open": open_door,
    "repair": repair_door,
    "list": list_door,
    "scan": scan_door,
    "crop": crop_door,
    "tutorial": tutorial_door,
    "proof": proof_door,
    "thumbnail": thumbnail_door,
    "recent": recent_door,
}
"""Those that need no window."""


def broken_doors() -> dict[str, Door]:
    """What goes wrong on purpose, to see that it is seen."""

    def raise_(path: Path) -> bool:
        raise Defect(str(path))

    def fall(_path: Path) -> bool:
        os._exit(3)

    def write(path: Path) -> bool:
        path.with_name("left-behind").touch()
        return True

    return {"raising": raise_, "falling": fall, "writing": write}


WINDOW_DOORS = ("window", "paste-file", "paste-picture")
"""The others; `window.py` has them."""

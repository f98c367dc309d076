"""What is said of job folders."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

if TYPE_CHECKING:
    from core.training.elsewhere.exchange import ReturnedJob
    from core.training.elsewhere.room import Room

translate = QCoreApplication.translate


def suggested_place(name: str, parent: Path) -> Path:
    """A free place for the job of a model, without spaces to quote in its line.

    Args:
        name: Of the new model.
        parent: Where it is to lie.
    """
    stem = "-".join([*name.split(), "job"])
    names = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
    return next(place for place in map(parent.joinpath, names) if not place.exists())


def room_text(room: Room) -> str:
    """How large a job folder gets, and whether there is room for it."""
    if room.free is None:
        text = translate("job", "The job folder takes {needed}.")
        return text.format(needed=size_text(room.needed))
    if room.is_enough:
        text = translate("job", "The job folder takes {needed}; {free} are free there.")
    else:
        text = translate(
            "job",
            "The job folder takes {needed}, and only {free} are free there. Choose "
            "another place.",
        )
    return text.format(needed=size_text(room.needed), free=size_text(room.free))


def returned_text(returned: ReturnedJob, current: str) -> str:
    """What is about to be compared.

    Args:
        returned: What came back.
        current: The model in use; empty when there is none.
    """
    options = returned.options
    if not current:
        text = translate(
            "job",
            "This is the result for {name}. It is tried on {count} photos that it was "
            "not trained on.",
        )
    else:
        text = translate(
            "job",
            "This is the result for {name}. It is compared with {current} on {count} "
            "photos that it was not trained on, and used only if you say so.",
        )
    held_out = len(options.split.held_out)
    return text.format(name=options.name, current=current, count=held_out)


def size_text(size: int) -> str:
    """A number of bytes for people."""
    kind = QLocale.DataSizeFormat.DataSizeSIFormat
    return QLocale().formattedDataSize(size, 1, kind)

"""Writing a job folder: everything that a run needs on another computer."""

import os
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from core.dataset.split import Split
from core.disk import resolved
from core.errors import JobNotWritten, PhotosDiffer
from core.files import atomic_folder, reason_of, sweep_halves
from core.model.bundle import Bundle
from core.model.exchange import write_model_file
from core.progress import Report
from core.training.cluster.muster import versions
from core.training.elsewhere.errand import PHOTOS, Errand
from core.training.elsewhere.job_folder import JobFolder
from core.training.elsewhere.readme import readme
from core.training.elsewhere.room import Room, room_for
from core.training.options import TrainingOptions
from core.training.photo_roll import PhotoRoll, photos_of

Noting = Callable[[Path], AbstractContextManager[object]]

_PART = 4_000_000  # bytes that are copied between two reports
_GB = 1e9


def check_place(folder: Path, photos: Path) -> None:
    """See whether a job folder can be made there, before a long scan.

    Raises:
        JobNotWritten: Something lies there, or it is among the photos, which are only
            read.
    """
    try:
        is_taken = folder.exists() and not (folder.is_dir() and _is_empty(folder))
    except OSError as error:
        raise JobNotWritten(folder, reason_of(error) or str(error)) from error
    if is_taken:
        raise JobNotWritten(folder, "something is there already")
    if resolved(folder).is_relative_to(resolved(photos)):
        raise JobNotWritten(folder, "it lies among the photos; choose another place")


def _is_empty(folder: Path) -> bool:
    return not any(folder.iterdir())


def write_job(
    options: TrainingOptions,
    start: Bundle | None,
    folder: Path,
    *,
    is_copying: bool,
    report: Report,
    noting: Noting = nullcontext,
) -> Errand:
    """Write a job folder, whole or not at all.

    Args:
        options: As for a run on this computer.
        start: The model to go on from.
        folder: To be made; an empty one may be there.
        is_copying: Take the photos along; otherwise they are only listed, for another
            computer that sees the same folder.
        report: Told the copied part; may raise Cancelled.
        noting: Entered while something may lie half written in a folder.

    Raises:
        JobNotWritten: There is too little room, or the disk cannot be written to.
        PhotosDiffer: A photo is gone.
        ModelDamaged: The model to go on from is.
    """
    check_place(folder, options.folder)
    roll = PhotoRoll.of(options.folder, options.split)
    _check_room(folder, room_for(roll, start, folder, is_copying=is_copying))
    errand = _errand(options, start, roll, is_copying=is_copying)
    sweep_halves(folder)
    try:
        # Made first: a note of a folder that never comes to be would stay for ever.
        folder.parent.mkdir(parents=True, exist_ok=True)
        with noting(folder.parent), atomic_folder(folder) as temporary:
            _fill(JobFolder(temporary), errand, start, name=folder.name)
            if is_copying:
                _copy(options.split, errand, temporary / PHOTOS, report)
    except OSError as error:
        raise JobNotWritten(folder, reason_of(error) or str(error)) from error
    return errand


def _errand(
    options: TrainingOptions, start: Bundle | None, roll: PhotoRoll, *, is_copying: bool
) -> Errand:
    return Errand(
        key=uuid4().hex,
        version=versions().get("mendscape", ""),
        options=_as_it_travels(options, roll, is_copying=is_copying),
        sizes=roll.sizes,
        start_hash=start.card.sha256 if start else None,
    )


def _as_it_travels(
    options: TrainingOptions, roll: PhotoRoll, *, is_copying: bool
) -> TrainingOptions:
    if not is_copying:
        return replace(options, split=roll.split)
    return replace(options, folder=PHOTOS, split=_numbered(options.split))


def _numbered(split: Split) -> Split:
    """Names that every disk can hold, in the order that the run draws photos in."""
    names: dict[Path, Path] = {}
    for photo in photos_of(split):
        number = f"{len(names) + 1:06}"
        names.setdefault(photo, Path(f"{number}{photo.suffix.lower()}"))
    return Split(
        tuple(names[photo] for photo in split.training),
        tuple(names[photo] for photo in split.held_out),
    )


def _fill(job: JobFolder, errand: Errand, start: Bundle | None, *, name: str) -> None:
    job.job.write_text(errand.to_json(), encoding="utf-8")
    job.readme.write_text(readme(errand, name), encoding="utf-8")
    if start:
        write_model_file(start, job.start)


def _copy(split: Split, errand: Errand, folder: Path, report: Report) -> None:
    folder.mkdir()
    copies = _copies(split, errand)
    total, done = sum(size for _, _, size in copies), 0
    for photo, name, size in copies:
        begun = done
        try:
            source = photo.open("rb")
        except OSError as error:
            raise PhotosDiffer(f"the photo {photo} is gone") from error
        with source, (folder / name).open("wb") as copy:
            while part := source.read(_PART):
                report(min(1.0, done / total))
                done += copy.write(part)
            # Now, so that what is told is on the disk, however slow that is.
            copy.flush()
            os.fsync(copy.fileno())
        if done - begun != size:
            raise PhotosDiffer(f"the photo {photo} has just changed")
    report(1.0)


def _copies(split: Split, errand: Errand) -> tuple[tuple[Path, Path, int], ...]:
    """Each photo once, with the name of its copy and its size."""
    names = photos_of(errand.options.split)
    found = zip(photos_of(split), names, errand.sizes, strict=True)
    return tuple(dict.fromkeys(found))


def _check_room(folder: Path, room: Room) -> None:
    if room.free is not None and not room.is_enough:
        needed, free = (f"{size / _GB:.1f} GB" for size in (room.needed, room.free))
        raise JobNotWritten(folder, f"it takes {needed}, and {free} are free")

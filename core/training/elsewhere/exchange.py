"""Trainings that leave for another computer, and what comes back of them."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from core.disk import is_folder, is_there
from core.errors import Cancelled
from core.files import remove_folder
from core.model.bundle import Bundle
from core.model.library import ModelLibrary
from core.paths import AppPaths
from core.progress import Report
from core.training.elsewhere.bringing_back import bring_back, check_result
from core.training.elsewhere.errand import Errand
from core.training.elsewhere.job_folder import JobFolder
from core.training.elsewhere.packing import check_place, write_job
from core.training.elsewhere.room import Room, room_for
from core.training.events import RunFinished
from core.training.options import TrainingOptions
from core.training.photo_roll import PhotoRoll
from core.unfinished import UnfinishedWrites
from core.wakefulness import Wakefulness


@dataclass(frozen=True, slots=True)
class ReturnedJob:
    """A result that can be compared with the model in use.

    Attributes:
        file: The result, in the folder of its job.
        options: Of the comparison: the name, and the held-out photos.
    """

    file: Path
    options: TrainingOptions

    @property
    def work(self) -> Callable[..., RunFinished]:
        """The comparison, as the work of a process."""
        return partial(bring_back, self.file)


class JobExchange:
    """Writes job folders, and looks at what comes back in them.

    It has no thread of its own, and each method may take long.

    Args:
        paths: Of the profile that the models are kept in.
        library: The models of that profile.
        wakefulness: Keeps the computer awake while a folder is written; None lets it
            sleep.
    """

    def __init__(
        self,
        paths: AppPaths,
        library: ModelLibrary,
        wakefulness: Wakefulness | None = None,
    ) -> None:
        self._paths = paths
        self._library = library
        self._wakefulness = wakefulness or Wakefulness(is_wanted=False)

    def room(self, options: TrainingOptions, folder: Path, *, is_copying: bool) -> Room:
        """See how large a job folder would be, and whether it can be there.

        Raises:
            JobNotWritten: Something lies there, or it is among the photos.
            PhotosDiffer: A photo is gone.
            ModelError: The model to go on from is not there or damaged.
        """
        check_place(folder, options.folder)
        roll = PhotoRoll.of(options.folder, options.split)
        return room_for(roll, self._start(options), folder, is_copying=is_copying)

    def send(
        self,
        options: TrainingOptions,
        folder: Path,
        *,
        is_copying: bool,
        report: Report,
    ) -> Errand:
        """Write a job folder, whole or not at all; see `write_job`."""
        start = self._start(options)
        noting = UnfinishedWrites(self._paths.unfinished).noting
        with self._wakefulness.following(report) as tell:
            errand = write_job(
                options,
                start,
                folder,
                is_copying=is_copying,
                report=tell,
                noting=noting,
            )
            with noting(folder.parent):
                _take_back(folder, unless=report)
        return errand

    def look(
        self, place: Path, *, name: str | None = None, photos: Path | None = None
    ) -> ReturnedJob:
        """See whether a result can be brought back.

        Args:
            place: The job folder, or the result in it.
            name: To call the model by; None is the one that was asked for, with a
                number if it is taken.
            photos: The folder of photos that were not copied; None is where they were.

        Raises:
            JobUnusable: The job or its result is damaged or another one, a photo is
                missing, or the result is in the library already.
            JobPhotosAway: The photos were not copied, and their folder is not there.
            ModelError: The name is taken or is no name, or the file holds no model
                that can be used here.
        """
        is_file = is_there(place) and not is_folder(place)
        file = place if is_file else JobFolder(place).result
        options = check_result(
            file, self._library, name=name, besides=self._runs(), folder=photos
        )
        return ReturnedJob(file, options)

    def _start(self, options: TrainingOptions) -> Bundle | None:
        return None if options.start is None else self._library.bundle(options.start)

    def _runs(self) -> tuple[str, ...]:
        """Names of all runs, also of those at work: each has a folder of its name."""
        runs = self._paths.runs
        return tuple(folder.name for folder in runs.iterdir()) if runs.is_dir() else ()


def _take_back(folder: Path, *, unless: Report) -> None:
    """Remove what was finished after its end was asked for.

    The system may take long to bring the last photos to a slow disk, and can not be
    asked then.
    """
    try:
        unless(1.0)
    except Cancelled:
        with suppress(OSError):
            remove_folder(folder)
        raise

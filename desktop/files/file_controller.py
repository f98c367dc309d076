"""Opens photos, and asks before unsaved repairs would be lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.errors import PhotoError, PhotoTooLarge
from desktop.files.folders import pictures_folder
from desktop.questions.asker import UnsavedChoice
from desktop.tasks import Task
from desktop.texts import messages
from desktop.texts.sentences import large_photo_sentence

if TYPE_CHECKING:
    from core.photo.photo import Photo
    from core.progress import Report
    from desktop.document.document import Document
    from desktop.files.save_controller import SaveController
    from desktop.questions.asker import Asker
    from desktop.settings.settings import Settings
    from desktop.tasks import TaskRunner

_SAMPLE = "sample.jpg"


@dataclass(frozen=True, slots=True)
class Restoring:
    """What is known of a photo that was open before.

    Attributes:
        name: Of the photo, for people.
        target: Where Save wrote; None when a place must be asked for.
        then: Called once the photo is shown.
        pattern: The folder that tells how its file was written, when the photo comes
            from a copy of it.
    """

    name: str
    target: Path | None
    then: Callable[[], object]
    pattern: Path | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo that comes from no file.

    Attributes:
        name: For people, and for the file that it may become.
        make: Makes the photo; called in the worker.
    """

    name: str
    make: Callable[[], Photo]


@dataclass(frozen=True, slots=True)
class _Opening:
    """A photo to open: a file, a picture, or else the bundled sample."""

    path: Path | None = None
    pixel_limit: int | None = None
    restoring: Restoring | None = None
    picture: Picture | None = None
    passed_over: Callable[[Exception], bool] | None = None

    @property
    def name(self) -> str:
        if self.restoring is not None:
            return self.restoring.name
        if self.picture is not None:
            return self.picture.name
        return _SAMPLE if self.path is None else self.path.name

    @property
    def target(self) -> Path | None:
        return self.path if self.restoring is None else self.restoring.target


class FileController(QObject):
    """Brings photos into the document.

    A photo that cannot be opened leaves the one on the screen alone.
    """

    opening_changed = Signal()
    activity_changed = Signal(object)
    """Carries `Words`; empty at the end."""
    message_raised = Signal(object)
    close_requested = Signal()
    """Everything is saved now, so the window that asked may close."""

    def __init__(
        self,
        document: Document,
        *,
        runner: TaskRunner,
        asker: Asker,
        settings: Settings,
        saver: SaveController,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._runner = runner
        self._asker = asker
        self._settings = settings
        self._saver = saver
        self._task: Task | None = None
        self._opening: _Opening | None = None
        saver.saved.connect(settings.add_recent_file)

    @property
    def is_opening(self) -> bool:
        """Whether a photo is being read."""
        return self._task is not None

    @property
    def opening_path(self) -> Path | None:
        """The file that is being read, if any is."""
        return None if self._opening is None else self._opening.path

    def open_by_dialog(self) -> None:
        """Ask which photo to open."""
        path = self.ask_for_photo(self._folder())
        if path is not None:
            self.open_photo(path)

    def ask_for_photo(self, folder: Path) -> Path | None:
        """Ask for a photo, beginning in a folder; None when there is to be none."""
        return self._asker.photo_to_open(folder)

    def open_photo(
        self, path: Path, *, passed_over: Callable[[Exception], bool] | None = None
    ) -> None:
        """Open a photo of the user's.

        Args:
            path: Its file.
            passed_over: Asked when the file cannot be opened; True keeps that from
                being told.
        """
        self._load(_Opening(path, passed_over=passed_over))

    def open_picture(self, picture: Picture) -> None:
        """Open a photo that comes from no file."""
        self._load(_Opening(picture=picture))

    def open_sample(self) -> None:
        """Open the bundled photo."""
        self._load(_Opening())

    def open_again(self, path: Path, restoring: Restoring) -> None:
        """Open a photo that was open before, as it was."""
        self._load(_Opening(path, restoring=restoring))

    def close_photo(self) -> None:
        """Show no photo any more."""
        self._when_nothing_is_lost(self._document.close)

    def may_close(self) -> bool:
        """Whether the window may close now; when it may later, it will be told."""
        if self._saver.is_saving:
            self._saver.after_saving(self.close_requested.emit)
            return False
        if not self._document.is_modified:
            return True
        choice = self._asker.unsaved(self._document.name)
        if choice is UnsavedChoice.SAVE:
            self._saver.save(then=self.close_requested.emit)
        return choice is UnsavedChoice.DISCARD

    def _folder(self) -> Path:
        """Where the file dialog starts: beside the latest photo."""
        recent = self._settings.recent_files
        return recent[0].parent if recent else pictures_folder()

    def _load(self, opening: _Opening) -> None:
        if self._task is not None:
            self._task.cancel()
        self._opening = opening
        self._task = Task(partial(_read, opening))
        self._task.succeeded.connect(partial(self._on_read, opening))
        self._task.failed.connect(partial(self._on_failed, opening))
        self.activity_changed.emit(
            lambda: self.tr("Opening {name}").format(name=opening.name)
        )
        self.opening_changed.emit()
        self._runner.start(self._task)

    def _on_read(self, opening: _Opening, photo: Photo) -> None:
        self._when_nothing_is_lost(partial(self._show, opening, photo))
        self._end_task()

    def _show(self, opening: _Opening, photo: Photo) -> None:
        self._saver.protect(opening.target)
        self._document.load(photo, name=opening.name, path=opening.target)
        if opening.target is not None:
            self._settings.add_recent_file(opening.target)
        if opening.restoring is not None:
            opening.restoring.then()

    def _on_failed(self, opening: _Opening, error: Exception) -> None:
        self._end_task()
        if isinstance(error, PhotoTooLarge):
            self._ask_for_large(opening, error)
            return
        if opening.passed_over is not None and opening.passed_over(error):
            return
        if isinstance(error, PhotoError) and opening.path is not None:
            self._settings.remove_recent_file(opening.path)
        message = messages.of_error(error)
        if message is None:
            raise error
        self.message_raised.emit(message)

    def _ask_for_large(self, opening: _Opening, error: PhotoTooLarge) -> None:
        if self._asker.open_large(large_photo_sentence(error)):
            self._load(replace(opening, pixel_limit=error.size.pixels))

    def _end_task(self) -> None:
        self._task = None
        self._opening = None
        self.activity_changed.emit("")
        self.opening_changed.emit()

    def _when_nothing_is_lost(self, then: Callable[[], object]) -> None:
        """Do something that forgets the repairs, unless they are to be kept."""
        if not self._document.is_modified:
            then()
            return
        match self._asker.unsaved(self._document.name):
            case UnsavedChoice.SAVE:
                self._saver.save(then=partial(self._when_nothing_is_lost, then))
            case UnsavedChoice.DISCARD:
                then()
            case UnsavedChoice.CANCEL:
                pass


def _read(opening: _Opening, report: Report) -> Photo:
    """Read one photo; runs in the worker."""
    from core.photo.photo_io import PIXEL_LIMIT, open_photo
    from core.session.pattern import like_its_pattern
    from resources import sample_photo

    if opening.picture is not None:
        photo = opening.picture.make()
    else:
        path = opening.path or sample_photo()
        photo = open_photo(path, pixel_limit=opening.pixel_limit or PIXEL_LIMIT)
    if opening.restoring is not None and opening.restoring.pattern is not None:
        photo = like_its_pattern(photo, opening.restoring.pattern)
    photo.smaller  # noqa: B018 - made here once, so that the window need not
    return photo

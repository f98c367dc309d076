"""Squares from elsewhere, shown for a person's word before they are filled."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.changes import added
from core.repair import GroupKind
from desktop.files.folders import pictures_folder
from desktop.finder.places import Place, Review
from desktop.finder.search import dust_places, least_of, mask_places, save_mask
from desktop.tasks import Task
from desktop.texts import messages
from desktop.texts.messages import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from core.geometry import Box
    from desktop.document.document import Document
    from desktop.fills.fill_controller import FillController
    from desktop.questions.asker import Asker
    from desktop.settings.settings import Settings
    from desktop.tasks import TaskRunner


class FinderController(QObject):
    """Finds places, keeps those of one review, and hands them to the fills.

    Args:
        document: Whose photo is looked at.
        fills: That fill what is left at the end.
        runner: For what takes time; not that of the fills.
        asker: Asks for mask files.
        settings: Remember the sensitivity.
        parent: Its owner.
    """

    review_changed = Signal(object)
    """Carries the `Review`, or None."""
    activity_changed = Signal(object)
    """Carries `Words`; empty at the end."""
    message_raised = Signal(object)

    def __init__(
        self,
        document: Document,
        *,
        fills: FillController,
        runner: TaskRunner,
        asker: Asker,
        settings: Settings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._fills = fills
        self._runner = runner
        self._asker = asker
        self._settings = settings
        self._review: Review | None = None
        self._task: Task | None = None
        document.photo_changed.connect(self.drop)

    @property
    def sensitivity(self) -> int:
        """Of the dust finder, 0..100."""
        return self._settings.dust_sensitivity

    @property
    def is_searching(self) -> bool:
        """Whether something is being looked for or read."""
        return self._task is not None

    def find_dust(self) -> None:
        """Look for dust and scratches in the photo as it was opened."""
        photo = self._document.photo
        if photo is not None:
            task = Task(partial(dust_places, photo, self._document.holes))
            task.progressed.connect(self._on_progressed)
            self._start(task, self._on_dust_found)
            self._on_progressed(0.0)

    def open_mask(self) -> None:
        """Ask for a mask, and show what it marks."""
        photo = self._document.photo
        path = self._asker.mask_to_open(self._folder()) if photo else None
        if photo is not None and path is not None:
            self._start(Task(partial(mask_places, path, photo.size)), self._on_mask)

    def offer(self, boxes: Sequence[Box]) -> None:
        """Show squares of another photo on this one; none are left alone."""
        if boxes:
            self.drop()
            self._show(Review(None, tuple(Place(box, (box,)) for box in boxes)))

    def save_mask(self) -> None:
        """Ask where to, and write the squares of the repairs as a mask."""
        photo, holes = self._document.photo, self._document.holes
        if photo is None or not holes:
            return
        name = f"{self._folder_name()}-mask.png"
        path = self._asker.place_for_mask(self._folder() / name)
        if path is not None:
            task = Task(partial(save_mask, holes, photo.size, path))
            task.succeeded.connect(lambda _: self._tell_saved(path))
            task.failed.connect(self._on_failed)
            self._runner.start(task)

    def set_sensitivity(self, sensitivity: int) -> None:
        """Show more marks, or fewer."""
        self._settings.dust_sensitivity = sensitivity
        if self._review is not None and self._review.kind is GroupKind.DUST:
            self._show(self._review.with_least(least_of(sensitivity)))

    def toggle(self, number: int) -> None:
        """Take a place away, or put it back."""
        if self._review is not None:
            self._show(self._review.toggled(number))

    def toggle_current(self) -> None:
        """The same with the place that was gone to."""
        if self._review is not None and self._review.current is not None:
            self.toggle(self._review.current)

    def step(self, by: int) -> None:
        """Go to another place."""
        if self._review is not None:
            self._show(self._review.stepped(by))

    def fill(self) -> None:
        """Fill what is left, as one step of the undo history."""
        review = self._review
        if review is None or not review.squares:
            return
        self.drop()
        self._fills.apply(
            added(review.squares, kind=review.kind), partial(self._step_of, review)
        )

    def drop(self) -> None:
        """Show nothing, and look for nothing any more."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
            self.activity_changed.emit("")
        if self._review is not None:
            self._show(None)

    def _start(self, task: Task, then: Callable[..., None]) -> None:
        self.drop()
        self._task = task
        task.succeeded.connect(partial(self._on_succeeded, then))
        task.failed.connect(self._on_failed)
        self._runner.start(task)

    def _on_succeeded(self, then: Callable[..., None], places: object) -> None:
        self._task = None
        self.activity_changed.emit("")
        then(places)

    def _on_failed(self, error: Exception) -> None:
        self._task = None
        self.activity_changed.emit("")
        message = messages.of_error(error)
        if message is None:
            raise error
        self.message_raised.emit(message)

    def _on_progressed(self, done: float) -> None:
        def words() -> str:
            text = self.tr("Looking for dust and scratches, {percent} % (Esc cancels)")
            return text.format(percent=int(100 * done))

        self.activity_changed.emit(words)

    def _on_dust_found(self, places: tuple[Place, ...]) -> None:
        if places:
            least = least_of(self.sensitivity)
            self._show(Review(GroupKind.DUST, places, least))
        else:
            self.message_raised.emit(
                Message(
                    lambda: self.tr(
                        "No dust and no scratches were found on this photo."
                    )
                )
            )

    def _on_mask(self, places: tuple[Place, ...]) -> None:
        self._show(Review(GroupKind.MASK, places))

    def _tell_saved(self, path: Path) -> None:
        def words() -> str:
            text = self.tr("The squares were saved as a mask in {name}.")
            return text.format(name=path.name)

        self.message_raised.emit(Message(words))

    def _show(self, review: Review | None) -> None:
        self._review = review
        self.review_changed.emit(review)
        if self._task is None:
            self.activity_changed.emit(self._keys if review else "")

    def _keys(self) -> str:
        """Which keys answer to what is shown."""
        if self._review is not None and not self._review.shown:
            return self.tr("Esc ends the search for dust and scratches")
        return self.tr("Enter fills what is marked, Esc drops the marks")

    def _step_of(self, review: Review) -> str:
        match review.kind:
            case GroupKind.DUST:
                text = self.tr("Remove dust")
            case GroupKind.MASK:
                text = self.tr("Fill a mask")
            case _:
                text = self.tr("Same squares as last time")
        return text

    def _folder(self) -> Path:
        path = self._document.path
        return path.parent if path is not None else pictures_folder()

    def _folder_name(self) -> str:
        path = self._document.path
        return path.stem if path is not None else self._document.name

"""From what is wanted to the repairs of the document."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.changes import added
from core.geometry import Box
from core.inpainting.settle import settle
from desktop.document.commands import ChangeRepairs
from desktop.fills.fill_pace import FillPace
from desktop.tasks import Task
from desktop.texts import messages
from desktop.texts.time_left import time_left

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from core.inpainting.engine import FillEngine
    from core.inpainting.settle import Settled
    from core.repair import Change, GroupKind, Repair, WantedRepair
    from desktop.document.document import Document
    from desktop.tasks import TaskRunner


@dataclass(frozen=True, slots=True, eq=False)
class _Act:
    """A change of the list that was asked for.

    Attributes:
        change: What becomes of the list.
        words: Says what it does, for people, in the undo history.
        made: Finished fills that it may use.
    """

    change: Change
    words: Callable[[], str]
    made: tuple[Repair, ...]

    def new_boxes(self, repairs: tuple[Repair, ...]) -> tuple[Box, ...]:
        """What of its list has yet to be filled, but for neighbours."""
        known = {repair.wanted for repair in repairs}
        made = {repair.wanted for repair in self.made}
        wanted = self.change(_wanted(repairs))
        return tuple(
            one.box
            for one in wanted
            if one.is_enabled and one not in known and one not in made
        )


@dataclass(frozen=True, slots=True, eq=False)
class _Running:
    act: _Act
    before: tuple[Repair, ...]
    boxes: tuple[Box, ...]
    task: Task


class FillController(QObject):
    """Does one change of the list of repairs after the other; the others wait.

    Each becomes one step of the undo history. All fills start from the original with
    every hole of the new list unknown, and repairs that had read what is now a hole
    are filled again. When the list changes while a change is being worked on, that is
    started again on the new list; when the photo changes, it is dropped.
    """

    busy_changed = Signal(object)
    """Carries the boxes that are being filled or wait, as a tuple."""
    filled = Signal(Box)
    status_changed = Signal(object)
    """Carries the EngineStatus of the latest fill with the prepared model."""
    activity_changed = Signal(str)
    message_raised = Signal(object)

    def __init__(
        self,
        document: Document,
        *,
        engine: FillEngine,
        runner: TaskRunner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._engine = engine
        self._runner = runner
        self._waiting: deque[_Act] = deque()
        self._running: _Running | None = None
        self._percent = 0
        self._pace = FillPace()
        document.photo_changed.connect(self.cancel)
        document.repairs_changed.connect(self._on_repairs_changed)

    @property
    def busy(self) -> tuple[Box, ...]:
        """The boxes that are being filled or wait, in their order."""
        running = () if self._running is None else self._running.boxes
        repairs = self._document.repairs
        waiting = (box for act in self._waiting for box in act.new_boxes(repairs))
        return tuple(dict.fromkeys((*running, *waiting)))

    def fill(self, box: Box) -> None:
        """Fill a hole as soon as those before it are done."""
        self.fill_all([box])

    def fill_all(self, boxes: Sequence[Box], *, kind: GroupKind | None = None) -> None:
        """Fill several holes as one step, but for those that are busy already.

        Args:
            boxes: The holes, in photo pixels.
            kind: What they were made from in one go; several become a group then.
        """
        busy = set(self.busy)
        new = [box for box in boxes if box not in busy]
        if len(new) == 1:
            self.apply(added(new), lambda: self.tr("Fill"))
        elif new:
            self.apply(
                added(new, kind=kind),
                lambda: self.tr("Fill {count} squares").format(count=len(new)),
            )

    def apply(
        self,
        change: Change,
        words: Callable[[], str],
        *,
        made: Sequence[Repair] = (),
    ) -> None:
        """Change the list of repairs as soon as the changes before are done.

        Args:
            change: From the list there will be by then to the one that is wanted. It
                is called more than once.
            words: Says what it does, for people, in the language of now.
            made: Finished fills that may be used, beside those of the document.
        """
        if self._document.photo is not None:
            self._waiting.append(_Act(change, words, tuple(made)))
            self._start_next()

    def cancel(self) -> None:
        """Give up what is being done and all that waits."""
        self._waiting.clear()
        if self._running is not None:
            self._running.task.cancel()
            self._running = None
        self._tell_busy()

    def tell_activity(self) -> None:
        """Say what goes on, in the language of the moment."""
        self.activity_changed.emit(self._activity())

    def _start_next(self) -> None:
        photo = self._document.photo
        if photo is not None and self._running is None and self._waiting:
            act, before = self._waiting.popleft(), self._document.repairs
            wanted, known = act.change(_wanted(before)), (*before, *act.made)
            task = Task(partial(settle, self._engine, photo, wanted, known))
            task.progressed.connect(self._on_task_progressed)
            task.succeeded.connect(self._on_task_succeeded)
            task.failed.connect(self._on_task_failed)
            self._running = _Running(act, before, act.new_boxes(before), task)
            self._percent = 0
            self._pace.begin()
            self._runner.start(task)
        self._tell_busy()

    def _on_task_progressed(self, done: float) -> None:
        percent = int(100 * done)
        if percent != self._percent:
            self._percent = percent
            self._pace.hear(done)
            self.tell_activity()

    def _on_task_succeeded(self, settled: Settled) -> None:
        done = self._end_running()
        if settled.repairs != done.before:
            self._document.undo_stack.push(
                ChangeRepairs(
                    self._document, done.before, settled.repairs, done.act.words
                )
            )
        if settled.status is not None:
            self.status_changed.emit(settled.status)
        for note in sorted(settled.notes, key=lambda note: note.value):
            self.message_raised.emit(messages.of_note(note))
        for box in done.boxes:
            self.filled.emit(box)
        self._start_next()

    def _on_task_failed(self, error: Exception) -> None:
        self._end_running()
        self._start_next()
        message = messages.of_error(error)
        if message is None:
            raise error
        self.message_raised.emit(message)

    def _on_repairs_changed(self) -> None:
        """The running change began with another list: begin again."""
        if self._running is not None:
            self._running.task.cancel()
            self._waiting.appendleft(self._end_running().act)
            self._start_next()

    def _end_running(self) -> _Running:
        if self._running is None:
            msg = "A change ended that was not running."
            raise RuntimeError(msg)
        running, self._running = self._running, None
        return running

    def _tell_busy(self) -> None:
        self.busy_changed.emit(self.busy)
        self.tell_activity()

    def _activity(self) -> str:
        if self._running is None:
            return ""
        count = len(self._running.boxes)
        match self.busy:
            case ():
                text = self.tr("Renewing the squares nearby (Esc cancels)")
            case (box,):
                text = self.tr("Filling {side} px (Esc cancels)")
                text = text.format(side=box.width)
            case boxes if count == 1:
                text = self.tr("Filling 1 of {count} squares (Esc cancels)")
                text = text.format(count=len(boxes))
            case _:
                text = self._progress_of(count)
        return text

    def _progress_of(self, count: int) -> str:
        """Of the squares that are being filled together."""
        left = self._pace.seconds_left
        if left is None:
            text = self.tr("Filling {count} squares, {percent} % (Esc cancels)")
            return text.format(count=count, percent=self._percent)
        text = self.tr("Filling {count} squares, {percent} %, {left} (Esc cancels)")
        return text.format(count=count, percent=self._percent, left=time_left(left))


def _wanted(repairs: tuple[Repair, ...]) -> tuple[WantedRepair, ...]:
    return tuple(repair.wanted for repair in repairs)

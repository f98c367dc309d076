"""What was found where a person has typed a path."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.errors import RepairError
from desktop.looks.labels import plain_label
from desktop.texts import messages
from desktop.wizard.elsewhere.look import Look

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.tasks import TaskRunner


class Finding(QObject):
    """Looks in the worker, and says what is there or what is in the way.

    Attributes:
        label: Where it is said.

    Args:
        runner: Its thread does the looking.
        words: Says what was found, in the language of now.
        parent: Its owner.
    """

    changed = Signal()
    """Something else was found, or nothing is known any more."""

    def __init__(
        self, runner: TaskRunner, words: Callable[[object], str], parent: QObject
    ) -> None:
        super().__init__(parent)
        self.label = plain_label()
        self._words = words
        self._look = Look(runner, self)
        self._found: object = None
        self._look.seen.connect(self._show)
        self._look.failed.connect(self._show)

    @property
    def found(self) -> object:
        """What a look gave, or its RepairError; None as long as there is neither."""
        return self._found

    def begin(self, look: Callable[[], object] | None) -> None:
        """Look at something else.

        Args:
            look: Called in the worker; None where there is nothing to look at.
        """
        self._show(None)
        if look is None:
            self.stop()
        else:
            self._look.begin(look)

    def stop(self) -> None:
        """Look no more; does not wait."""
        self._look.stop()

    def write(self) -> None:
        """Say it anew, in the language of now."""
        found = self._found
        if isinstance(found, RepairError):
            message = messages.of_error(found)
            text = str(found) if message is None else message.text
        else:
            text = "" if found is None else self._words(found)
        self.label.setText(text)

    def _show(self, found: object) -> None:
        self._found = found
        self.write()
        self.changed.emit()

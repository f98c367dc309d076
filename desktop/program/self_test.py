"""The program tries itself out where it was installed: a window, a photo, a fill."""

from __future__ import annotations

import json
import logging
import sys
import time
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer

from core.geometry import Box
from desktop.document.document import Document
from desktop.fills.fill_controller import FillController
from desktop.main import run_window
from desktop.texts.messages import Tone

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.paths import AppPaths
    from desktop.texts.messages import Message
    from desktop.window.main_window import MainWindow

_STAMP = Box.square(2110, 1330, 236)
"""The date in a corner of the sample photo."""
_PATIENCE_MS = 180_000

_log = logging.getLogger(__name__)
_Part = TypeVar("_Part", bound=QObject)


def run_self_test(paths: AppPaths) -> int:
    """Show the window with the sample photo, fill a square of it, and close it.

    Prints one JSON object, which is also in the log: "window", "photo" and "fill" are
    the seconds from the start of the process until each was there, and "trouble" is
    what went wrong, or empty.

    Args:
        paths: The program's own folders.

    Returns:
        The exit status: 1 when there was no fill within three minutes.
    """
    import psutil

    started = psutil.Process().create_time()
    tests: list[SelfTest] = []
    status = run_window(
        paths,
        photo=None,
        sample=True,
        follow=lambda window: tests.append(
            SelfTest(window, seconds=lambda: time.time() - started)
        ),
    )
    report = json.dumps(tests[0].report)
    _log.info("Self test: %s", report)
    sys.stdout.write(f"{report}\n")
    return status or int(tests[0].has_failed)


class SelfTest(QObject):
    """Uses a window in place of a person, and closes it in the end.

    Args:
        window: Before its `first_painted`; opens the sample photo by itself.
        seconds: Since the start of the program.
        patience: After so many milliseconds without a fill the test has failed.
    """

    def __init__(
        self,
        window: MainWindow,
        *,
        seconds: Callable[[], float],
        patience: int = _PATIENCE_MS,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._seconds = seconds
        self._times: dict[str, float] = {}
        self._trouble = ""
        self._document = _part(window, Document)
        self._fills = _part(window, FillController)
        window.first_painted.connect(lambda: self._note("window"))
        self._document.photo_changed.connect(self._on_photo_changed)
        self._fills.filled.connect(self._on_filled)
        self._fills.message_raised.connect(self._on_message)
        QTimer.singleShot(patience, self, self._close)

    @property
    def report(self) -> dict[str, float | str]:
        """Seconds by what they were needed for, and "trouble"."""
        is_silent = self.has_failed and not self._trouble
        trouble = "The square was not filled in time." if is_silent else self._trouble
        return {**self._times, "trouble": trouble}

    @property
    def has_failed(self) -> bool:
        """Whether there is no fill."""
        return "fill" not in self._times

    def _on_photo_changed(self) -> None:
        if self._document.photo is not None:
            self._note("photo")
            self._fills.fill(_STAMP)

    def _on_filled(self) -> None:
        self._note("fill")
        self._close()

    def _on_message(self, message: Message) -> None:
        self._trouble = message.text
        if message.tone is Tone.WARNING:
            self._close()

    def _note(self, step: str) -> None:
        self._times[step] = round(self._seconds(), 2)

    def _close(self) -> None:
        # Nobody is there to be asked about the repair.
        self._document.undo_stack.setClean()
        self._window.close()


def _part(window: MainWindow, kind: type[_Part]) -> _Part:
    part = window.findChild(kind)
    if part is None:
        msg = f"The window has no {kind.__name__}."
        raise LookupError(msg)
    return part

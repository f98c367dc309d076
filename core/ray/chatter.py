"""What Ray says on the way goes into a file; the terminal is for sentences."""

from __future__ import annotations

import logging
import warnings
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from threading import current_thread
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import TextIO

FILE = "ray.log"
"""Holds what was said during the last connection."""

_NAME = "ray"
_THREADS = ("ray_", "Dummy-")
"""How Ray's threads are called, and those of its C++ once they come to Python."""


@contextmanager
def kept_in(folder: Path) -> Iterator[Callable[[], None]]:
    """Write what Ray says into a file for the length of a block.

    Args:
        folder: Made when missing. One that cannot be written to is no failure.

    Yields:
        To be called once Ray has begun, which throws all handlers away.
    """
    import sys

    logger = logging.getLogger(_NAME)
    before = logger.propagate, [*logger.handlers]
    handler = _handler(folder)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))

    def listen() -> None:
        logger.propagate, logger.handlers = False, [handler]

    listen()
    try:
        with (
            warnings.catch_warnings(),
            redirect_stdout(_without_ray(sys.stdout, logger)),
            redirect_stderr(_without_ray(sys.stderr, logger)),
        ):
            warnings.filterwarnings("ignore", module=_NAME)
            yield listen
    finally:
        logger.propagate, logger.handlers = before
        handler.close()


def _without_ray(stream: TextIO, logger: logging.Logger) -> TextIO:
    return cast("TextIO", _WithoutRay(stream, logger))


class _WithoutRay:
    """A stream for all but Ray's threads, which print there what a worker died of."""

    def __init__(self, stream: TextIO, logger: logging.Logger) -> None:
        self._stream = stream
        self._logger = logger

    def write(self, text: str) -> int:
        if not current_thread().name.startswith(_THREADS):
            return self._stream.write(text)
        if text.strip():
            self._logger.warning(text.strip())
        return len(text)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a stream has
        return getattr(self._stream, name)


def _handler(folder: Path) -> logging.Handler:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return logging.FileHandler(folder / FILE, mode="w", encoding="utf-8")
    except OSError:
        return logging.NullHandler()

"""Looking at many files at once."""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from queue import Empty, SimpleQueue
from threading import Event
from types import TracebackType
from typing import Self

from core.dataset.inspection import Finding, Inspector
from core.dataset.photo_files import PhotoFile
from core.errors import Cancelled

_GRACE_S = 0.4  # for threads to notice that nobody waits for them any more

Answer = tuple[PhotoFile, Finding | OSError]
"""A file, and what was seen in it or why the system did not let it be read."""


class InspectionPool:
    """Threads that inspect files; Pillow decodes without holding up other threads.

    Leaving the block ends the threads, whatever is left to do. One that is in the
    middle of a picture stops there; where Pillow cannot stop, in a WebP or a packed
    TIFF, or the disk does not answer, the thread ends by itself a little later.
    """

    def __init__(self, workers: int | None = None) -> None:
        """`workers`: threads; as many as processors when None."""
        self._count = workers or os.cpu_count() or 1
        self._asked: SimpleQueue[PhotoFile | None] = SimpleQueue()
        self._answered: SimpleQueue[Answer] = SimpleQueue()
        self._is_over = Event()
        self._open = 0
        self._executor = ThreadPoolExecutor(self._count, "mendscape-scan")
        self._inspector = Inspector(self._check)

    def __enter__(self) -> Self:
        self._loops = [self._executor.submit(self._work) for _ in range(self._count)]
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._is_over.set()
        for _ in self._loops:
            self._asked.put(None)
        late = wait(self._loops, timeout=_GRACE_S).not_done
        self._executor.shutdown(wait=not late)

    @property
    def is_busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._open > 0

    def ask(self, file: PhotoFile) -> None:
        """Have a file inspected when it is its turn."""
        self._open += 1
        self._asked.put(file)

    def answers(self, *, patience: float = 0) -> Iterator[Answer]:
        """The answers that are there.

        Args:
            patience: Seconds to wait for the first one.
        """
        try:
            while True:
                answer = self._answered.get(timeout=patience) if patience else None
                yield answer or self._answered.get_nowait()
                self._open -= 1
                patience = 0
        except Empty:
            for loop in self._loops:
                if loop.done():
                    loop.result()  # what no file should be able to raise

    def _work(self) -> None:
        for file in iter(self._asked.get, None):
            if self._is_over.is_set():
                return
            try:
                answer: Finding | OSError = self._inspector.inspect(file.path)
            except OSError as error:
                answer = error
            self._answered.put((file, answer))

    def _check(self) -> None:
        if self._is_over.is_set():
            raise Cancelled

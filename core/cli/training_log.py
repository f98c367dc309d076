"""What a training leaves for those who look into a failure."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from core.training.process.run_log import FILE


@contextmanager
def log_to(folder: Path) -> Iterator[None]:
    """Write what the program logs to a file; the terminal is for sentences.

    Args:
        folder: Made when missing. One that cannot be written to is no failure.
    """
    handler = _handler(folder)
    handler.setFormatter(
        logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s")
    )
    logger = logging.getLogger("core")
    before = logger.level
    logger.setLevel(logging.INFO)
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.setLevel(before)
        logger.removeHandler(handler)
        handler.close()


def _handler(folder: Path) -> logging.Handler:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return logging.FileHandler(folder / FILE, encoding="utf-8")
    except OSError:
        return logging.NullHandler()

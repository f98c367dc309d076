"""What the commands say on the terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Never, Self

# tqdm is imported where it is used: the window asks this package for the commands'
# names, and must not wait for it.
if TYPE_CHECKING:
    from types import TracebackType

    from tqdm import tqdm


class UsageError(Exception):
    """Arguments that make no sense together; one sentence, exit status 2."""


def complain(message: str) -> None:
    """One line on stderr, above the bar; stdout is for what other programs read."""
    from tqdm import tqdm

    tqdm.write(message, file=sys.stderr)


class SquaresBar:
    """Shows how many squares are filled, on a terminal; elsewhere it is silent.

    Args:
        total: Squares to fill.
    """

    _FORMAT = "{l_bar}{bar}| {n:.0f}/{total} squares [{elapsed}<{remaining}]"

    def __init__(self, total: int) -> None:
        from tqdm import tqdm

        self._finished = 0
        self._bar: tqdm[Never] = tqdm(
            total=total,
            file=sys.stderr,
            disable=None,
            leave=False,
            bar_format=self._FORMAT,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._bar.close()

    def describe(self, doing: str) -> None:
        """Say before the bar what is being done; empty while squares are filled."""
        self._bar.set_description(doing)

    def show(self, done: float) -> None:
        """Show that so many squares of the current picture are filled."""
        self._bar.update(self._finished + done - self._bar.n)

    def finish(self, squares: int) -> None:
        """Count the squares of a picture as done with, filled or not."""
        self._finished += squares
        self.show(0)

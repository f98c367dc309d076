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


def say(message: str) -> None:
    """Lines on stdout, above the bar, at once also where somebody reads along."""
    from tqdm import tqdm

    tqdm.write(message, file=sys.stdout)
    sys.stdout.flush()


class Bar:
    """Shows on a terminal how far something is; elsewhere it is silent.

    Args:
        look: A `bar_format` of tqdm.
        total: What is done at the end, in any unit; None is not known yet.
    """

    def __init__(self, look: str, total: float | None = None) -> None:
        from tqdm import tqdm

        self._bar: tqdm[Never] = tqdm(
            total=total, file=sys.stderr, disable=None, leave=False, bar_format=look
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Leave the terminal as it was."""
        self._bar.close()

    def describe(self, doing: str) -> None:
        """Say before the bar what is being done; may be empty."""
        self._bar.set_description(doing)

    def move_to(self, done: float, *, total: float | None = None) -> None:
        """Show that so much is done, and perhaps that there is more to do."""
        if total is not None:
            self._bar.total = total
        self._bar.update(done - self._bar.n)

    def tick(self) -> None:
        """Show the time that has passed, while nothing else happens."""
        self._bar.refresh()

    def note(self, text: str) -> None:
        """Say something after the bar."""
        self._bar.set_postfix_str(text)


class SquaresBar(Bar):
    """Shows how many squares are filled, and how long the others will take.

    Args:
        total: Squares to fill.
    """

    def __init__(self, total: int) -> None:
        super().__init__(
            "{l_bar}{bar}| {n:.0f}/{total} squares [{elapsed}{postfix}]", total
        )

    def show(self, done: float, *, seconds_left: float | None) -> None:
        """Show that so many squares are done with, filled or not."""
        from tqdm import tqdm

        if seconds_left is not None:
            left = f"{tqdm.format_interval(seconds_left)} left"
            self._bar.set_postfix_str(left, refresh=False)
        self.move_to(done)

"""How long steps report and how they are asked to end."""

from collections.abc import Callable

Report = Callable[[float], None]
"""Called with the done part of a step, 0..1.

It may raise `core.errors.Cancelled`; a long step calls it at least five times a
second and lets that exception pass.
"""


def silent(done: float) -> None:
    """Report to nobody and never cancel."""

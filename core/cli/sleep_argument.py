"""Whether a command lets the computer fall asleep while it works."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.wakefulness import Wakefulness

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def add_sleep_argument(parser: ArgumentParser) -> None:
    """Let a person decide it."""
    parser.add_argument(
        "--allow-sleep",
        action="store_true",
        help="let the computer fall asleep in the middle; otherwise it is kept awake "
        "where the system allows that",
    )


def wakefulness_of(args: Namespace) -> Wakefulness:
    """As the person has decided."""
    wakefulness: Wakefulness | None = args.wakefulness
    if wakefulness is None:
        return Wakefulness(is_wanted=not args.allow_sleep)
    wakefulness.is_wanted = not args.allow_sleep
    return wakefulness

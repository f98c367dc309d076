"""The program's own window, used by code instead of a person."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject

from core.paths import AppPaths
from desktop.main import run_window
from desktop.window.main_window import MainWindow

Part = TypeVar("Part", bound=QObject)


def use_window(
    folder: Path, photo: Path, follow: Callable[[MainWindow], object]
) -> None:
    """Show the window with a photo until it is closed.

    Args:
        folder: For its profile.
        photo: Opened at the start.
        follow: Is handed the window when it is whole; what it returns is kept until
            the window is closed.
    """
    kept: list[object] = []
    run_window(
        AppPaths.in_folder(folder / "profile"),
        photo=photo,
        sample=False,
        follow=lambda window: kept.append(follow(window)),
    )


def part_of(window: MainWindow, kind: type[Part]) -> Part:
    """The one part of that kind."""
    part = window.findChild(kind)
    if part is None:
        msg = f"The window has no {kind.__name__}."
        raise LookupError(msg)
    return part

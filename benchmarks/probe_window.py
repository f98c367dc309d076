"""The product's window, to be timed from outside until its first paint.

python -m benchmarks.probe_window PROFILE
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from core.paths import AppPaths
from desktop.program.plain_imports import use_plain_imports

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.window.main_window import MainWindow


def main() -> None:
    """Start the program as a person does, and end it when its window is there."""
    # In the program's order: imports between that of PySide6 and this take longer.
    use_plain_imports()
    from PySide6.QtWidgets import QApplication

    from benchmarks.probe_paint import PaintWatch
    from desktop.main import run_window
    from desktop.window.main_window import MainWindow

    run = QApplication.exec

    def watched() -> int:
        windows = QApplication.topLevelWidgets()
        PaintWatch(next(w for w in windows if isinstance(w, MainWindow)))
        return run()

    # The program makes its window itself; nothing is painted before exec.
    QApplication.exec = staticmethod(watched)
    run_window(AppPaths.in_folder(Path(sys.argv[1])), photo=None, sample=False)


def run_product(profile: Path, *, observe: Callable[[MainWindow], object]) -> None:
    """Run the program until its window is closed, with somebody watching it.

    Args:
        profile: Folder of settings and models.
        observe: Given the window when it is whole, before `first_painted`; what it
            returns is kept until the window is closed.
    """
    use_plain_imports()
    from desktop.main import run_window

    kept: list[object] = []
    run_window(
        AppPaths.in_folder(profile),
        photo=None,
        sample=False,
        follow=lambda window: kept.append(observe(window)),
    )


if __name__ == "__main__":
    main()

"""What no program of this kind can avoid, to be timed from outside.

    python -m benchmarks.probe_bare window|import

Imports nothing of the product, so that the product's share of the time shows.
"""

import sys
import time

from benchmarks.probe import tell


def main() -> None:
    """Do one thing and tell when it was done."""
    if sys.argv[1] == "window":
        _show_window()
    else:
        import tensorflow  # noqa: F401 - only its import is timed

        tell(moment=time.monotonic())


def _show_window() -> None:
    """The least that a Qt program can show."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    from benchmarks.probe_paint import PaintWatch

    app = QApplication([])
    window = QMainWindow()
    PaintWatch(window)
    window.show()
    app.exec()


if __name__ == "__main__":
    main()

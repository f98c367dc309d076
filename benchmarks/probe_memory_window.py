"""How much memory the program's window takes at most for a large photo.

python -m benchmarks.probe_memory_window PROFILE PHOTO
"""

import sys
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from benchmarks.probe import peak_memory, tell
from benchmarks.probe_window import run_product
from desktop.window.main_window import MainWindow
from desktop.workspace import Workspace

_SETTLING = 500  # ms


class OpeningProbe(QObject):
    """Opens a photo in the window when the model is ready, and closes it again.

    Args:
        window: The product's, about to be painted.
        photo: The file.
    """

    def __init__(self, window: MainWindow, photo: Path) -> None:
        super().__init__(window)
        workspace = window.findChild(Workspace)
        assert workspace is not None  # noqa: S101 - the window was built with one
        workspace.models.status_changed.connect(
            lambda: workspace.files.open_photo(photo)
        )
        workspace.document.photo_changed.connect(
            lambda: QTimer.singleShot(_SETTLING, window.close)
        )


def main() -> None:
    """Run the product's window with a probe in it, and tell the peak."""
    photo = Path(sys.argv[2])
    run_product(Path(sys.argv[1]), observe=lambda window: OpeningProbe(window, photo))
    tell(peak=peak_memory())


if __name__ == "__main__":
    main()

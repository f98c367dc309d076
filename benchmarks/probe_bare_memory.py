"""How much memory no program of this kind can avoid for a large photo.

    python -m benchmarks.probe_bare_memory open|save|fill|window PHOTO

Imports nothing of the product but how memory is told.
"""

import sys
from pathlib import Path

import numpy as np
from PIL import Image

from benchmarks.probe import peak_memory, tell


def main() -> None:
    """Do the least of it, and tell the peak."""
    kind, path = sys.argv[1], Path(sys.argv[2])
    if kind in {"fill", "window"}:
        import tensorflow  # noqa: F401 - its memory counts
    if kind == "window":
        _show(path)
    else:
        image = Image.open(path)
        if kind == "save":
            image.load()
            image.save(path.with_stem("bare"), quality="keep")
        else:
            np.asarray(image)
    tell(peak=peak_memory())


def _show(path: Path) -> None:
    """A picture in a window."""
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPixmap
    from PySide6.QtWidgets import QApplication, QGraphicsScene, QGraphicsView

    app = QApplication([])
    scene = QGraphicsScene()
    scene.addPixmap(QPixmap(str(path)))
    view = QGraphicsView(scene)
    view.show()
    QTimer.singleShot(500, app.quit)
    app.exec()


if __name__ == "__main__":
    main()

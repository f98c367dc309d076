"""A program with unsaved repairs, for `test_restoring` to kill.

Run with a folder for its profile and a photo. It fills two squares, says so once the
journal has them, and goes on until it is ended.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from core.geometry import Box
from core.model.library import ModelLibrary
from core.paths import AppPaths
from desktop.document.document import Document
from desktop.fills.fill_controller import FillController
from desktop.main import build_window
from desktop.settings.settings import Settings
from tests.desktop.fakes import FakeEngine, ScriptedAsker

SQUARES = (Box.square(100, 80, 40), Box.square(200, 150, 30))


def main() -> None:
    profile, photo = (Path(argument) for argument in sys.argv[1:])
    app = QApplication(sys.argv[:1])
    paths = AppPaths.in_folder(profile)
    library = ModelLibrary(paths.models)
    window = build_window(
        paths,
        settings=Settings(paths.settings / "settings.ini"),
        engine=FakeEngine(library),
        asker=ScriptedAsker(),
        open_library=lambda: library,
        make_wizard=lambda *_: None,
    )
    document = window.findChild(Document)
    fills = window.findChild(FillController)
    document.photo_changed.connect(lambda: fills.fill_all(SQUARES))
    watch = QTimer(window)
    watch.timeout.connect(lambda: tell(paths, watch))
    watch.start(20)
    window.show()
    window.photo_dropped.emit(photo)
    app.exec()


def tell(paths: AppPaths, watch: QTimer) -> None:
    texts = (path.read_text() for path in paths.sessions.glob("*/session.json"))
    if any(text.count('"box"') == len(SQUARES) for text in texts):
        watch.stop()
        sys.stdout.write("noted\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()

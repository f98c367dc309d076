"""Whether the product's window stays usable while it starts, opens and saves.

python -m benchmarks.probe_file_gaps PROFILE
"""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, SignalInstance

from benchmarks.probe import large_photo, tell
from benchmarks.probe_gaps import GapMeter
from benchmarks.probe_window import run_product
from core.photo.photo_io import save_photo
from core.photo.save_options import SaveOptions
from desktop.window.main_window import MainWindow
from desktop.workspace import Workspace

ENDINGS = ("jpg", "png", "tif", "webp")
_SETTLING = 1000  # ms
_PAINTING = 200  # ms until what has come of it is on the screen
_OPTIONS = SaveOptions(quality=90)


class FileGapProbe(QObject):
    """Waits for the model, then opens a photo of each format and exports it again.

    Args:
        window: The product's, about to be painted.
        photos: Named by their endings.
    """

    def __init__(self, window: MainWindow, photos: Path) -> None:
        super().__init__(window)
        self._window = window
        self._photos = photos
        workspace = window.findChild(Workspace)
        assert workspace is not None  # noqa: S101 - the window was built with one
        self._workspace = workspace
        self._meter = GapMeter()
        self._longest: dict[str, float] = {}
        self._steps = self._all_steps()
        window.first_painted.connect(self._meter.start)
        workspace.models.status_changed.connect(self._on_model_ready)

    def _all_steps(self) -> list[Callable[[], None]]:
        """In reverse."""
        document, saver = self._workspace.document, self._workspace.saver
        steps: list[Callable[[], None]] = [self._window.close]
        for ending in ENDINGS:
            source, copy = self._photos / f"a.{ending}", self._photos / f"b.{ending}"
            save = partial(saver.export, copy, _OPTIONS)
            steps.append(partial(self._time, f"save {ending}", save, saver.saved))
            read = partial(self._workspace.files.open_photo, source)
            opened = document.photo_changed
            steps.append(partial(self._time, f"open {ending}", read, opened))
        return steps

    def _on_model_ready(self) -> None:
        self._longest["load"] = self._meter.stop()
        self._go_on()

    def _time(self, name: str, do: Callable[[], None], done: SignalInstance) -> None:
        def on_done() -> None:
            done.disconnect(on_done)
            QTimer.singleShot(_PAINTING, partial(self._end, name))

        done.connect(on_done)
        self._meter.start()
        do()

    def _end(self, name: str) -> None:
        self._longest[name] = self._meter.stop()
        self._go_on()

    def _go_on(self) -> None:
        step = self._steps.pop()
        if not self._steps:
            tell(**self._longest)
        QTimer.singleShot(_SETTLING, step)


def main() -> None:
    """Make the files, and run the product's window with a probe in it."""
    profile = Path(sys.argv[1])
    photos = profile / "photos"
    photos.mkdir(parents=True)
    photo = large_photo()
    for ending in ENDINGS:
        save_photo(photo, (), photos / f"a.{ending}", _OPTIONS)
    run_product(profile, observe=lambda window: FileGapProbe(window, photos))


if __name__ == "__main__":
    main()

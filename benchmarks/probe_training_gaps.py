"""Whether the product's window stays usable while a model is trained beside it.

python -m benchmarks.probe_training_gaps PROFILE
"""

import sys
from pathlib import Path

import numpy as np
from PIL import Image
from PySide6.QtCore import QObject, QTimer

from benchmarks.probe import tell
from benchmarks.probe_gaps import GapMeter
from benchmarks.probe_window import run_product
from core.training.events import StepEnded
from desktop.settings.settings import Settings
from desktop.window.actions import ActionId
from desktop.window.main_window import MainWindow
from desktop.wizard.training_session import TrainingSession

_PHOTOS = 48
_SIZE = (900, 600)
_LOOK_EVERY = 50  # ms
_SETTLING = 2000  # ms
_TRAINING = 60_000  # ms from the first step
_LATEST = 400_000  # ms


class TrainingProbe(QObject):
    """Goes through the wizard as a person does, and cancels the run after a while.

    Args:
        window: The product's, about to be painted.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._meter = GapMeter()
        self._starting = 0.0
        self._is_over = False
        window.first_painted.connect(lambda: QTimer.singleShot(_SETTLING, self._open))

    def _open(self) -> None:
        from desktop.wizard.wizard import TrainingWizardDialog

        self._window.action(ActionId.TRAIN).trigger()
        wizard = self._window.findChild(TrainingWizardDialog)
        assert wizard is not None  # noqa: S101 - the action has just made it
        self._wizard = wizard
        wizard.runs.session_started.connect(self._on_session_started)
        wizard.next()
        self._go_on_when_checked()

    def _go_on_when_checked(self) -> None:
        if not self._wizard.check_page.isComplete():
            QTimer.singleShot(_LOOK_EVERY, self._go_on_when_checked)
            return
        self._wizard.next()
        QTimer.singleShot(_SETTLING, self._start)

    def _start(self) -> None:
        self._meter.start()
        self._wizard.next()
        QTimer.singleShot(_LATEST, self._end)

    def _on_session_started(self, session: TrainingSession) -> None:
        self._session = session
        session.event_received.connect(self._on_event)
        session.ended.connect(self._on_ended)

    def _on_event(self, event: object) -> None:
        if isinstance(event, StepEnded) and not self._starting:
            self._starting = self._meter.stop() or 1.0
            self._meter.start()
            QTimer.singleShot(_TRAINING, self._end)

    def _end(self) -> None:
        if self._is_over:
            return
        self._is_over = True
        tell(training=self._meter.stop(), starting=self._starting)
        if self._wizard.runs.is_running:
            self._session.cancel()
        else:
            self._on_ended()

    def _on_ended(self) -> None:
        self._wizard.reject()
        self._window.close()


def main() -> None:
    """Make photos, and run the product's window with a probe in it."""
    profile = Path(sys.argv[1])
    photos = profile / "training photos"
    _make_photos(photos)
    settings = Settings(profile / "settings.ini")
    settings.training_folder = photos
    settings.save()
    run_product(profile, observe=TrainingProbe)


def _make_photos(folder: Path) -> None:
    """Soft shapes with grain, each different."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(_PHOTOS):
        rng = np.random.default_rng(number)
        coarse = rng.integers(0, 256, (7, 9, 3), np.uint8)
        soft = Image.fromarray(coarse).resize(_SIZE, Image.Resampling.BICUBIC)
        grain = rng.integers(0, 12, (_SIZE[1], _SIZE[0], 3), np.uint8)
        pixels = np.asarray(soft) // 2 + 40 + grain
        Image.fromarray(pixels.astype(np.uint8)).save(folder / f"{number:03d}.jpg")


if __name__ == "__main__":
    main()

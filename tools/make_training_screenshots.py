"""Make the documentation's pictures of a training, from the real wizard.

    python -m tools.make_training_screenshots --minutes 5

Renders landscapes, opens the training wizard on them without a screen, trains the
shipped model on them for some minutes, and writes what it looks like into docs/images.
"""

import argparse
import multiprocessing
import os
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWizard

from core.model.library import ModelLibrary
from core.paths import AppPaths
from core.training.wizard import TrainingWizard
from desktop.looks.theme import app_icon
from desktop.questions.dialog_asker import DialogAsker
from desktop.settings.settings import Settings
from desktop.tasks import TaskRunner
from desktop.wizard.pages import PageId
from desktop.wizard.wizard import TrainingWizardDialog
from tools.landscape.render import landscape

IMAGES = Path("docs/images")
_SIZE = (960, 700)
_PHOTO = (480, 320)
_FIRST_SEED = 100
_SHOT_AFTER = 0.6  # part of the training when its picture is taken
_PATIENCE = 3600  # seconds


def main() -> int:
    """Render, train, and write all pictures."""
    arguments = _arguments()
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        photos = Path(folder) / "My mountains"
        _render(photos, arguments.photos)
        _spoil_some(photos)
        _take(Path(folder), photos, minutes=arguments.minutes)
    print(f"The pictures lie in {IMAGES.resolve()}")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=int, default=5, help="of training")
    parser.add_argument("--photos", type=int, default=48, help="to render")
    return parser.parse_args()


def _render(folder: Path, count: int) -> None:
    folder.mkdir()
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(mp_context=spawn) as workers:
        list(workers.map(partial(_render_one, folder), range(count)))


def _render_one(folder: Path, number: int) -> None:
    pixels = landscape(*_PHOTO, _FIRST_SEED + number)
    Image.fromarray(pixels).save(folder / f"ridge-{number:02}.jpg", quality=90)


def _spoil_some(folder: Path) -> None:
    """Put photos beside them that cannot be used, as every folder has some."""
    first = sorted(folder.iterdir())[0]
    (folder / "ridge-00 copy.jpg").write_bytes(first.read_bytes())
    (folder / "broken download.jpg").write_bytes(first.read_bytes()[:5000])
    with Image.open(first) as photo:
        photo.resize((96, 64)).save(folder / "thumbnail.png")


def _take(home: Path, photos: Path, *, minutes: int) -> None:
    app = QApplication(sys.argv[:1])
    app.setWindowIcon(app_icon())
    paths = AppPaths.in_folder(home / "profile")
    settings = Settings(paths.settings / "settings.ini")
    settings.training_folder = photos
    runner = TaskRunner("training")
    wizard = TrainingWizardDialog(
        TrainingWizard(paths, ModelLibrary(paths.models)),
        runner=runner,
        asker=DialogAsker(),
        settings=settings,
        open_logs=lambda: None,
    )
    wizard.resize(*_SIZE)
    wizard.show()
    _take_questions(wizard, minutes=minutes)
    _take_job(wizard, home / "alps-job")
    _take_run(wizard, minutes=minutes)
    wizard.close()
    runner.stop()


def _take_questions(wizard: TrainingWizardDialog, *, minutes: int) -> None:
    wizard.next()
    _wait(lambda: not wizard.check_page.is_scanning)
    _pause(3)  # for the thumbnails
    # Not the temporary folder that it lies in.
    wizard.check_page.setSubTitle(wizard.check_page.subTitle().rpartition(os.sep)[2])
    _shot(wizard, "train-check.jpg")
    wizard.next()
    wizard.options_page.span.choose(minutes)
    _shot(wizard, "train-options.png")


def _take_job(wizard: TrainingWizardDialog, folder: Path) -> None:
    """Write the job for another computer, and come back to the options."""
    wizard.options_page.elsewhere_requested.emit()
    wizard.jobs.place.place.take(folder)
    _wait(wizard.jobs.place.isComplete)
    wizard.next()
    _wait(lambda: wizard.currentId() == PageId.PACKED)
    wizard.jobs.packed.setSubTitle(folder.name)
    _shot(wizard, "train-elsewhere.png")
    wizard.restart()
    wizard.next()
    _wait(lambda: not wizard.check_page.is_scanning)
    wizard.next()


def _take_run(wizard: TrainingWizardDialog, *, minutes: int) -> None:
    wizard.button(QWizard.WizardButton.CommitButton).click()
    progress = wizard.progress_page
    _wait(lambda: progress.previews.rows > 0 or not wizard.runs.is_running)
    _pause(60 * minutes * _SHOT_AFTER)
    _shot(wizard, "train-progress.jpg")
    _wait(lambda: wizard.currentId() == PageId.RESULT)
    _shot(wizard, "train-result.jpg")


def _wait(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + _PATIENCE
    while not is_so():
        if time.monotonic() > end:
            msg = "The wizard did not do what it was waited for."
            raise TimeoutError(msg)
        _pause(0.1)


def _pause(seconds: float) -> None:
    """Let the window live; unlike QTest.qWait, it lets other threads work as well."""
    loop = QEventLoop()
    QTimer.singleShot(round(1000 * seconds), loop.quit)
    loop.exec()


def _shot(wizard: TrainingWizardDialog, name: str) -> None:
    _pause(0.2)
    wizard.grab().save(str(IMAGES / name), quality=88)


if __name__ == "__main__":
    sys.exit(main())

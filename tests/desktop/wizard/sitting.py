"""A whole wizard with a scripted scan, a scripted run and a scripted person."""

import io
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from PIL import Image
from PySide6.QtWidgets import QLabel, QPushButton, QWizard
from pytestqt.qtbot import QtBot

from core.dataset.scan_report import (
    AcceptedPhoto,
    RejectedPhoto,
    ScanReport,
)
from core.dataset.split import Split
from core.geometry import Size
from core.model.card import ModelCard, Score
from core.model.library import ModelLibrary
from core.paths import AppPaths
from core.training.comparison import Comparison
from core.training.events import (
    RunCancelled,
    RunFinished,
    TrainingEvent,
    TrainingResult,
)
from core.training.options import TrainingOptions
from core.training.process.run_folder import ResumableRun
from desktop.settings.settings import Settings
from desktop.tasks import TaskRunner
from desktop.wizard.pages import PageId
from desktop.wizard.wizard import TrainingWizardDialog
from tests.desktop.fakes import ScriptedAsker
from tests.desktop.wizard.scripted import ScriptedProcess, ScriptedWizard
from tests.factories import landscape
from tests.fakes import SMALL


class Sitting:
    """Uses the wizard as a person does."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot = qtbot
        self.photos = folder / "Alps"
        paths = AppPaths.in_folder(folder / "profile")
        self.settings = Settings(paths.settings / "settings.ini")
        self.asker = ScriptedAsker()
        self.runner = TaskRunner("wizard-test")
        self.wizard = ScriptedWizard(paths, ModelLibrary(paths.models))
        self.logs_opened = 0
        self.chosen: list[str] = []
        self.open()

    def open(self) -> None:
        """Make the window anew, with what is remembered."""
        self.dialog = TrainingWizardDialog(
            self.wizard,
            runner=self.runner,
            asker=self.asker,
            settings=self.settings,
            open_logs=self._open_logs,
        )
        self.dialog.model_chosen.connect(self.chosen.append)
        with self.qtbot.waitExposed(self.dialog):
            self.dialog.show()

    @property
    def page(self) -> PageId:
        return PageId(self.dialog.currentId())

    @property
    def process(self) -> ScriptedProcess:
        return self.wizard.processes[-1]

    def button(self, which: QWizard.WizardButton) -> QPushButton:
        button = self.dialog.button(which)
        assert isinstance(button, QPushButton)
        return button

    def click(self, which: QWizard.WizardButton) -> None:
        button = self.button(which)
        assert button.isVisible(), f"{which} is not shown"
        assert button.isEnabled(), f"{which} cannot be clicked"
        button.click()

    def can_click(self, which: QWizard.WizardButton) -> bool:
        button = self.button(which)
        return button.isVisible() and button.isEnabled()

    def next(self) -> None:
        self.click(QWizard.WizardButton.NextButton)

    def back(self) -> None:
        self.click(QWizard.WizardButton.BackButton)

    def choose_folder(self, folder: Path | None = None) -> None:
        self.asker.folders.append(folder or self.photos)
        self.dialog.folder_page.choose_folder()

    def check(self, report: ScanReport | Exception | None = None) -> None:
        """Choose the folder, go on, and wait until it was looked through."""
        self.wizard.reports[self.photos] = report or report_of(self.photos)
        self.choose_folder()
        self.next()
        self.wait_until_scanned()

    def wait_until_scanned(self) -> None:
        self.wait(lambda: not self.dialog.check_page.is_scanning)

    def to_options(self) -> None:
        self.check()
        self.next()

    def to_run(self) -> None:
        self.to_options()
        self.click(QWizard.WizardButton.CommitButton)

    def to_place(self) -> None:
        """Up to the page that asks where the job folder is to be."""
        write_photos(self.photos, 30)
        self.to_options()
        self.press("On another computer…")

    def name_job(self, folder: Path) -> None:
        """Type where the job folder is to be, and wait until it was looked at."""
        self.dialog.jobs.place.place.take(folder)
        self.wait(lambda: not self.runner.is_busy)

    def to_packed(self, folder: Path) -> None:
        """Up to a job folder that is written."""
        self.to_place()
        self.name_job(folder)
        self.next()
        self.wait(lambda: self.page is PageId.PACKED)

    def name_result(self, path: Path) -> None:
        """On the first page: bring back what lies there, and wait for the answer."""
        self.press("Bring a result back…")
        self.dialog.jobs.back.job.take(path)
        self.wait(lambda: not self.runner.is_busy)

    def end_run(self, outcome: TrainingEvent, *before: TrainingEvent) -> None:
        self.process.tell(*before)
        self.process.end(outcome)
        self.wait(lambda: not self.dialog.runs.is_running)

    def wait(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=60_000)

    def press(self, text: str) -> None:
        """Click the first visible button of that text on the page that is shown."""

        def visible() -> list[QPushButton]:
            buttons = self.dialog.currentPage().findChildren(QPushButton)
            named = (each for each in buttons if each.text().replace("&", "") == text)
            return [each for each in named if each.isVisible()]

        self.wait(lambda: bool(visible()))
        visible()[0].click()

    @property
    def words(self) -> str:
        """Everything that is written on the page that is shown."""
        labels = self.dialog.currentPage().findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisible())

    def leave(self) -> None:
        """Close the window and leave no thread behind."""
        if self.dialog.runs.is_running:
            self.end_run(RunCancelled())
        self.dialog.close()
        self.dialog.deleteLater()
        self.runner.stop()

    def _open_logs(self) -> None:
        self.logs_opened += 1


def write_photos(folder: Path, count: int) -> tuple[Path, ...]:
    """Small landscapes in files, upright and wide ones."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = tuple(folder / f"peak-{number:02}.jpg" for number in range(count))
    for number, path in enumerate(paths):
        path.write_bytes(_peak(number))
    return paths


@cache
def _peak(number: int) -> bytes:
    """One of the files; made once, for every wizard begins with the same."""
    width, height = (320, 240) if number % 4 else (200, 280)
    file = io.BytesIO()
    Image.fromarray(landscape(width, height, seed=number)).save(file, "JPEG")
    return file.getvalue()


def report_of(
    folder: Path, *, accepted: int = 30, rejected: tuple[RejectedPhoto, ...] = ()
) -> ScanReport:
    """What a scan finds; the photos need not exist."""
    photos = tuple(
        AcceptedPhoto(
            folder / f"peak-{number:02}.jpg",
            Size(320, 240),
            key=f"{number:064x}",
            group=f"{number:064x}",
        )
        for number in range(accepted)
    )
    return ScanReport(folder, photos, rejected)


def resumable_run(name: str, photos: Path) -> ResumableRun:
    """A run of 40 minutes, left yesterday."""
    yesterday = datetime.now().astimezone() - timedelta(days=1)
    options = TrainingOptions(name, photos, Split((), ()))
    return ResumableRun(options, epoch=3, seconds=2400, saved_at=yesterday)


def result_of(
    *,
    gain: float = 0.07,
    low: float = 0.04,
    high: float = 0.10,
    is_stopped_early: bool = False,
    name: str = "Alps",
) -> TrainingResult:
    """A finished run with a comparison of that gain."""
    current = Score(pictures=27, psnr=21.4, ssim=0.61, l1=0.0612, sharp=0.8, seam=1.1)
    new = Score(
        pictures=27,
        psnr=21.9,
        ssim=0.62,
        l1=0.0612 * (1 - gain),
        sharp=0.9,
        seam=1.2,
    )
    return TrainingResult(
        card=ModelCard(name=name, spec=SMALL, base="landscape"),
        comparison=Comparison(
            current_name="landscape",
            photos=27,
            holes=108,
            new=new,
            current=current,
            gain=gain,
            low=low,
            high=high,
        ),
        is_stopped_early=is_stopped_early,
    )


def finished(**facts: object) -> RunFinished:
    return RunFinished(result_of(**facts))

"""How the window of the training wizard is made."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from desktop.files.folders import open_folder
from desktop.tasks import Task

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from core.paths import AppPaths
    from core.progress import Report
    from core.wakefulness import Wakefulness
    from desktop.questions.asker import Asker
    from desktop.settings.settings import Settings
    from desktop.tasks import TaskRunner
    from desktop.wizard.wizard import TrainingWizardDialog

    MakeWizard = Callable[[QWidget, TaskRunner, Wakefulness], TrainingWizardDialog]
    """Makes the wizard, given its main window, a thread for its slow work, and what
    keeps the computer awake."""


_LATER_MS = 300


def wizard_factory(paths: AppPaths, *, settings: Settings, asker: Asker) -> MakeWizard:
    """A maker of wizards over the real library and real runs.

    Args:
        paths: The program's own folders.
        settings: Remember the folder of photos.
        asker: Asks the person.
    """

    def make(
        window: QWidget, runner: TaskRunner, wakefulness: Wakefulness
    ) -> TrainingWizardDialog:
        # Imported late: what they stand on takes longer than the first paint.
        from core.model.library import ModelLibrary
        from core.training.elsewhere.exchange import JobExchange
        from core.training.process.training_process import TrainingProcess
        from core.training.process.wakeful import wakeful
        from core.training.wizard import TrainingWizard
        from desktop.wizard.wizard import TrainingWizardDialog

        library = ModelLibrary(paths.models)
        make_process = wakeful(TrainingProcess, wakefulness)
        exchange = JobExchange(paths, library, wakefulness)
        dialog = TrainingWizardDialog(
            TrainingWizard(paths, library, make_process, exchange),
            runner=runner,
            asker=asker,
            settings=settings,
            open_logs=partial(open_folder, paths.logs),
            parent=window,
        )
        # Once it is painted; long before the first loss is drawn.
        QTimer.singleShot(
            _LATER_MS, dialog, lambda: runner.start(Task(import_plotting))
        )
        return dialog

    return make


def import_wizard(_report: Report) -> None:
    """Import what the wizard stands on, in a worker, so that it opens at once."""
    for name in (
        "core.training.wizard",
        "core.training.process.wakeful",
        "desktop.wizard.wizard",
    ):
        import_module(name)


def import_plotting(_report: Report) -> None:
    """Import the library of the curves, in a worker, before they are drawn."""
    import_module("desktop.wizard.loss_plot")

"""How the window of the training wizard is made."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop.folders import open_folder

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from core.paths import AppPaths
    from core.wakefulness import Wakefulness
    from desktop.asker import Asker
    from desktop.settings import Settings
    from desktop.tasks import TaskRunner
    from desktop.wizard.wizard import TrainingWizardDialog

    MakeWizard = Callable[[QWidget, TaskRunner, Wakefulness], TrainingWizardDialog]
    """Makes the wizard, given its main window, a thread for its slow work, and what
    keeps the computer awake."""


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
        from core.training.process.training_process import TrainingProcess
        from core.training.process.wakeful import wakeful
        from core.training.wizard import TrainingWizard
        from desktop.wizard.wizard import TrainingWizardDialog

        return TrainingWizardDialog(
            TrainingWizard(
                paths,
                ModelLibrary(paths.models),
                wakeful(TrainingProcess, wakefulness),
            ),
            runner=runner,
            asker=asker,
            settings=settings,
            open_logs=partial(open_folder, paths.logs),
            parent=window,
        )

    return make

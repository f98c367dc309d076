"""The model library's dialog, and what is done with models in it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.errors import ModelExists, ModelNameInvalid
from desktop.files.folders import documents_folder
from desktop.models.library_contents import contents_of
from desktop.tasks import Task
from desktop.texts import messages
from desktop.texts.messages import Message, MessageAction

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.model.bundle import Bundle
    from core.model.library import ModelLibrary
    from core.progress import Report
    from desktop.dialogs.models_dialog import ModelsDialog
    from desktop.models.library_contents import LibraryContents
    from desktop.models.model_controller import OpenLibrary
    from desktop.questions.asker import Asker
    from desktop.tasks import TaskRunner
    from desktop.texts.messages import Words

    Change = Callable[[ModelLibrary], object]


class LibraryController(QObject):
    """Shows the library, one dialog at a time, and changes it away from the window.

    Args:
        open_library: Gives the library; called in the workers.
        make_dialog: Makes the dialog, not shown yet.
        runner: For everything that only touches files.
        engine_runner: Of the engine; imported networks are tried out there, because
            only one thread may build networks.
        asker: Asks for files and names, and before something is deleted.
        parent: Its owner.
    """

    use_requested = Signal(str)
    message_raised = Signal(object)
    """Told while no dialog is open."""
    current_changed = Signal()
    """The model in use has another name, or gave way to the default one."""

    def __init__(
        self,
        open_library: OpenLibrary,
        *,
        make_dialog: Callable[[], ModelsDialog],
        runner: TaskRunner,
        engine_runner: TaskRunner,
        asker: Asker,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._open_library = open_library
        self._make_dialog = make_dialog
        self._runner = runner
        self._engine_runner = engine_runner
        self._asker = asker
        self._dialog: ModelsDialog | None = None
        self._folder: Path | None = None
        self._current = ""

    def show(self) -> None:
        """Open the dialog, or bring the open one to the front."""
        if self._dialog is None:
            self._dialog = self._make_dialog()
            self._connect(self._dialog)
            self.refresh()
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()

    def close(self) -> None:
        """Leave no dialog open: its main window was closed."""
        if self._dialog is not None:
            self._dialog.reject()

    def refresh(self) -> None:
        """Look at the library again, while the dialog is open."""
        self._refresh(select=None)

    def show_message(self, message: Message) -> None:
        """Tell something in the dialog, while it is open."""
        if self._dialog is not None:
            self._dialog.show_message(message)

    def show_activity(self, words: Words) -> None:
        """Tell in the dialog what goes on with models elsewhere; empty ends it."""
        if self._dialog is not None:
            self._dialog.set_activity(words)

    def rename(self, name: str, typed: str | None = None) -> None:
        """Ask for another name and give it to a model.

        Args:
            name: Of the model.
            typed: Offered in the question; None is the name itself.
        """
        new = self._asker.model_name(typed or name)
        if new is None or new == name:
            return
        task = self._task(lambda library: library.rename(name, new))
        task.succeeded.connect(lambda: self._on_renamed(name, new))
        task.failed.connect(partial(self._on_rename_failed, name, new))
        self._start(task, self.tr("Renaming {name}").format(name=name))

    def remove(self, name: str) -> None:
        """Delete a model, when the person is sure."""
        if not self._asker.delete_model(name, is_in_use=name == self._current):
            return
        task = self._task(lambda library: library.remove(name))
        task.succeeded.connect(lambda: self._on_removed(name))
        task.failed.connect(self._on_failed)
        self._start(task, self.tr("Deleting {name}").format(name=name))

    def export(self, name: str) -> None:
        """Ask for a place and write a model there."""
        from core.model.exchange import SUFFIX

        folder = self._folder or documents_folder()
        file = self._asker.place_for_model(folder / f"{name}{SUFFIX}")
        if file is None:
            return
        self._folder = file.parent
        task = self._task(lambda library: library.export(name, file))
        task.succeeded.connect(lambda: self._on_exported(name, file))
        task.failed.connect(self._on_failed)
        self._start(task, self.tr("Exporting {name}").format(name=name))

    def import_file(self) -> None:
        """Ask for a file and add the model in it."""
        file = self._asker.model_to_import(self._folder or documents_folder())
        if file is None:
            return
        self._folder = file.parent
        task = self._task(lambda library: library.import_file(file))
        task.succeeded.connect(self._on_imported)
        task.failed.connect(self._on_failed)

        def words() -> str:
            return self.tr("Checking {name}").format(name=file.name)

        self._start(task, words, runner=self._engine_runner)

    def _refresh(self, *, select: str | None) -> None:
        if self._dialog is not None:
            task = Task(self._look)
            task.succeeded.connect(partial(self._on_looked, select))
            task.failed.connect(self._on_failed)
            self._runner.start(task)

    def _connect(self, dialog: ModelsDialog) -> None:
        dialog.use_requested.connect(self.use_requested)
        dialog.rename_requested.connect(self.rename)
        dialog.remove_requested.connect(self.remove)
        dialog.export_requested.connect(self.export)
        dialog.import_requested.connect(self.import_file)
        dialog.activated.connect(self.refresh)
        dialog.finished.connect(self._on_finished)

    def _look(self, _report: Report) -> LibraryContents:
        """Runs in the worker."""
        return contents_of(self._open_library())

    def _task(self, change: Change) -> Task:
        return Task(lambda _report: change(self._open_library()))

    def _start(
        self, task: Task, doing: Words, *, runner: TaskRunner | None = None
    ) -> None:
        self.show_activity(doing)
        task.ended.connect(lambda: self.show_activity(""))
        (runner or self._runner).start(task)

    def _on_looked(self, select: str | None, contents: LibraryContents) -> None:
        self._current = contents.current
        if self._dialog is not None:
            self._dialog.show_models(contents, select=select)

    def _on_renamed(self, old: str, new: str) -> None:
        self._refresh(select=new)
        self._follow(old)

    def _on_rename_failed(self, name: str, new: str, error: Exception) -> None:
        again = MessageAction(
            lambda: self.tr("Rename…"), partial(self.rename, name, new)
        )
        is_about_name = isinstance(error, ModelExists | ModelNameInvalid)
        self._tell_error(error, *([again] if is_about_name else []))

    def _on_removed(self, name: str) -> None:
        self.refresh()
        self._follow(name)

    def _on_exported(self, name: str, file: Path) -> None:
        def words() -> str:
            text = self.tr("The model {name} is in {file}.")
            return text.format(name=name, file=file.name)

        self._tell(Message(words))

    def _on_imported(self, bundle: Bundle) -> None:
        name = bundle.card.name
        self._refresh(select=name)

        def words() -> str:
            return self.tr("The model {name} is in the library.").format(name=name)

        use = MessageAction(
            lambda: self.tr("Use it"), partial(self.use_requested.emit, name)
        )
        self._tell(Message(words, actions=(use,)))

    def _on_failed(self, error: Exception) -> None:
        self._tell_error(error)
        self.refresh()

    def _on_finished(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
        self._dialog = None

    def _follow(self, name: str) -> None:
        if name == self._current:
            self.current_changed.emit()

    def _tell_error(self, error: Exception, *actions: MessageAction) -> None:
        message = messages.of_error(error, *actions)
        if message is None:
            raise error
        self._tell(message)

    def _tell(self, message: Message) -> None:
        if self._dialog is None:
            self.message_raised.emit(message)
        else:
            self._dialog.show_message(message)

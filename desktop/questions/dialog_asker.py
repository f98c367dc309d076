"""The questions as dialogs of the platform."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QInputDialog,
    QMessageBox,
    QPushButton,
    QWidget,
)

from desktop.questions.asker import ReplaceChoice, RunEndChoice, UnsavedChoice
from desktop.questions.file_filters import (
    all_files,
    format_filter,
    formats,
    models_filter,
    photos_filter,
    place_from,
    tables_filter,
)
from desktop.questions.question_boxes import chosen_end, is_sure, question

translate = QCoreApplication.translate


class DialogAsker:
    """Asks with modal dialogs.

    Attributes:
        window: The dialogs' parent, once there is one.
    """

    def __init__(self) -> None:
        self.window: QWidget | None = None

    def photo_to_open(self, folder: Path) -> Path | None:
        """Show the file dialog."""
        return self._opened(translate("asker", "Open photo"), folder, photos_filter())

    def place_to_save(self, suggestion: Path) -> Path | None:
        """Show the file dialog; it asks before an existing file is replaced."""
        dialog = QFileDialog(self.window, translate("asker", "Save photo as"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(formats())
        dialog.selectNameFilter(format_filter(suggestion))
        return place_from(dialog, suggestion)

    def unsaved(self, name: str) -> UnsavedChoice:
        """Save, Discard or Cancel."""
        box = self._question(
            translate("asker", "Save the repairs of {name}?").format(name=name),
            translate("asker", "Otherwise they are lost."),
        )
        box.setStandardButtons(
            QMessageBox.StandardButton.Save
            | QMessageBox.StandardButton.Discard
            | QMessageBox.StandardButton.Cancel
        )
        box.setDefaultButton(QMessageBox.StandardButton.Save)
        choices = {
            int(QMessageBox.StandardButton.Save): UnsavedChoice.SAVE,
            int(QMessageBox.StandardButton.Discard): UnsavedChoice.DISCARD,
        }
        return choices.get(box.exec(), UnsavedChoice.CANCEL)

    def replace_original(self, name: str) -> ReplaceChoice:
        """Replace, Save a copy or Cancel."""
        box = self._question(
            translate("asker", "Replace the original photo {name}?").format(name=name),
            translate("asker", "The damaged original cannot be brought back later."),
        )
        replace = box.addButton(
            translate("asker", "Replace"), QMessageBox.ButtonRole.AcceptRole
        )
        copy = box.addButton(
            translate("asker", "Save a copy…"), QMessageBox.ButtonRole.AcceptRole
        )
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(copy)
        box.exec()
        choices: dict[object, ReplaceChoice] = {
            replace: ReplaceChoice.REPLACE,
            copy: ReplaceChoice.SAVE_COPY,
        }
        return choices.get(box.clickedButton(), ReplaceChoice.CANCEL)

    def open_large(self, sentence: str) -> bool:
        """Open anyway, or Cancel."""
        box = self._question(translate("asker", "This photo is very large"), sentence)
        anyway: QPushButton = box.addButton(
            translate("asker", "Open anyway"), QMessageBox.ButtonRole.AcceptRole
        )
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        return box.clickedButton() is anyway

    def photos_folder(self, folder: Path) -> Path | None:
        """Show the folder dialog."""
        return self._folder(translate("asker", "Choose a folder of photos"), folder)

    def place_for_list(self, suggestion: Path) -> Path | None:
        """Show the file dialog; it asks before an existing file is replaced."""
        dialog = QFileDialog(self._owner(), translate("asker", "Save list"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([tables_filter(), translate("asker", "Text (*.txt)")])
        return place_from(dialog, suggestion)

    def mask_to_open(self, folder: Path) -> Path | None:
        """Show the file dialog."""
        return self._opened(translate("asker", "Open a mask"), folder, photos_filter())

    def place_for_mask(self, suggestion: Path) -> Path | None:
        """Show the file dialog; it asks before an existing file is replaced."""
        title = translate("asker", "Save the squares as a mask")
        dialog = QFileDialog(self._owner(), title)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("PNG (*.png)")
        return place_from(dialog, suggestion)

    def photos_to_repair(self, folder: Path) -> tuple[Path, ...]:
        """Show the file dialog."""
        chosen, _ = QFileDialog.getOpenFileNames(
            self._owner(),
            translate("asker", "Choose photos"),
            str(folder),
            ";;".join((photos_filter(), all_files())),
        )
        return tuple(map(Path, chosen))

    def job_list(self, folder: Path) -> Path | None:
        """Show the file dialog."""
        title = translate("asker", "Choose a list of squares")
        return self._opened(title, folder, tables_filter())

    def results_folder(self, folder: Path) -> Path | None:
        """Show the folder dialog."""
        return self._folder(translate("asker", "Save the results in"), folder)

    def cancel_batch(self, left: int) -> bool:
        """Cancel the batch, or go on."""
        box = self._question(
            translate("asker", "Cancel the repair of many photos?"),
            translate(
                "asker",
                "Photos that are not repaired yet: {count}. Those that are repaired "
                "are kept.",
            ).format(count=left),
        )
        yes, no = translate("asker", "&Cancel the repair"), translate("asker", "&Go on")
        return is_sure(box, yes=yes, no=no)

    def model_to_import(self, folder: Path) -> Path | None:
        """Show the file dialog."""
        title = translate("asker", "Import model")
        return self._opened(title, folder, models_filter())

    def place_for_model(self, suggestion: Path) -> Path | None:
        """Show the file dialog; it asks before an existing file is replaced."""
        dialog = QFileDialog(
            self._owner(),
            translate("asker", "Export model"),
        )
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(models_filter())
        return place_from(dialog, suggestion)

    def model_name(self, suggestion: str) -> str | None:
        """Show a line to type in."""
        name, is_accepted = QInputDialog.getText(
            self._owner(),
            translate("asker", "Rename model"),
            translate("asker", "Name:"),
            text=suggestion,
        )
        return name.strip() if is_accepted else None

    def delete_model(self, name: str, *, is_in_use: bool) -> bool:
        """Delete, or Cancel."""
        details = translate("asker", "It cannot be brought back.")
        if is_in_use:
            details = translate(
                "asker",
                "It is in use; photos are filled with another model from then on. It "
                "cannot be brought back.",
            )
        box = self._question(
            translate("asker", "Delete the model {name}?").format(name=name), details
        )
        return is_sure(box, yes=translate("asker", "&Delete"))

    def end_of_run(self, name: str) -> RunEndChoice:
        """Stop and keep, Leave for later, Discard, or Go on."""
        box = self._question(
            translate("asker", "{name} is still being trained").format(name=name),
            translate(
                "asker",
                "You can keep the best model so far, or leave the training for later "
                "and go on from here another day.",
            ),
        )
        return chosen_end(box)

    def discard_run(self, name: str) -> bool:
        """Discard, or Cancel."""
        box = self._question(
            translate("asker", "Discard the training of {name}?").format(name=name),
            translate("asker", "What was trained so far is lost."),
        )
        return is_sure(box, yes=translate("asker", "&Discard"))

    def cancel_comparison(self, name: str) -> bool:
        """Cancel the comparison, or go on."""
        box = self._question(
            translate("asker", "{name} is still being compared").format(name=name),
            translate(
                "asker", "The result stays in its job folder and can be compared later."
            ),
        )
        yes = translate("asker", "&Cancel the comparison")
        return is_sure(box, yes=yes, no=translate("asker", "&Go on"))

    def place_for_job(self, folder: Path) -> Path | None:
        """Show the folder dialog."""
        return self._folder(translate("asker", "Make the job folder in"), folder)

    def stop_packing(self) -> bool:
        """Stop, or go on."""
        box = self._question(
            translate("asker", "The job folder is still being written"),
            translate("asker", "What is written of it so far is removed."),
        )
        yes, no = translate("asker", "&Stop writing"), translate("asker", "&Go on")
        return is_sure(box, yes=yes, no=no)

    def job_folder(self, folder: Path) -> Path | None:
        """Show the folder dialog."""
        return self._folder(translate("asker", "Choose a job folder"), folder)

    def job_result(self, folder: Path) -> Path | None:
        """Show the file dialog."""
        title = translate("asker", "Choose the result in its job folder")
        return self._opened(title, folder, models_filter())

    def _folder(self, title: str, folder: Path) -> Path | None:
        chosen = QFileDialog.getExistingDirectory(self._owner(), title, str(folder))
        return Path(chosen) if chosen else None

    def _opened(self, title: str, folder: Path, files: str) -> Path | None:
        """Which file was chosen, among those of a kind or all."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._owner(), title, str(folder), f"{files};;{all_files()}"
        )
        return Path(chosen) if chosen else None

    def _owner(self) -> QWidget | None:
        """The window that the person looks at, be it the wizard's."""
        active = QApplication.activeWindow()
        # An earlier dialog may still count as active while it is taken away.
        return active if active is not None and active.isVisible() else self.window

    def _question(self, text: str, details: str) -> QMessageBox:
        return question(self._owner(), text, details)

"""A training goes on beside the window, and is never lost without a question."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWizard

from core.dataset.split import Split
from core.geometry import Box
from core.training.events import (
    RunCancelled,
    RunFailed,
    RunFault,
    RunSuspended,
    TrainingEvent,
)
from core.training.options import TrainingOptions
from core.training.process.run_folder import RunFolder
from desktop.questions.asker import RunEndChoice, UnsavedChoice
from desktop.window.actions import ActionId
from desktop.wizard.pages import PageId
from desktop.wizard.wizard import TrainingWizardDialog
from desktop.wizard.wizard_buttons import USE
from tests.desktop.wizard.runs import epoch_ended, started, step, training
from tests.desktop.wizard.scripted import ScriptedProcess
from tests.desktop.wizard.sitting import finished, report_of
from tests.journeys.driver import Driver

HOLE = Box.square(100, 80, 40)
NEXT = QWizard.WizardButton.NextButton
START = QWizard.WizardButton.CommitButton
ENDS = {
    RunEndChoice.STOP: ("stop", finished(name="Alps")),
    RunEndChoice.SUSPEND: ("suspend", RunSuspended()),
    RunEndChoice.CANCEL: ("cancel", RunCancelled()),
}


class Desk:
    """A window with a training beside it."""

    def __init__(self, driver: Driver, photos: Path) -> None:
        self.driver = driver
        self.photos = photos

    def start(self) -> None:
        """Open the wizard and go through it, up to a run that trains."""
        driver = self.driver
        driver.trigger(ActionId.TRAIN)
        driver.training.reports[self.photos] = report_of(self.photos)
        driver.asker.folders.append(self.photos)
        self.wizard.folder_page.choose_folder()
        self.click(NEXT)
        driver.wait(self.wizard.check_page.isComplete)
        self.click(NEXT)
        self.click(START)
        assert self.wizard.currentId() == PageId.PROGRESS
        self.tell(started(epochs=10), training(), step(1, 5), epoch_ended(4, 0.05))
        driver.wait(lambda: self.status != "")

    def click(self, button: QWizard.WizardButton) -> None:
        assert self.wizard.button(button).isEnabled()
        self.wizard.button(button).click()

    def put_away(self) -> None:
        """Close the wizard, and let the training go on."""
        self.driver.asker.run_end_choices.append(RunEndChoice.GO_ON)
        self.wizard.close()
        assert not self.wizard.isVisible()

    def tell(self, *events: TrainingEvent) -> None:
        self.process.tell(*events)

    @property
    def wizards(self) -> list[TrainingWizardDialog]:
        return self.driver.window.findChildren(TrainingWizardDialog)

    @property
    def wizard(self) -> TrainingWizardDialog:
        (wizard,) = self.wizards
        return wizard

    @property
    def process(self) -> ScriptedProcess:
        return self.driver.training.processes[-1]

    @property
    def status(self) -> str:
        """What the status bar shows of the training."""
        button = self.driver.window.status.training
        return button.text() if button.isVisible() else ""


@pytest.fixture
def desk(driver: Driver, tmp_path: Path) -> Desk:
    return Desk(driver, tmp_path / "Alps")


@pytest.fixture
def busy(desk: Desk) -> Iterator[Desk]:
    """A training goes on."""
    desk.start()
    yield desk
    if desk.process.is_running:
        desk.process.end(RunCancelled())
        desk.driver.wait(lambda: desk.status == "")


def test_there_is_one_wizard(desk: Desk) -> None:
    desk.driver.trigger(ActionId.TRAIN)
    wizard = desk.wizard
    wizard.showMinimized()
    desk.driver.trigger(ActionId.TRAIN)
    assert desk.wizard is wizard
    assert not wizard.isMinimized()
    wizard.close()
    desk.driver.wait(lambda: desk.wizards == [])
    desk.driver.trigger(ActionId.TRAIN)
    assert desk.wizard.currentId() == PageId.FOLDER


def test_the_status_bar_follows_a_training_and_brings_it_back(busy: Desk) -> None:
    assert busy.status == "Training: 40 %"
    busy.put_away()
    busy.tell(epoch_ended(5, 0.05))
    busy.driver.wait(lambda: busy.status == "Training: 50 %")
    busy.driver.window.status.training.click()
    assert busy.wizard.isVisible()
    assert busy.wizard.currentId() == PageId.PROGRESS
    assert busy.wizard.progress_page.chart.history.validation.xs == [4, 5]


def test_photos_are_repaired_during_a_training(busy: Desk, photo: Path) -> None:
    busy.put_away()
    busy.driver.open(photo)
    busy.driver.fill(HOLE)
    assert busy.process.is_running
    busy.driver.document.undo_stack.setClean()


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        (finished(name="Alps"), "The training of Alps is done."),
        (
            RunFailed(RunFault.DISK_FULL, "The disk is full.", ""),
            "The training of Alps ended with a problem.",
        ),
    ],
)
def test_a_training_that_ends_out_of_sight_is_told(
    busy: Desk, outcome: TrainingEvent, words: str
) -> None:
    busy.put_away()
    busy.process.end(outcome)
    busy.driver.wait(lambda: busy.driver.message == words)
    assert busy.status == ""
    message = busy.driver.window.panel.messages.message
    assert message is not None
    message.actions[0].run()
    assert busy.wizard.isVisible()
    assert busy.wizard.currentId() == PageId.RESULT


def test_the_new_model_is_loaded_when_it_is_chosen(busy: Desk) -> None:
    busy.process.end(finished(name="classic"))
    busy.driver.wait(lambda: busy.wizard.currentId() == PageId.RESULT)
    busy.click(USE)
    busy.driver.wait(lambda: busy.driver.window.status.model.text() == "classic")
    busy.driver.wait(lambda: busy.wizards == [])


@pytest.mark.parametrize("choice", list(ENDS), ids=lambda choice: choice.name)
def test_closing_the_window_waits_for_the_end_of_the_training(
    busy: Desk, choice: RunEndChoice
) -> None:
    order, outcome = ENDS[choice]
    driver = busy.driver
    driver.asker.run_end_choices.append(choice)
    assert not driver.window.close()
    assert driver.window.isVisible()
    assert busy.process.asked == [order]
    busy.process.end(outcome)
    driver.wait(lambda: not driver.window.isVisible())
    assert driver.asker.asked.count("end_of_run") == 1


def test_going_on_keeps_the_window(busy: Desk) -> None:
    busy.driver.asker.run_end_choices.append(RunEndChoice.GO_ON)
    assert not busy.driver.window.close()
    assert busy.driver.window.isVisible()
    assert busy.process.asked == []
    assert busy.process.is_running


def test_a_run_that_is_saved_is_not_asked_for_again(busy: Desk) -> None:
    driver = busy.driver
    driver.asker.run_end_choices.append(RunEndChoice.SUSPEND)
    driver.window.close()
    assert not driver.window.close()
    assert driver.asker.asked.count("end_of_run") == 1
    assert "saving" in busy.status
    busy.process.end(RunSuspended())
    driver.wait(lambda: not driver.window.isVisible())


def test_a_run_that_is_finished_slowly_may_be_cancelled(busy: Desk) -> None:
    driver = busy.driver
    driver.asker.run_end_choices += [RunEndChoice.STOP, RunEndChoice.CANCEL]
    driver.window.close()
    driver.window.close()
    assert busy.process.asked == ["stop", "cancel"]
    busy.process.end(RunCancelled())
    driver.wait(lambda: not driver.window.isVisible())


def test_a_run_that_ends_by_itself_meanwhile_lets_the_window_close(
    busy: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver = busy.driver

    def answer(_name: str) -> RunEndChoice:
        busy.process.end(finished(name="Alps"))
        driver.wait(lambda: busy.status == "")
        return RunEndChoice.CANCEL

    monkeypatch.setattr(driver.asker, "end_of_run", answer)
    assert driver.window.close()
    assert busy.process.asked == []


def test_unsaved_repairs_are_asked_for_once(busy: Desk, photo: Path) -> None:
    driver = repaired(busy, photo)
    driver.asker.unsaved_choices.append(UnsavedChoice.DISCARD)
    driver.asker.run_end_choices.append(RunEndChoice.SUSPEND)
    driver.window.close()
    busy.process.end(RunSuspended())
    driver.wait(lambda: not driver.window.isVisible())
    assert driver.asker.asked.count("unsaved") == 1


def test_repairs_made_while_the_run_is_saved_are_asked_for(
    busy: Desk, photo: Path
) -> None:
    driver = repaired(busy, photo)
    driver.asker.unsaved_choices += [UnsavedChoice.DISCARD, UnsavedChoice.CANCEL]
    driver.asker.run_end_choices.append(RunEndChoice.SUSPEND)
    driver.window.close()
    driver.fill(Box.square(200, 80, 40))
    busy.process.end(RunSuspended())
    driver.wait(lambda: driver.asker.asked.count("unsaved") == 2)
    assert driver.window.isVisible()


def test_a_run_of_another_day_is_offered_at_the_start(
    hidden: Driver, tmp_path: Path
) -> None:
    leave_run(hidden, tmp_path)
    hidden.show()
    hidden.wait(lambda: "Lakes" in hidden.message)
    message = hidden.window.panel.messages.message
    assert message is not None
    message.actions[0].run()
    desk = Desk(hidden, tmp_path)
    assert desk.wizard.currentId() == PageId.PROGRESS
    assert desk.process.options.name == "Lakes"
    assert desk.process.is_resumed
    desk.process.end(RunCancelled())
    hidden.wait(lambda: not desk.wizard.runs.is_running)


def test_nothing_is_offered_when_nothing_can_go_on(driver: Driver) -> None:
    driver.wait(lambda: not _is_looking(driver))
    assert driver.message == ""


def leave_run(driver: Driver, folder: Path) -> None:
    """A run that was left before its first checkpoint."""
    options = TrainingOptions("Lakes", folder, Split((), ()))
    run = RunFolder(driver.paths.runs / "Lakes")
    with run.claim():
        run.begin(options, is_resumed=False)


def repaired(desk: Desk, photo: Path) -> Driver:
    desk.driver.open(photo)
    desk.driver.fill(HOLE)
    return desk.driver


def _is_looking(driver: Driver) -> bool:
    from desktop.workspace import Workspace

    workspace = driver.window.findChild(Workspace)
    return workspace.training_runner.is_busy

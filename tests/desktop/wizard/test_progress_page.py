"""What the page tells of a run, and what it lets a person do."""

from dataclasses import dataclass

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from core.training.events import (
    BatchReduced,
    ComparisonAdvanced,
    Outcome,
    Paused,
    Phase,
    PhaseChanged,
    Resumed,
    RolledBack,
    RunCancelled,
    RunFailed,
    RunFault,
    RunSuspended,
    TrainingEvent,
)
from core.training.run_progress import RunProgress
from desktop.wizard.progress_page import ProgressPage
from desktop.wizard.run_words import short_status
from tests.core.training.fake_process import finished
from tests.desktop.fakes import ScriptedAsker
from tests.desktop.wizard.runs import (
    Stage,
    epoch_ended,
    preview,
    started,
    step,
    training,
)


@dataclass
class Watch:
    """A page, its run, and a clock that the test moves."""

    qtbot: QtBot
    page: ProgressPage
    stage: Stage
    asker: ScriptedAsker
    outcomes: list[Outcome]
    now: float = 100.0

    def tell(self, *events: TrainingEvent) -> None:
        self.stage.run.tell(*events)
        session = self.stage.sessions[-1]
        self.qtbot.waitUntil(lambda: session._waiting == [])

    def pass_time(self, seconds: float) -> None:
        self.now += seconds
        self.page._show()

    @property
    def texts(self) -> tuple[str, str]:
        return self.page.headline.text(), self.page.remaining.text()

    @property
    def buttons(self) -> tuple[QPushButton, QPushButton, QPushButton]:
        controls = self.page.controls
        return controls.pause, controls.stop, controls.cancel

    @property
    def enabled(self) -> list[bool]:
        return [button.isEnabled() for button in self.buttons]

    @property
    def bar(self) -> float | None:
        """The shown part, 0..1; None while the bar only says that it works."""
        bar = self.page.bar
        return bar.value() / bar.maximum() if bar.maximum() else None


@pytest.fixture
def watch(qtbot: QtBot) -> Watch:
    stage, asker = Stage(), ScriptedAsker()
    page = ProgressPage(start_session=stage.session, asker=asker)
    watch = Watch(qtbot, page, stage, asker, [])
    page.ended.connect(watch.outcomes.append)
    qtbot.addWidget(page)
    page.resize(840, 520)
    with qtbot.waitExposed(page):
        page.show()
    page.initializePage()
    stage.sessions[-1].progress = RunProgress(lambda: watch.now)
    yield watch
    page._tick.stop()


def test_the_start_is_told_at_once(watch: Watch) -> None:
    assert watch.stage.run.orders == ["start"]
    assert watch.texts == ("Starting", "")
    assert watch.bar is None
    assert not watch.page.isComplete()
    assert watch.page.is_running
    assert watch.enabled == [False, False, True]


def test_a_run_is_told_in_words_and_figures(watch: Watch) -> None:
    watch.tell(started(minutes=40.0), training(), step(1, 5), epoch_ended(1, 0.05))
    watch.pass_time(600)
    assert watch.texts == ("Training", "About 30 minutes left")
    assert watch.page.facts.text() == (
        "CPU · 42 photos/s · epoch 2 · best so far: epoch 1"
    )
    assert watch.bar == pytest.approx(0.25, abs=0.01)
    assert watch.page.chart.history.validation.ys == [0.05]
    assert watch.enabled == [True, True, True]


def test_the_status_bar_has_room_for_the_time_left(watch: Watch) -> None:
    session = watch.stage.sessions[-1]
    assert short_status(session) == "Training: starting"
    watch.tell(started(minutes=40.0), training())
    watch.pass_time(600)
    assert short_status(session) == "Training: 25 %, about 30 minutes left"
    watch.buttons[0].click()
    watch.tell(Paused())
    assert short_status(session) == "Training: paused"


def test_a_run_by_epochs_counts_them(watch: Watch) -> None:
    watch.tell(started(epochs=10), training(), epoch_ended(1, 0.05, best=0))
    assert watch.page.facts.text() == (
        "CPU · epoch 2 of 10 · not better than before yet"
    )
    assert watch.texts[1] == "Estimating the time left"
    assert watch.bar == pytest.approx(0.1)


def test_every_phase_has_its_words(watch: Watch) -> None:
    told = set()
    for phase in Phase:
        watch.tell(PhaseChanged(phase))
        told.add(watch.texts[0])
    assert len(told) == len(Phase)


def test_the_comparison_fills_the_bar_anew(watch: Watch) -> None:
    watch.tell(started(), PhaseChanged(Phase.COMPARING), ComparisonAdvanced(0.25))
    assert watch.texts == ("Comparing with the current model", "")
    assert watch.bar == pytest.approx(0.25)
    assert watch.enabled == [True, False, True]


def test_previews_are_shown(watch: Watch) -> None:
    watch.tell(preview(rows=3))
    assert watch.page.previews.rows == 3


def test_pause_and_go_on(watch: Watch) -> None:
    watch.tell(started(), training())
    pause = watch.buttons[0]
    pause.click()
    assert watch.texts[0] == "Pausing after this step"
    watch.tell(Paused())
    assert watch.texts[0] == "Paused"
    assert pause.text() == "&Go on"
    pause.click()
    watch.tell(Resumed())
    assert watch.texts[0] == "Training"
    assert pause.text() == "&Pause"
    assert watch.stage.run.orders == ["start", "pause", "resume"]


def test_stop_keeps_the_best_and_may_still_be_cancelled(watch: Watch) -> None:
    watch.tell(started(), training())
    watch.buttons[1].click()
    assert watch.stage.run.orders == ["start", "stop"]
    assert watch.texts == ("Ending; the best model so far is kept", "")
    assert watch.enabled == [False, False, True]
    watch.tell(PhaseChanged(Phase.COMPARING))
    assert watch.texts[0] == "Comparing with the current model"
    watch.tell(finished())
    assert watch.page.isComplete()


@pytest.mark.parametrize("yes", [True, False])
def test_cancel_asks_first(watch: Watch, *, yes: bool) -> None:
    watch.tell(started(), training())
    watch.asker.discard_choices.append(yes)
    watch.buttons[2].click()
    assert watch.asker.asked == ["discard_run"]
    assert watch.stage.run.orders == ["start", "cancel"] if yes else ["start"]
    assert watch.enabled == ([False] * 3 if yes else [True] * 3)
    assert watch.texts[0] == ("Cancelling" if yes else "Training")


def test_a_run_that_ends_while_the_question_stands_is_not_cancelled(
    watch: Watch,
) -> None:
    def end_meanwhile(_name: str) -> bool:
        watch.tell(finished())
        return True

    watch.asker.discard_run = end_meanwhile
    watch.buttons[2].click()
    assert watch.stage.run.orders == ["start"]
    assert watch.texts[0] == "The training is done"


@pytest.mark.parametrize(
    "outcome",
    [
        finished(),
        RunCancelled(),
        RunSuspended(),
        RunFailed(RunFault.DISK_FULL, "The disk is full.", ""),
    ],
    ids=lambda x: type(x).__name__,
)
def test_every_end_is_told_once(watch: Watch, outcome: Outcome) -> None:
    watch.tell(started(), training(), step(1, 1), outcome)
    assert watch.outcomes == [outcome]
    assert watch.page.isComplete()
    assert not watch.page.is_running
    assert not watch.page._tick.isActive()
    assert watch.enabled == [False] * 3
    assert watch.bar == 1
    assert watch.texts[0] not in ("Training", "")


def test_a_silent_run_is_told_of_until_it_speaks(watch: Watch) -> None:
    watch.tell(started(), training())
    watch.pass_time(10)
    assert watch.page.note.text() == ""
    watch.pass_time(20)
    assert "30 seconds" in watch.page.note.text()
    watch.tell(step(1, 1))
    assert watch.page.note.text() == ""


@pytest.mark.parametrize(
    ("event", "word"), [(RolledBack(2, 0.5), "went back"), (BatchReduced(4), "4")]
)
def test_steps_back_are_told_calmly(
    watch: Watch, event: TrainingEvent, word: str
) -> None:
    watch.tell(started(), training(), event)
    assert word in watch.page.note.text()
    assert "!" not in watch.page.note.text()


def test_the_next_run_starts_afresh(watch: Watch) -> None:
    watch.tell(started(), training(), epoch_ended(1, 0.05), preview(), RunCancelled())
    watch.page.initializePage()
    assert watch.page.is_running
    assert not watch.page.isComplete()
    assert watch.page.previews.rows == 0
    assert watch.page.chart.history.is_empty
    watch.tell(RunCancelled())
    assert len(watch.outcomes) == 2

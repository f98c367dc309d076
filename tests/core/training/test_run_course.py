"""How a run begins, goes on, waits and ends."""

from dataclasses import replace
from pathlib import Path

import pytest

from core.errors import (
    Cancelled,
)
from core.model.bundle import Bundle
from core.model.card import ModelCard
from core.training.control import Control, Suspended
from core.training.events import (
    CheckpointSaved,
    EpochEnded,
    Paused,
    Phase,
    PhaseChanged,
    Resumed,
    RunStarted,
    StartJudged,
    StepEnded,
    TrainingEvent,
)
from core.training.loop.checkpoints import load_position
from tests.core.training.learners import (
    Reaction,
    of_kind,
    reacting,
    weight_of,
)
from tests.tiny import TINY_SPEC, tiny_recipe, train

START = Bundle(Path("start"), ModelCard("start", TINY_SPEC))


def test_the_start_is_judged_and_saved_before_the_first_step(
    job, learner, events
) -> None:
    train(replace(job, start=START), events.append)
    kinds = [type(event) for event in events]
    assert kinds.index(RunStarted) < kinds.index(StartJudged)
    assert kinds.index(StartJudged) < kinds.index(CheckpointSaved)
    assert kinds.index(CheckpointSaved) < kinds.index(StepEnded)


def test_a_start_that_is_not_beaten_stays_the_best(job, learner) -> None:
    learner.losses = [0.3, 0.4, 0.5]
    trained = train(replace(job, start=START))
    assert trained.epoch == 0
    assert weight_of(trained) == -1


def test_a_start_that_is_beaten_gives_way(job, learner) -> None:
    learner.losses = [0.3, 0.2, 0.5]
    trained = train(replace(job, start=START))
    assert trained.epoch == 1
    assert weight_of(trained) == 15


def test_a_resumed_run_tells_what_it_has_to_beat_again(job, learner, events) -> None:
    learner.losses = [0.3, 0.4]
    job = replace(job, start=START)
    train(replace(job, epochs=1))
    trained = train(replace(job, epochs=2, is_resumed=True), events.append)
    assert of_kind(events, StartJudged) == [StartJudged(0.3)]
    assert trained.epoch == 0
    assert weight_of(trained) == -1


def test_whoever_follows_gets_the_weights_of_every_validation(job, learner) -> None:
    followed = []

    def follow(epoch: int, weights: list) -> None:
        followed.append((epoch, float(weights[0][0])))

    train(replace(job, start=START), follow=follow)
    assert followed == [(0, -1), (1, 15), (2, 31)]


def test_the_first_step_is_told_as_soon_as_it_is_done(
    job, learner, events, monkeypatch
) -> None:
    monkeypatch.setattr("core.training.loop.step_teller._EVENT_EVERY", 1000.0)
    train(replace(job, epochs=1), events.append)
    assert [event.step for event in of_kind(events, StepEnded)] == [1]


def test_an_epoch_has_the_asked_size_and_visits_every_photo_in_turn(
    job, learner, events
) -> None:
    recipe = tiny_recipe(crops_per_epoch=24, examples=job.recipe.validation)
    train(replace(job, recipe=recipe, epochs=2), events.append)
    assert len(learner.steps) == 12
    assert {event.steps for event in of_kind(events, StepEnded)} == {6}
    turns = [learner.pictures[start : start + 16] for start in (0, 16, 32)]
    assert all(len(set(turn)) == 16 for turn in turns)
    assert turns[0] != turns[1] != turns[2]


def test_a_run_without_betterment_ends_by_itself(job, learner, events) -> None:
    learner.losses = [0.5, 0.4, 0.45, 0.41, 0.4]
    trained = train(
        replace(job, recipe=tiny_recipe(patience=3), epochs=50), events.append
    )
    assert len(of_kind(events, EpochEnded)) == 5
    assert trained.epoch == 2
    assert not trained.is_stopped_early


def test_a_run_without_betterment_cools_down_first(job, learner, events) -> None:
    learner.losses = [0.5, 0.4, 0.45, 0.41, 0.4, 0.4, 0.4, 0.39, 0.38, 0.37]
    recipe = tiny_recipe(patience=3, cooldown=0.5)
    trained = train(replace(job, recipe=recipe, epochs=50), events.append)
    assert len(of_kind(events, EpochEnded)) == 10  # five of them cool down
    assert trained.epoch == 10
    rates = [rate for _, rate in learner.steps]
    level, falling = rates[: len(rates) // 2], rates[len(rates) // 2 :]
    assert len(set(level)) == 1
    assert falling == sorted(falling, reverse=True)
    assert falling[-1] < 0.05 * level[0]


def test_minutes_alone_let_a_run_go_past_the_epochs_of_its_recipe(
    job, learner, events
) -> None:
    control = Control()

    def stop_late(event: TrainingEvent) -> None:
        events.append(event)
        if isinstance(event, EpochEnded) and event.epoch == 3:
            control.stop()

    train(replace(job, minutes=60), stop_late, control)
    ended = of_kind(events, EpochEnded)
    assert [event.epoch for event in ended] == [1, 2, 3]
    assert ended[-1].epochs is None


def test_a_paused_run_saves_waits_and_goes_on(job, learner, events) -> None:
    control = Control()
    sink = reacting(events, StepEnded=control.pause, Paused=control.resume)
    train(replace(job, epochs=1), sink, control)
    kinds = [type(event) for event in events]
    at = kinds.index(Paused)
    assert kinds[at - 2 : at + 2] == [StepEnded, CheckpointSaved, Paused, Resumed]
    assert [event.step for event in of_kind(events, StepEnded)] == [1, 2, 3, 4]


def test_a_pause_is_no_training_time(job, learner, events, monkeypatch) -> None:
    now = [0.0]
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    control = Control()

    def sleep() -> None:
        now[0] += 1000
        control.resume()

    sink = reacting(events, StepEnded=control.pause, Paused=sleep)
    trained = train(replace(job, minutes=1, epochs=1), sink, control)
    assert trained.seconds < 1
    assert len(learner.steps) == 4


@pytest.mark.parametrize(
    ("end", "expected"), [("suspend", Suspended), ("cancel", Cancelled)]
)
def test_a_pause_ends_with_the_run(job, learner, events, end, expected) -> None:
    control = Control()
    sink = reacting(events, StepEnded=control.pause, Paused=getattr(control, end))
    with pytest.raises(expected):
        train(job, sink, control)
    assert not of_kind(events, Resumed)
    assert len(learner.steps) == 1


def test_a_suspended_run_goes_on_after_its_last_step(job, learner, events) -> None:
    control = Control()

    def third() -> None:
        reactions["StepEnded"] = second

    def second() -> None:
        reactions["StepEnded"] = control.suspend

    reactions: dict[str, Reaction] = {"StepEnded": third}

    def sink(event: TrainingEvent) -> None:
        reactions.pop(type(event).__name__, lambda: None)()

    whole = tiny_recipe(examples=job.recipe.validation)
    with pytest.raises(Suspended):
        train(replace(job, recipe=whole), sink, control)
    position = load_position(job.run_folder)
    assert position is not None
    assert (position.epoch, position.step) == (0, 3)
    train(replace(job, recipe=whole, is_resumed=True, epochs=1), events.append)
    assert [event.step for event in of_kind(events, StepEnded)] == [4]
    assert len(set(learner.pictures)) == 16
    assert of_kind(events, EpochEnded)[0].loss == 0.5


def test_a_run_suspended_while_validating_validates_when_it_goes_on(
    job, learner, events
) -> None:
    control = Control()

    def suspend_at_validation(event: TrainingEvent) -> None:
        if event == PhaseChanged(Phase.VALIDATING):
            control.suspend()

    with pytest.raises(Suspended):
        train(replace(job, epochs=1), suspend_at_validation, control)
    train(replace(job, epochs=1, is_resumed=True), events.append)
    assert len(learner.steps) == 4
    assert len(of_kind(events, EpochEnded)) == 1


def test_a_run_suspended_before_its_start_was_judged_judges_it_later(
    job, learner, events
) -> None:
    control = Control()
    control.suspend()
    job = replace(job, start=START)
    with pytest.raises(Suspended):
        train(job, events.append, control)
    assert not of_kind(events, StartJudged)
    train(replace(job, is_resumed=True), events.append)
    assert len(of_kind(events, StartJudged)) == 1

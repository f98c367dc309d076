"""What a run does around its steps, with a learner that costs no time."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from safetensors import SafetensorError

from core.dataset.split import Split
from core.errors import (
    Cancelled,
    CheckpointUnusable,
    OutOfMemory,
    PhotosGone,
    RunDiverged,
    RunNotSaved,
)
from core.model.bundle import Bundle
from core.model.card import ModelCard
from core.training import checkpoints
from core.training.checkpoints import load_position
from core.training.control import Control, Suspended
from core.training.events import (
    BatchReduced,
    CheckpointSaved,
    EpochEnded,
    Paused,
    Phase,
    PhaseChanged,
    Resumed,
    RolledBack,
    RunStarted,
    StartJudged,
    StepEnded,
    TrainingEvent,
)
from core.training.job import TrainingJob
from core.training.learner import Learner
from core.training.trainer import TrainedWeights
from tests.core.training.learners import FakeLearner
from tests.tiny import TINY_SPEC, photo_files, tiny_recipe, train

NAN = float("nan")
START = Bundle(Path("start"), ModelCard("start", TINY_SPEC))


@pytest.fixture
def learner(monkeypatch) -> FakeLearner:
    learner = FakeLearner()
    monkeypatch.setattr(Learner, "on", lambda *_, **__: learner)
    monkeypatch.setattr("core.training.step_teller._EVENT_EVERY", 0.0)
    return learner


@pytest.fixture
def job(tmp_path: Path) -> TrainingJob:
    """Sixteen photos in four steps an epoch, and four held-out ones."""
    photos = photo_files(tmp_path / "photos", 20)
    split = Split(photos[:16], photos[16:])
    return TrainingJob("mine", split, tiny_recipe(), tmp_path / "run")


@pytest.fixture
def events() -> list[TrainingEvent]:
    return []


Reaction = Callable[[], None]


def reacting(
    events: list[TrainingEvent], **reactions: Reaction
) -> Callable[[TrainingEvent], None]:
    """A sink that keeps the events and does something at the first of a kind."""

    def sink(event: TrainingEvent) -> None:
        events.append(event)
        reactions.pop(type(event).__name__, lambda: None)()

    return sink


def of_kind(events: list[TrainingEvent], kind: type) -> list:
    return [event for event in events if isinstance(event, kind)]


def weight_of(trained: TrainedWeights) -> float:
    return float(trained.weights["000"][0])


# The start


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
    monkeypatch.setattr("core.training.step_teller._EVENT_EVERY", 1000.0)
    train(replace(job, epochs=1), events.append)
    assert [event.step for event in of_kind(events, StepEnded)] == [1]


# Epochs of a fixed size


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


# Pause, suspend, cancel


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


# Losses that are no numbers


def test_a_loss_that_is_no_number_takes_the_run_back(job, learner, events) -> None:
    def fail_once(number: int, _size: int) -> float | None:
        return NAN if number == 6 else None

    learner.before_step = fail_once
    trained = train(job, events.append)
    assert of_kind(events, RolledBack) == [RolledBack(1, 0.5)]
    assert [event.epoch for event in of_kind(events, EpochEnded)] == [1, 2]
    rates = [rate for _, rate in learner.steps]
    assert rates[-1] == pytest.approx(rates[0] / 2)
    assert weight_of(trained) < 1000


def test_a_validation_that_is_no_number_takes_the_run_back(
    job, learner, events
) -> None:
    learner.losses = [0.5, NAN, 0.4]
    train(job, events.append)
    assert len(of_kind(events, RolledBack)) == 1
    assert of_kind(events, EpochEnded)[-1].validation_loss == 0.4


def test_weights_that_are_no_numbers_are_not_saved(job, learner, events) -> None:
    def spoil_once(number: int, _size: int) -> None:
        if number == 4:
            learner.weight = NAN

    learner.before_step = spoil_once
    trained = train(job, events.append)
    assert len(of_kind(events, RolledBack)) == 1
    assert weight_of(trained) == 16


def test_a_run_that_diverges_again_and_again_ends(job, learner, events) -> None:
    learner.before_step = lambda number, _size: NAN if number > 2 else None
    with pytest.raises(RunDiverged):
        train(job, events.append)
    factors = [event.rate_factor for event in of_kind(events, RolledBack)]
    assert factors == [0.5, 0.25, 0.125]


# Memory


def full_above(most: int) -> Callable[[int, int], None]:
    def before_step(_number: int, size: int) -> None:
        if size > most:
            raise MemoryError

    return before_step


def test_too_little_memory_halves_the_batch(job, learner, events) -> None:
    whole = tiny_recipe(examples=job.recipe.validation)
    learner.before_step = full_above(1)
    train(replace(job, recipe=whole, epochs=1), events.append)
    assert of_kind(events, BatchReduced) == [BatchReduced(2), BatchReduced(1)]
    assert [size for size, _ in learner.steps] == [1] * 16
    assert len(set(learner.pictures)) == 16
    assert of_kind(events, EpochEnded)[0].loss == 0.5


def test_memory_that_runs_out_later_costs_no_picture(job, learner, events) -> None:
    def later(number: int, size: int) -> None:
        if number > 2 and size > 2:
            raise MemoryError

    whole = tiny_recipe(examples=job.recipe.validation)
    learner.before_step = later
    train(replace(job, recipe=whole, epochs=1), events.append)
    assert [size for size, _ in learner.steps] == [4, 4, 2, 2, 2, 2]
    assert len(set(learner.pictures)) == 16


def test_a_resumed_run_keeps_the_smaller_batch(job, learner) -> None:
    learner.before_step = full_above(2)
    train(replace(job, epochs=1))
    learner.before_step = full_above(4)
    train(replace(job, epochs=2, is_resumed=True))
    assert {size for size, _ in learner.steps} == {2}


def test_the_device_says_in_its_own_way_that_it_is_full(job, learner, events) -> None:
    import tensorflow as tf

    def full_once(number: int, _size: int) -> None:
        if number == 1 and not events_of_batches():
            raise tf.errors.ResourceExhaustedError(None, None, "OOM")

    def events_of_batches() -> list:
        return of_kind(events, BatchReduced)

    learner.before_step = full_once
    train(job, events.append)
    assert events_of_batches() == [BatchReduced(2)]


def test_without_memory_for_one_picture_the_run_ends(job, learner) -> None:
    learner.before_step = full_above(0)
    with pytest.raises(OutOfMemory):
        train(job)


# Disk and photos


@pytest.mark.parametrize(
    "error", [OSError(28, "No space left"), SafetensorError("os error 28")]
)
def test_a_full_disk_ends_the_run_before_it_begins(
    job, learner, monkeypatch, error
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(checkpoints, "save_file", fail)
    monkeypatch.setattr(
        checkpoints.shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(1, 1, 0)
    )
    with pytest.raises(RunNotSaved) as told:
        train(job)
    assert told.value.is_disk_full
    assert not learner.steps


def test_photos_that_vanish_end_the_run(job, learner, events) -> None:
    def vanish() -> None:
        for path in job.split.training:
            path.unlink()

    with pytest.raises(PhotosGone):
        train(replace(job, epochs=9), reacting(events, EpochEnded=vanish))
    position = load_position(job.run_folder)
    assert position is not None
    assert position.epoch == 1


def test_held_out_photos_that_vanish_end_the_run(job, learner, events) -> None:
    def vanish() -> None:
        for path in job.split.held_out:
            path.unlink()

    with pytest.raises(PhotosGone):
        train(job, reacting(events, StepEnded=vanish))


def test_kept_crops_are_judged_whatever_happens_to_their_photos(
    job, learner, events
) -> None:
    def vanish() -> None:
        for path in job.split.held_out:
            path.unlink()

    recipe = tiny_recipe(validation_crops=8)
    train(replace(job, recipe=recipe), reacting(events, EpochEnded=vanish))
    assert len(of_kind(events, EpochEnded)) == 2


# Checkpoints


def test_a_damaged_checkpoint_gives_way_to_the_one_before(job, learner, events) -> None:
    train(replace(job, epochs=1))
    train(replace(job, epochs=2, is_resumed=True))
    newest = job.run_folder / "checkpoint.safetensors"
    newest.write_bytes(newest.read_bytes()[:-2])
    trained = train(replace(job, epochs=2, is_resumed=True), events.append)
    assert of_kind(events, RunStarted)[0].first_epoch == 1
    assert weight_of(trained) == 16


def test_two_damaged_checkpoints_are_one_sentence(job, learner) -> None:
    train(job)
    for path in job.run_folder.iterdir():
        path.write_bytes(b"garbage")
    with pytest.raises(CheckpointUnusable, match="Start it anew"):
        train(replace(job, is_resumed=True))


def test_short_epochs_of_a_large_network_are_not_all_saved(
    job, learner, events, monkeypatch
) -> None:
    monkeypatch.setattr("core.training.run_state._SHARE", 1e-9)
    train(replace(job, epochs=5), events.append)
    assert [event.epoch for event in of_kind(events, CheckpointSaved)] == [0, 5]

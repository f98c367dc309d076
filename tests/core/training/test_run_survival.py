"""What a run survives, and how it ends when it does not."""

import shutil
from collections.abc import Callable
from dataclasses import replace

import pytest
from safetensors import SafetensorError

from core.errors import (
    CheckpointUnusable,
    OutOfMemory,
    PhotosGone,
    RunDiverged,
    RunNotSaved,
)
from core.training.events import (
    BatchReduced,
    CheckpointSaved,
    EpochEnded,
    RolledBack,
    RunStarted,
)
from core.training.loop import checkpoints
from core.training.loop.checkpoints import load_position
from tests.core.training.learners import (
    of_kind,
    reacting,
    weight_of,
)
from tests.tiny import tiny_recipe, train

NAN = float("nan")


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


def test_an_epoch_that_always_fails_is_not_tried_for_ever(
    job, learner, events, monkeypatch
) -> None:
    monkeypatch.setattr("core.training.loop.run_state._SHARE", 1e-9)

    def fail_in_the_second_epoch(number: int, _size: int) -> float | None:
        assert number < 100
        return NAN if learner.weight >= 20 else None

    learner.before_step = fail_in_the_second_epoch
    with pytest.raises(RunDiverged):
        train(job, events.append)
    assert len(of_kind(events, RolledBack)) == 3


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
    monkeypatch.setattr("core.training.loop.run_state._SHARE", 1e-9)
    train(replace(job, epochs=5), events.append)
    assert [event.epoch for event in of_kind(events, CheckpointSaved)] == [0, 5]

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from core.dataset.pipeline import Pipeline
from core.dataset.split import Split, is_held_out_by_name
from core.errors import Cancelled, TrainingError
from core.model import backend
from core.training.cluster.team import Team
from core.training.control import Control
from core.training.events import (
    EpochEnded,
    PhaseChanged,
    RunStarted,
    StepEnded,
    TrainingEvent,
)
from core.training.job import TrainingJob
from core.training.loop import checkpoints
from core.training.loop.checkpoints import load_checkpoint
from core.training.loop.learner import Learner
from core.training.loop.schedule import learning_rate
from tests.tiny import photo_files, tiny_recipe, train

RECIPE = tiny_recipe()


@pytest.fixture(scope="module")
def photos(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    return photo_files(tmp_path_factory.mktemp("photos"), 20)


@pytest.fixture
def options(photos: tuple[Path, ...], tmp_path: Path) -> TrainingJob:
    return TrainingJob(
        "mine", Split.by(photos, is_held_out_by_name), RECIPE, tmp_path / "run"
    )


@pytest.mark.slow
@pytest.mark.usefixtures("traced")
def test_a_run_learns_and_tells_what_it_does(options) -> None:
    events: list[TrainingEvent] = []
    trained = train(replace(options, epochs=6), events.append)
    epochs = [event for event in events if isinstance(event, EpochEnded)]
    assert [event.epoch for event in epochs] == list(range(1, 7))
    best = min(epochs, key=lambda event: event.validation_loss)
    assert best.validation_loss < 0.95 * epochs[0].validation_loss
    assert trained.epoch == best.epoch
    started = next(event for event in events if isinstance(event, RunStarted))
    assert started.photos + started.held_out == 20
    assert isinstance(events[0], PhaseChanged)


@pytest.mark.slow
@pytest.mark.usefixtures("traced")
def test_a_resumed_run_ends_where_an_uninterrupted_one_does(options, tmp_path) -> None:
    whole = train(replace(options, epochs=3))
    control = Control()

    def stop_in_the_second_epoch(event: TrainingEvent) -> None:
        if isinstance(event, StepEnded) and (event.epoch, event.step) == (2, 2):
            control.cancel()

    parted = replace(options, epochs=3, run_folder=tmp_path / "parted")
    monkey = pytest.MonkeyPatch()
    with monkey.context() as patch:
        patch.setattr("core.training.loop.run_state._EVERY", 0.0)
        patch.setattr("core.training.loop.step_teller._EVENT_EVERY", 0.0)
        with pytest.raises(Cancelled):
            train(parted, stop_in_the_second_epoch, control)
    resumed = train(replace(parted, is_resumed=True))
    assert resumed.epoch == whole.epoch
    for name, array in whole.weights.items():
        np.testing.assert_allclose(resumed.weights[name], array, atol=2e-3)


@pytest.mark.slow
@pytest.mark.usefixtures("traced")
def test_all_that_a_learner_is_comes_back(options) -> None:
    learner = new_learner(options)
    photos = options.split.training[:8]
    batches = Pipeline(
        photos, RECIPE.examples, RECIPE.spec, batch_size=RECIPE.batch_size, seed=1
    )
    for batch in batches.epoch(0):
        learner.step(batch, learning_rate=0.1)
    saved = learner.state()
    another = new_learner(options)
    for group in ("network", "average", "optimizer"):
        assert any(
            not np.array_equal(array, saved[name])
            for name, array in another.state().items()
            if name.startswith(f"{group}/")
        )
    another.restore(saved)
    restored = another.state()
    assert restored.keys() == saved.keys()
    for name, array in saved.items():
        np.testing.assert_array_equal(restored[name], array)


def new_learner(options: TrainingJob) -> Learner:
    backend.start()
    team = Team(tf_strategy())
    return Learner.on(backend.best_device(), RECIPE, team=team, seed=options.seed)


def test_stop_keeps_what_was_learned(job, learner) -> None:
    control = Control()

    def stop(event: TrainingEvent) -> None:
        if isinstance(event, StepEnded):
            control.stop()

    trained = train(replace(job, epochs=50), stop, control)
    assert trained.is_stopped_early
    assert trained.epoch == 1
    assert trained.weights


def test_minutes_end_a_run(job, learner) -> None:
    trained = train(replace(job, epochs=10_000, minutes=0.01))
    assert not trained.is_stopped_early
    assert trained.weights


def test_an_unreadable_photo_is_left_out(job, learner, tmp_path: Path) -> None:
    broken = tmp_path / "broken.png"
    broken.write_bytes(job.split.training[0].read_bytes()[:2000])
    split = Split((*job.split.training, broken), job.split.held_out)
    assert train(replace(job, split=split, epochs=1)).weights
    assert len(set(learner.pictures)) >= len(job.split.training) - 1


def test_photos_on_one_side_of_the_split_only_are_refused(job) -> None:
    with pytest.raises(TrainingError, match="more photos"):
        train(replace(job, split=Split(job.split.training, ())))


def test_a_checkpoint_of_another_recipe_is_refused(job, learner) -> None:
    train(replace(job, epochs=1))
    other = replace(job, recipe=replace(job.recipe, batch_size=2), is_resumed=True)
    with pytest.raises(TrainingError, match="another recipe"):
        train(other)


def test_a_damaged_checkpoint_is_one_sentence(job, learner) -> None:
    job.run_folder.mkdir()
    (job.run_folder / "checkpoint.safetensors").write_bytes(b"garbage")
    with pytest.raises(TrainingError, match="cannot be read"):
        train(replace(job, is_resumed=True))


def test_resuming_without_a_checkpoint_starts_anew(job, learner) -> None:
    assert train(replace(job, epochs=1, is_resumed=True)).epoch == 1


def test_a_full_disk_leaves_the_last_checkpoint_whole(
    job, learner, monkeypatch
) -> None:
    learner.losses = [0.9, 0.8, 0.7]
    train(replace(job, epochs=1))

    def full(_arrays: object, path: Path, _metadata: object) -> None:
        path.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(checkpoints, "save_file", full)
    with pytest.raises(TrainingError, match="disk is full"):
        train(replace(job, epochs=2, is_resumed=True))
    found = load_checkpoint(job.run_folder)
    assert found is not None
    assert found[0].epoch == 1
    names = {path.name for path in job.run_folder.iterdir()}
    assert names == {"checkpoint.safetensors", "checkpoint-previous.safetensors"}


@pytest.mark.slow
def test_the_loss_of_a_step_is_the_mean_of_a_batch_of_any_size(options) -> None:
    learner = Learner(RECIPE, team=Team(tf_strategy()), precision="float32")
    photos = options.split.training[:3]

    def losses(batch_size: int) -> list[float]:
        batches = Pipeline(
            photos, RECIPE.examples, RECIPE.spec, batch_size=batch_size, seed=1, crops=3
        ).epoch(0)
        return [learner.step(batch, learning_rate=0.0) for batch in batches]

    assert losses(3) == pytest.approx([np.mean(losses(1))], rel=1e-4)


def tf_strategy() -> object:
    import tensorflow as tf

    return tf.distribute.get_strategy()


def test_the_learning_rate_rises_stays_and_falls() -> None:
    recipe = replace(RECIPE, warmup_steps=10, cooldown=0.4)
    rates = [
        learning_rate(recipe, step=step, progress=progress)
        for step, progress in ((0, 0), (9, 0.1), (500, 0.5), (800, 0.8), (999, 1.0))
    ]
    assert rates == pytest.approx([5e-4, 5e-3, 5e-3, 2.5e-3, 0])

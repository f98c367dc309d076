from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from core.arrays import Floats
from core.dataset.split import Split, is_held_out_by_name
from core.errors import Cancelled, ModelExists, PhotosGone, RunNotSaved
from core.inpainting.predictor import KerasPredictor, OutOfDeviceMemory
from core.model import backend
from core.model.backend import Device
from core.model.bundle import Bundle, load_weights, take_weights, write_bundle
from core.model.card import ModelCard
from core.model.library import ModelLibrary
from core.model.networks import build_network
from core.training import run
from core.training.control import Control, Suspended
from core.training.events import (
    ComparisonAdvanced,
    Paused,
    Phase,
    PhaseChanged,
    PreviewReady,
    Resumed,
    RunFinished,
    StepEnded,
    TrainingEvent,
)
from core.training.job import TrainingJob
from core.training.loop.trained_weights import TrainedWeights
from core.training.proof import preview_grid
from core.training.run import train_model
from tests.tiny import TINY_SPEC, ignore, photo_files, tiny_recipe

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("traced")]


@pytest.fixture(autouse=True)
def _previews_without_texture(monkeypatch) -> None:
    """It takes longer than all the rest, and is tested beside the previews."""
    monkeypatch.setattr(preview_grid, "add_detail", None)


@pytest.fixture(scope="module")
def photos(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    return photo_files(tmp_path_factory.mktemp("photos"), 20)


@pytest.fixture(scope="module")
def fresh() -> dict[str, Floats]:
    """Weights that fill smoothly from the known pixels around."""
    backend.start()
    return take_weights(build_network(TINY_SPEC))


@pytest.fixture
def job(photos: tuple[Path, ...], tmp_path: Path) -> TrainingJob:
    split = Split.by(photos, is_held_out_by_name)
    return TrainingJob("mine", split, tiny_recipe(), tmp_path / "run", epochs=1)


@pytest.fixture
def library(tmp_path: Path) -> ModelLibrary:
    return ModelLibrary(tmp_path / "models", shipped_folder=tmp_path / "shipped")


@pytest.fixture
def current(library: ModelLibrary, fresh: dict[str, Floats]) -> Bundle:
    """A model in use that fills with speckles."""
    speckled = {name: array.copy() for name, array in fresh.items()}
    *_, kernel, _bias = sorted(speckled)
    rng = np.random.default_rng(0)
    speckled[kernel] = rng.normal(0, 0.3, speckled[kernel].shape).astype(np.float32)
    card = ModelCard("speckled", TINY_SPEC)
    bundle = write_bundle(library.folder_for("speckled"), card, speckled)
    library.use("speckled")
    return bundle


@pytest.fixture
def is_followed() -> bool:
    """Whether the weights of a first epoch are told, of which there is a preview."""
    return False


@pytest.fixture
def trained(monkeypatch, fresh: dict[str, Floats], *, is_followed: bool) -> None:
    """Runs are trained in no time."""

    class QuickTrainer:
        def __init__(self, job, *, sink, control, follow, gather=None) -> None:
            self.follow = follow
            self.pictures = len(job.split.training)

        def run(self) -> TrainedWeights:
            if is_followed:
                self.follow(1, list(fresh.values()))
            return TrainedWeights(
                fresh,
                self.pictures,
                epoch=1,
                seconds=7.4,
                device="CPU",
                is_stopped_early=False,
            )

    monkeypatch.setattr(run, "Trainer", QuickTrainer)


def finish(
    job: TrainingJob,
    library: ModelLibrary,
    sink: Callable[[TrainingEvent], None] = ignore,
    control: Control | None = None,
) -> RunFinished:
    return train_model(job, library, sink=sink, control=control or Control())


def test_a_run_ends_as_a_model_in_the_library(job, library, current) -> None:
    events: list[TrainingEvent] = []
    result = finish(replace(job, start=current), library, events.append).result
    bundle = library.bundle("mine")
    assert bundle.card == result.card
    assert bundle.card.base == "speckled"
    assert bundle.card.pictures == len(job.split.training)
    assert bundle.card.scores == {"held-out": result.comparison.new}
    load_weights(bundle, build_network(bundle.card.spec))
    phases = [event.phase for event in events if isinstance(event, PhaseChanged)]
    assert phases[-2:] == [Phase.COMPARING, Phase.SAVING]
    assert any(isinstance(event, StepEnded) for event in events)


@pytest.mark.usefixtures("trained", "current")
def test_a_better_model_is_said_to_be_better_than_the_one_in_use(job, library) -> None:
    events: list[TrainingEvent] = []
    result = finish(job, library, events.append).result
    assert result.comparison.current_name == "speckled"
    assert result.comparison.is_better
    assert result.comparison.photos == len(job.split.held_out)
    assert library.current == "speckled"  # which is a person's choice
    assert (result.card.epochs, result.card.seconds) == (1, 7)
    done = [event.done for event in events if isinstance(event, ComparisonAdvanced)]
    assert done
    assert done == sorted(done)


@pytest.mark.usefixtures("trained")
def test_a_model_that_is_not_better_is_kept_and_said_to_be_so(
    job, library, fresh
) -> None:
    same = ModelCard("same", TINY_SPEC)
    write_bundle(library.folder_for("same"), same, fresh)
    result = finish(job, library).result
    assert not result.comparison.is_better
    assert abs(result.comparison.gain) < 1e-3
    assert library.names() == ("mine", "same")


@pytest.mark.usefixtures("trained", "current")
@pytest.mark.parametrize("is_followed", [True])
def test_previews_are_shown_during_the_run_and_with_the_final_weights(
    job, library
) -> None:
    events: list[TrainingEvent] = []
    finish(job, library, events.append)
    kinds = [type(event) for event in events]
    first, last = (i for i, kind in enumerate(kinds) if kind is PreviewReady)
    assert first < events.index(PhaseChanged(Phase.COMPARING)) < last
    assert last < events.index(PhaseChanged(Phase.SAVING))
    assert events[last].rows == len(job.split.held_out)


@pytest.mark.usefixtures("trained")
def test_the_first_model_of_all_has_a_score_and_no_comparison(job, library) -> None:
    result = finish(job, library).result
    assert result.comparison is None
    assert result.card.scores["held-out"].pictures == len(job.split.held_out)
    assert result.card.base == ""


@pytest.mark.usefixtures("trained")
def test_a_damaged_model_in_use_does_not_lose_the_run(job, library, current) -> None:
    (current.folder / "weights.safetensors").write_bytes(b"garbage")
    assert finish(job, library).result.comparison is None
    assert "mine" in library.names()


def test_a_taken_name_is_refused_before_anything_is_trained(
    job, library, current
) -> None:
    events: list[TrainingEvent] = []
    with pytest.raises(ModelExists):
        finish(replace(job, name="speckled"), library, events.append)
    assert events == []


@pytest.mark.usefixtures("trained")
def test_a_name_that_was_taken_meanwhile_costs_no_training(job, library, fresh) -> None:
    def take(event: TrainingEvent) -> None:
        if event == PhaseChanged(Phase.COMPARING):
            other = ModelCard("mine", TINY_SPEC, device="another's")
            write_bundle(library.folder_for("mine"), other, fresh)

    result = finish(job, library, take).result
    assert result.card.name == "mine 2"
    assert library.bundle("mine 2").card == result.card
    assert library.bundle("mine").card.device == "another's"


def test_a_full_disk_loses_nothing_and_a_resumed_run_trains_nothing(
    job, library, current, monkeypatch
) -> None:
    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(run, "write_bundle", full)
        with pytest.raises(RunNotSaved, match="Free some space") as caught:
            finish(job, library)
    assert caught.value.is_disk_full
    assert library.names() == ("speckled",)
    events: list[TrainingEvent] = []
    result = finish(replace(job, is_resumed=True), library, events.append).result
    assert result.card.epochs == 1
    assert library.names() == ("mine", "speckled")
    assert not any(isinstance(event, StepEnded) for event in events)


@pytest.mark.usefixtures("trained", "current")
@pytest.mark.parametrize(
    ("ask", "ending"), [(Control.cancel, Cancelled), (Control.suspend, Suspended)]
)
def test_a_run_can_be_ended_during_the_comparison(job, library, ask, ending) -> None:
    control = Control()
    told: list[TrainingEvent] = []

    def end(event: TrainingEvent) -> None:
        if isinstance(event, ComparisonAdvanced):
            told.append(event)
            ask(control)

    with pytest.raises(ending):
        finish(job, library, end, control)
    assert len(told) == 1
    assert library.names() == ("speckled",)


@pytest.mark.usefixtures("trained", "current")
def test_the_comparison_waits_while_the_run_is_paused(job, library) -> None:
    control = Control()
    told: list[type] = []

    def pause_once(event: TrainingEvent) -> None:
        told.append(type(event))
        if told.count(ComparisonAdvanced) == 1 and Paused not in told:
            control.pause()
        if isinstance(event, Paused):
            control.resume()

    assert finish(job, library, pause_once, control)
    paused = told.index(Paused)
    assert told[paused + 1] is Resumed


@pytest.mark.usefixtures("trained", "current")
def test_photos_that_are_gone_say_so_and_the_run_stays(job, library, tmp_path) -> None:
    gone = Split(job.split.training, (tmp_path / "gone.png",))
    with pytest.raises(PhotosGone):
        finish(replace(job, split=gone), library)
    assert library.names() == ("speckled",)


@pytest.mark.usefixtures("trained", "current")
def test_a_gpu_without_memory_leaves_the_comparison_to_the_cpu(
    job, library, monkeypatch
) -> None:
    predict = KerasPredictor.predict
    gpu = Device("/CPU:0", "GPU")

    def full(self: KerasPredictor, *args: np.ndarray) -> Floats:
        if self.device == "GPU":
            raise OutOfDeviceMemory
        return predict(self, *args)

    monkeypatch.setattr(KerasPredictor, "predict", full)
    monkeypatch.setattr(KerasPredictor, "warm_up", lambda _self: None)
    monkeypatch.setattr(backend, "best_device", lambda: gpu)
    assert finish(job, library).result.comparison.is_better

import signal
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from core.cli import train
from core.cli.main import run
from core.dataset.examples import RandomCrop, WholePicture
from core.model.library import ModelLibrary
from core.model.losses import Loss
from core.model.spec import Architecture, ModelSpec
from core.training.control import Control
from core.training.recipes import CLASSIC_RECIPE, Optimizer, Recipe
from tests.factories import landscape

TINY = Recipe(
    spec=ModelSpec(Architecture.RESIDUAL, 32, 8, width=4, depth=1),
    examples=RandomCrop(32, smallest=6, largest=12),
    validation=WholePicture(32, 8),
    loss=Loss.HOLE_L1,
    optimizer=Optimizer.ADAM,
    learning_rate=1e-3,
    batch_size=4,
    epochs=1,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    photos = tmp_path / "photos"
    photos.mkdir()
    for number in range(12):
        pixels = landscape(160, 140, seed=number)
        Image.fromarray(pixels).save(photos / f"{number}.png")
    return photos


@pytest.fixture
def _tiny(monkeypatch) -> None:
    monkeypatch.setattr(train, "RECIPES", {"landscape": TINY, "classic": TINY})


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    return tmp_path / "profile"


@pytest.mark.slow
@pytest.mark.usefixtures("_tiny")
def test_a_folder_becomes_a_model(folder, profile, capsys) -> None:
    (folder / "notes.jpg").write_bytes(b"no picture")
    arguments = [str(folder), "--name", "mine", "--profile", str(profile)]
    assert run(["train", *arguments]) == 0
    assert "mine" in ModelLibrary(profile / "models").names()
    said = capsys.readouterr()
    assert "1 files left out, the first is notes.jpg: not readable." in said.err
    assert "Epoch 1/1" in said.out
    assert "The model mine is in the library" in said.out


@pytest.mark.slow
@pytest.mark.usefixtures("_tiny")
def test_a_run_goes_on_where_it_was(folder, profile, capsys) -> None:
    arguments = ["train", str(folder), "--profile", str(profile), "--epochs"]
    assert run([*arguments, "1", "--name", "mine"]) == 0
    ModelLibrary(profile / "models").bundle("mine").folder.rename(profile / "moved")
    assert run([*arguments, "2", "--name", "mine", "--resume"]) == 0
    said = capsys.readouterr().out
    assert said.count("Epoch 1/") == 1
    assert "Epoch 2/2" in said


@pytest.mark.usefixtures("_tiny")
@pytest.mark.parametrize(
    ("name", "message"),
    [("classic", "already exists"), ("a/b", "is no name for a model")],
)
def test_a_name_that_cannot_be_taken_is_told_at_once(
    folder, profile, capsys, name: str, message: str
) -> None:
    (profile / "models" / "classic").mkdir(parents=True)
    arguments = [str(folder), "--name", name, "--profile", str(profile)]
    assert run(["train", *arguments]) == 1
    assert message in capsys.readouterr().err


def test_a_missing_folder_is_one_sentence(tmp_path, profile, capsys) -> None:
    arguments = [str(tmp_path / "no"), "--name", "x", "--profile", str(profile)]
    assert run(["train", *arguments]) == 1
    assert "there is no such folder" in capsys.readouterr().err


@pytest.mark.parametrize(
    "extra", [["--epochs", "0"], ["--minutes", "x"], ["--preset", "best"], []]
)
def test_wrong_usage_is_told(folder, extra: list[str]) -> None:
    name = ["--name", "x"] if extra else []
    assert run(["train", str(folder), *name, *extra]) == 2


def test_the_first_interrupt_stops_and_the_second_cancels() -> None:
    before = signal.getsignal(signal.SIGINT)
    control = Control()
    with train._interrupts_to(control):
        signal.raise_signal(signal.SIGINT)
        assert control.check()
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(train.Cancelled):
            control.check()
    assert signal.getsignal(signal.SIGINT) is before


def test_the_classic_recipe_is_the_tutorials() -> None:
    recipe = CLASSIC_RECIPE
    assert (recipe.batch_size, recipe.epochs) == (25, 150)
    assert recipe.loss is Loss.MEAN_SQUARED
    assert recipe.optimizer is Optimizer.ADAM
    assert recipe.examples == recipe.validation == WholePicture(228, 50)
    assert replace(recipe, averaging=0, clip=0, warmup_steps=0, cooldown=0) == recipe

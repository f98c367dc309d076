"""What a run was asked for is read as if a stranger had written it."""

import json
from pathlib import Path

import pytest

from core.dataset.split import Split
from core.errors import CheckpointUnusable
from core.training.loop.checkpoints import load_position
from core.training.options import TrainingOptions

OPTIONS = TrainingOptions("mine", Path("photos"), Split((Path("a"),), (Path("b"),)))


def test_options_come_back() -> None:
    assert TrainingOptions.from_json(OPTIONS.to_json()) == OPTIONS


@pytest.mark.parametrize(
    "change",
    [
        {"name": 5},
        {"epochs": "many"},
        {"minutes": [1]},
        {"seed": None},
        {"start": {}},
        {"folder": 7},
        {"split": {"training": [3], "held_out": []}},
        {"unknown": 1},
    ],
)
def test_wrong_types_are_no_options(change: dict[str, object]) -> None:
    fields = json.loads(OPTIONS.to_json()) | change
    with pytest.raises(ValueError, match="no options of a training run"):
        TrainingOptions.from_json(json.dumps(fields))


def test_lists_within_lists_are_no_options() -> None:
    with pytest.raises(ValueError, match="no options of a training run"):
        TrainingOptions.from_json("[" * 100_000)


@pytest.mark.parametrize(
    "position",
    [
        '{"recipe": "a", "epoch": "3"}',
        '{"recipe": "a", "seconds": 1e999}',
        '{"recipe": "a", "epoch": -1}',
        '{"recipe": 5}',
        "[" * 100_000,
        "null",
    ],
)
def test_a_position_that_is_none_is_unusable(tmp_path: Path, position: str) -> None:
    fields = json.dumps({"__metadata__": {"position": position}}).encode()
    data = len(fields).to_bytes(8, "little") + fields
    (tmp_path / "checkpoint.safetensors").write_bytes(data)
    with pytest.raises(CheckpointUnusable):
        load_position(tmp_path)


def test_a_position_without_a_loss_yet_is_one(tmp_path: Path) -> None:
    position = json.dumps({"recipe": "a", "best_loss": float("inf"), "seconds": 3})
    fields = json.dumps({"__metadata__": {"position": position}}).encode()
    data = len(fields).to_bytes(8, "little") + fields
    (tmp_path / "checkpoint.safetensors").write_bytes(data)
    found = load_position(tmp_path)
    assert found is not None
    assert found.seconds == 3

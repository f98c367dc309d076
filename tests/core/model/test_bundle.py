import json
import os
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file

from core.errors import ModelDamaged, ModelNotFound, ModelTooNew
from core.model import backend, bundle
from core.model.bundle import (
    CARD,
    WEIGHTS,
    file_hash,
    load_weights,
    read_bundle,
    take_weights,
    write_bundle,
)
from core.model.card import ModelCard, Score, card_from_json
from core.model.networks import build_network
from core.model.spec import Architecture, ModelSpec

SMALL = ModelSpec(Architecture.RESIDUAL, crop_side=32, hole_side=8, width=4, depth=1)
CARD_OF_SMALL = ModelCard(
    name="mine",
    spec=SMALL,
    pictures=12,
    scores={"scene": Score(3, 21.5, 0.4, 0.07, 0.3, 1.1)},
)


@pytest.fixture(scope="module")
def network():
    backend.start()
    return build_network(SMALL)


@pytest.fixture
def written(tmp_path: Path, network) -> bundle.Bundle:
    return write_bundle(tmp_path / "mine", CARD_OF_SMALL, take_weights(network))


def rewrite_weights(written: bundle.Bundle, arrays: dict[str, np.ndarray]) -> None:
    """Replace the weights and make the card agree, as an attacker would."""
    path = written.folder / WEIGHTS
    save_file(arrays, path)
    card = json.loads((written.folder / CARD).read_text())
    card["sha256"] = file_hash(path)
    (written.folder / CARD).write_text(json.dumps(card))


def test_a_card_comes_back_as_it_was_written() -> None:
    assert card_from_json(CARD_OF_SMALL.to_json(), name="mine") == CARD_OF_SMALL


def test_a_bundle_predicts_as_the_network_that_it_was_made_of(written, network) -> None:
    inputs = np.random.default_rng(0).random((1, 32, 32, 4), np.float32)
    loaded = build_network(read_bundle(written.folder).card.spec)
    load_weights(read_bundle(written.folder), loaded)
    np.testing.assert_allclose(
        loaded.predict_on_batch(inputs), network.predict_on_batch(inputs), atol=2e-3
    )


def test_unknown_keys_of_a_card_are_ignored() -> None:
    fields = json.loads(CARD_OF_SMALL.to_json()) | {"colour": "green"}
    assert card_from_json(json.dumps(fields), name="mine") == CARD_OF_SMALL


def test_a_card_of_a_later_version_is_refused() -> None:
    fields = json.loads(CARD_OF_SMALL.to_json()) | {"schema": 2}
    with pytest.raises(ModelTooNew, match="newer Mendscape"):
        card_from_json(json.dumps(fields), name="mine")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "null",
        '{"schema": "x"}',
        CARD_OF_SMALL.to_json().replace("residual", "unheard-of"),
        CARD_OF_SMALL.to_json().replace('"crop_side": 32', '"crop_side": 100000'),
        CARD_OF_SMALL.to_json().replace('"width": 4', '"width": 1000000'),
    ],
)
def test_a_card_that_makes_no_sense_is_refused(text: str) -> None:
    with pytest.raises(ModelDamaged):
        card_from_json(text, name="mine")


def test_an_empty_folder_is_a_damaged_model(tmp_path: Path) -> None:
    with pytest.raises(ModelDamaged, match="its card cannot be read"):
        read_bundle(tmp_path)


def test_no_folder_is_no_model(tmp_path: Path) -> None:
    with pytest.raises(ModelNotFound):
        read_bundle(tmp_path / "alps")


def test_changed_weights_are_refused(written, network) -> None:
    path = written.folder / WEIGHTS
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)
    with pytest.raises(ModelDamaged, match="not those"):
        load_weights(written, network)


def test_missing_weights_are_refused(written, network) -> None:
    (written.folder / WEIGHTS).unlink()
    with pytest.raises(ModelDamaged, match="cannot be read"):
        load_weights(written, network)


def no_safetensors(arrays: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    return {}


def one_too_few(arrays: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    return {k: v for k, v in arrays.items() if k != "000"}


def other_shape(arrays: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    return arrays | {"000": arrays["000"][..., :1]}


def not_a_number(arrays: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    return arrays | {"000": np.full_like(arrays["000"], np.nan)}


def whole_numbers(arrays: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    return arrays | {"000": arrays["000"].astype(np.int32)}


@pytest.mark.parametrize(
    "spoil", [no_safetensors, one_too_few, other_shape, not_a_number, whole_numbers]
)
def test_weights_that_do_not_fit_are_refused(written, network, spoil) -> None:
    rewrite_weights(written, spoil(load_file(written.folder / WEIGHTS)))
    before = network.get_weights()
    with pytest.raises(ModelDamaged, match="do not fit"):
        load_weights(read_bundle(written.folder), network)
    for old, new in zip(before, network.get_weights(), strict=True):
        np.testing.assert_array_equal(old, new)


def test_a_bundle_that_cannot_be_written_leaves_nothing(
    tmp_path: Path, network, monkeypatch
) -> None:
    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(bundle, "save", full)
    with pytest.raises(OSError, match="No space"):
        write_bundle(tmp_path / "mine", CARD_OF_SMALL, take_weights(network))
    assert list(tmp_path.iterdir()) == []


def test_the_hash_in_the_card_is_of_the_weights(written) -> None:
    assert written.card == replace(
        CARD_OF_SMALL, sha256=file_hash(written.folder / WEIGHTS)
    )


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_a_bundle_can_be_read_by_all_whom_the_umask_lets(written) -> None:
    probe = written.folder / "probe"
    probe.touch()
    modes = {path.stat().st_mode for path in written.folder.iterdir()}
    assert modes == {probe.stat().st_mode}


def test_a_copied_bundle_still_loads(written, network, tmp_path: Path) -> None:
    shutil.copytree(written.folder, tmp_path / "copy")
    load_weights(read_bundle(tmp_path / "copy"), network)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
@pytest.mark.parametrize("name", [CARD, WEIGHTS])
def test_a_pipe_in_its_folder_is_not_waited_for(
    written: bundle.Bundle, network, name: str
) -> None:
    (written.folder / name).unlink()
    os.mkfifo(written.folder / name)
    with pytest.raises(ModelDamaged, match="cannot be read"):
        load_weights(read_bundle(written.folder), network)

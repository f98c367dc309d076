"""The thin step for JAX agrees with the product's own, and does what it says."""

import importlib.util
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from safetensors.numpy import load_file

from core.inpainting.tensors import to_floats, to_input
from core.model.bundle import load_weights, read_bundle, take_weights, write_bundle
from core.model.card import ModelCard
from core.model.losses import composite
from core.model.networks import build_network
from core.training.loop.checkpoints import load_checkpoint
from tests.tools.jax_probe import PLAIN
from tools.base_training.shards import PackedPhoto, write_shard

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        importlib.util.find_spec("jax") is None,
        reason="JAX is not installed; the product does not need it",
    ),
]

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def network() -> Any:
    network = build_network(PLAIN.spec)
    rng = np.random.default_rng(0)
    weights = [rng.normal(0, 0.05, w.shape) for w in network.get_weights()]
    network.set_weights(weights)
    return network


@pytest.fixture(scope="module")
def probe(
    network: Any, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, list[dict[str, Any]]]:
    """What the probe left in its folder, and the events that it told."""
    folder = tmp_path_factory.mktemp("probe")
    write_bundle(
        folder / "model", ModelCard("model", PLAIN.spec), take_weights(network)
    )
    (folder / "shards").mkdir()
    photos = [PackedPhoto(png(seed), is_held_out=seed % 4 == 0) for seed in range(40)]
    write_shard(folder / "shards" / "photos.safetensors", photos)
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-m", "tests.tools.jax_probe", str(folder)],
        cwd=ROOT,
        env=os.environ | {"KERAS_BACKEND": "jax", "JAX_PLATFORMS": "cpu"},
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return folder, [json.loads(line) for line in done.stdout.splitlines()]


def png(seed: int) -> bytes:
    """Waves: a smooth fill cannot go on with them, and a network soon can."""
    rng = np.random.default_rng(seed)
    rows, columns = np.mgrid[0:130, 0:140]
    turn, start = rng.uniform(0, np.pi, 2)
    along = np.cos(turn) * rows + np.sin(turn) * columns
    wave = 128 + 90 * np.sin(along / 6 + start)
    file = io.BytesIO()
    grey = np.repeat(wave[..., None], 3, axis=-1).astype(np.uint8)
    Image.fromarray(grey).save(file, "PNG")
    return file.getvalue()


def judgements(events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [event for event in events if event["event"] == "judged"]


def test_a_model_fills_alike_under_both_backends(network, probe) -> None:
    folder, _ = probe
    load_weights(read_bundle(folder / "model"), network)
    arrays = np.load(folder / "filled.npz")
    masks, targets = arrays["masks"], to_floats(arrays["pixels"])
    inputs = to_input(arrays["pixels"], masks, PLAIN.spec)
    np.testing.assert_allclose(arrays["inputs"], inputs, atol=1e-7)
    np.testing.assert_allclose(arrays["targets"], targets, atol=1e-7)
    holes = masks[..., None].astype(np.float32)
    predictions = network(inputs)
    np.testing.assert_allclose(
        arrays["filled"], np.asarray(composite(predictions, targets, holes)), atol=1e-5
    )
    loss = np.asarray(PLAIN.loss.of(predictions, targets, holes)).mean()
    assert arrays["loss"] == pytest.approx(loss, rel=1e-4)


def test_a_run_learns(probe) -> None:
    first, last, *_ = judgements(probe[1])
    assert (first["step"], last["step"]) == (0, 200)
    assert last["loss"] < 0.9 * first["loss"]


def test_a_second_sitting_goes_on_where_the_first_ended(probe) -> None:
    _, ended, begun, last, *_ = judgements(probe[1])
    assert begun["step"] == ended["step"]
    assert begun["loss"] == pytest.approx(ended["loss"], rel=1e-4)
    assert last["step"] == 205


def test_the_kept_weights_are_a_model_that_the_product_reads(network, probe) -> None:
    folder, events = probe
    bundle = read_bundle(folder / "plain" / "landscape")
    load_weights(bundle, network)
    assert bundle.card.versions["backend"] == "jax"
    assert bundle.card.pictures == next(
        event["photos"] for event in events if event["event"] == "started"
    )


def test_a_run_with_a_critic_starts_from_a_model_and_keeps_both(probe) -> None:
    folder, events = probe
    *_, plain, begun, ended = judgements(events)
    assert begun["loss"] == pytest.approx(plain["loss"], rel=0.05)
    assert ended["step"] == 5
    model = folder / "judged" / "landscape"
    critic = load_file(model / "critic.safetensors")
    assert all(np.isfinite(array).all() for array in critic.values())
    found = load_checkpoint(folder / "judged")
    assert found is not None
    for name, array in critic.items():
        np.testing.assert_allclose(array, found[1][name], atol=1e-2)
    kept = load_file(model / "weights.safetensors")
    start = load_file(folder / "plain" / "landscape" / "weights.safetensors")
    assert any(not np.array_equal(kept[name], start[name]) for name in kept)

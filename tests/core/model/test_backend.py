"""What the product makes of the devices that TensorFlow finds."""

import gc
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from core.model import backend
from core.model.backend import CPU, Device

GPU = Device("/GPU:0", "GPU: Matterhorn 4478")


@pytest.fixture(autouse=True, scope="module")
def _started() -> None:
    backend.start()


@pytest.fixture
def cards(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The graphics cards of a computer that is made up."""
    import tensorflow as tf

    cards: list[str] = []
    monkeypatch.setattr(tf.config, "list_physical_devices", lambda _kind: cards)
    monkeypatch.setattr(
        tf.config.experimental,
        "get_device_details",
        lambda card: {"device_name": card} if card else {},
    )
    return cards


def test_without_a_graphics_card_the_processor_is_used(cards: list[str]) -> None:
    assert backend.best_device() == CPU
    assert not CPU.is_gpu


@pytest.mark.parametrize(
    ("found", "label"),
    [
        (["Matterhorn 4478", "Eiger 3967"], "GPU: Matterhorn 4478"),
        ([""], "GPU: unknown"),
    ],
)
def test_the_first_graphics_card_is_used_and_named(
    cards: list[str], found: list[str], label: str
) -> None:
    cards += found
    assert backend.best_device() == Device("/GPU:0", label)
    assert backend.best_device().is_gpu


@pytest.mark.parametrize(
    ("device", "flags", "precision"),
    [
        (CPU, {"avx2"}, "float32"),
        (CPU, None, "float32"),
        (CPU, {"avx2", "avx512_bf16"}, "mixed_bfloat16"),
        (CPU, {"amx_bf16"}, "mixed_bfloat16"),
        (GPU, None, "mixed_bfloat16"),
    ],
)
def test_half_the_bits_are_trained_with_where_that_is_fast(
    monkeypatch, device: Device, flags: set[str] | None, precision: str
) -> None:
    monkeypatch.setattr(backend, "processor_flags", lambda: flags)
    assert backend.best_precision(device) == precision


def test_a_precision_holds_for_its_block_alone_even_when_that_fails() -> None:
    import keras

    before = keras.config.dtype_policy().name

    def build() -> None:
        with backend.precision("mixed_bfloat16"):
            assert keras.config.dtype_policy().name == "mixed_bfloat16"
            raise ValueError("full")

    with pytest.raises(ValueError, match="full"):
        build()
    assert keras.config.dtype_policy().name == before


def test_the_memory_of_every_card_is_taken_as_needed(monkeypatch, cards) -> None:
    import tensorflow as tf

    cards += ["Matterhorn", "Eiger"]
    grown: list[tuple[str, bool]] = []
    monkeypatch.setattr(
        tf.config.experimental,
        "set_memory_growth",
        lambda card, wanted: grown.append((card, wanted)),
    )
    backend.start()
    assert grown == [("Matterhorn", True), ("Eiger", True)]


def test_a_model_that_was_loaded_since_the_first_start_can_become_garbage() -> None:
    loaded = ["network"]
    backend.start()
    assert any(one is loaded for one in gc.get_objects())


def test_a_card_that_this_process_uses_already_is_no_failure(
    monkeypatch, cards
) -> None:
    import tensorflow as tf

    def refuse(*_args: object) -> None:
        raise RuntimeError("must be set before GPUs have been initialized")

    cards.append("Matterhorn")
    monkeypatch.setattr(tf.config.experimental, "set_memory_growth", refuse)
    backend.start()
    assert backend.best_device().label == "GPU: Matterhorn"


def test_a_full_device_is_told_from_other_trouble() -> None:
    import tensorflow as tf

    assert backend.is_out_of_memory(tf.errors.ResourceExhaustedError(None, None, ""))
    assert not backend.is_out_of_memory(tf.errors.InvalidArgumentError(None, None, ""))
    assert not backend.is_out_of_memory(MemoryError())


def test_keras_settings_of_other_work_are_neither_used_nor_changed(
    tmp_path: Path,
) -> None:
    others = tmp_path / ".keras" / "keras.json"
    others.parent.mkdir()
    others.write_text('{"floatx": "float64", "image_data_format": "channels_first"}')
    before = others.read_text()
    probe = (
        "from core.model import backend; backend.start(); import keras; "
        "print(keras.config.floatx(), keras.config.image_data_format())"
    )
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", probe],
        env=os.environ | {"HOME": str(tmp_path), "USERPROFILE": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["float32", "channels_last"]
    assert others.read_text() == before


def test_the_versions_are_those_that_run(monkeypatch) -> None:
    import keras

    monkeypatch.setattr(keras, "__version__", "9.8.7")
    monkeypatch.setattr(keras, "backend", SimpleNamespace(backend=lambda: "abacus"))
    assert backend.versions() == {"keras": "9.8.7", "backend": "abacus"}

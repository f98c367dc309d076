"""The one place that starts Keras and TensorFlow, and knows their devices."""

import os
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from typing import Any

import resources
from core.model.importing import only_what_is_used
from core.processor import BF16_FLAGS, processor_flags
from core.quiet import quiet_stderr


@dataclass(frozen=True, slots=True)
class Device:
    """Where a network runs.

    Attributes:
        name: TensorFlow's, like "/CPU:0".
        label: For people, like "CPU" or "GPU: NVIDIA GeForce RTX 4070".
    """

    name: str
    label: str

    @property
    def is_gpu(self) -> bool:
        """Whether its memory is limited and shared with other programs."""
        return "GPU" in self.name


CPU = Device("/CPU:0", "CPU")


def start() -> None:
    """Import TensorFlow and Keras quietly; takes 3-5 s the first time.

    GPU memory is taken as needed instead of all at once, because the window and a
    training run share the card. Keras takes its settings from the program: those in a
    person's `~/.keras` are for other work, may not suit ours, and are left as they are.
    """
    os.environ["KERAS_HOME"] = str(resources.keras_home())
    os.environ.setdefault("KERAS_BACKEND", "tensorflow")
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ.setdefault("GRPC_VERBOSITY", "ERROR")
    with quiet_stderr():
        keras = _keras()
        if keras.backend.backend() == "tensorflow":
            _grow_gpu_memory()


def best_device() -> Device:
    """The first GPU that TensorFlow can use, or the CPU."""
    import tensorflow as tf

    for number, gpu in enumerate(tf.config.list_physical_devices("GPU")):
        details = tf.config.experimental.get_device_details(gpu)
        name = details.get("device_name", "unknown")
        return Device(f"/GPU:{number}", f"GPU: {name}")
    return CPU


def best_precision(device: Device) -> str:
    """The Keras dtype policy that trains fastest here without losing quality.

    bfloat16 pays on processors with instructions for it (measured 1.5 to 2 times)
    and on every GPU of the last generations.
    """
    if device.is_gpu or BF16_FLAGS & (processor_flags() or set()):
        return "mixed_bfloat16"
    return "float32"


@contextmanager
def precision(policy: str) -> Iterator[None]:
    """Build layers under a dtype policy, and leave the global one as it was."""
    import keras

    before = keras.config.dtype_policy()
    keras.config.set_dtype_policy(policy)
    try:
        yield
    finally:
        keras.config.set_dtype_policy(before)


def on_device(device: Device) -> AbstractContextManager[Any]:
    """Run what stands in the block on a device."""
    import keras

    context: AbstractContextManager[Any] = keras.device(device.name)
    return context


def versions() -> dict[str, str]:
    """Versions of what made a model, for its card."""
    import keras

    return {"keras": keras.__version__, "backend": keras.backend.backend()}


def is_out_of_memory(error: BaseException) -> bool:
    """Whether an error says that the device has no memory left."""
    import tensorflow as tf

    return isinstance(error, tf.errors.ResourceExhaustedError)


def _keras() -> Any:  # noqa: ANN401 - untyped
    """Keras, imported in a way of its own the first time.

    Not again: what was loaded since then is not to be passed over by the collector.
    """
    is_there = "keras" in sys.modules
    with nullcontext() if is_there else only_what_is_used():
        import keras
    return keras


def _grow_gpu_memory() -> None:
    import tensorflow as tf

    for gpu in tf.config.list_physical_devices("GPU"):
        try:
            tf.config.experimental.set_memory_growth(gpu, True)  # noqa: FBT003 - theirs
        except RuntimeError:
            # The device is already in use by this process; growth was set then.
            return


Network = Any
"""A `keras.Model`; Keras ships no types, so this name only says what is meant."""

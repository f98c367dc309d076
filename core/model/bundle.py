"""One model on disk: a folder with card.json and weights.safetensors.

Weights are data. The network is built by our code from the card's spec, and every
array is checked for its name, shape and type before it is put in; nothing from a
file is executed.
"""

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from safetensors import SafetensorError
from safetensors.numpy import load, save

from core.arrays import Floats
from core.disk import open_file
from core.errors import ModelDamaged, ModelNotFound
from core.files import atomic_folder
from core.model.backend import Network
from core.model.card import ModelCard, card_from_json

CARD = "card.json"
WEIGHTS = "weights.safetensors"
CARD_LIMIT = 1_000_000  # bytes; a card is about a thousand
WEIGHTS_LIMIT = 300_000_000  # bytes; the largest network of `ModelSpec` has 290 MB
_HEADER_LIMIT = 1_000_000  # bytes; that of the base model is about ten thousand
_FLOATS = (np.float16, np.float32)


@dataclass(frozen=True, slots=True)
class Bundle:
    """A model in the library.

    Attributes:
        folder: That holds its files.
        card: Its description.
        is_shipped: Whether it came with the program and cannot be changed.
    """

    folder: Path
    card: ModelCard
    is_shipped: bool = False

    @property
    def hidden_name(self) -> str | None:
        """What it was called before a shipped model took its name."""
        return self.folder.name if self.folder.name != self.card.name else None

    @property
    def size(self) -> int:
        """On the disk, in bytes; files that cannot be seen do not count."""
        files = (self.folder / CARD, self.folder / WEIGHTS)
        return sum(file.stat().st_size for file in files if file.is_file())


def read_bundle(
    folder: Path, *, name: str | None = None, is_shipped: bool = False
) -> Bundle:
    """Read the card of the model in a folder; the weights stay on disk.

    The model is called like the folder, whatever the card says, so that a renamed or
    copied folder is a model of its new name.

    Args:
        folder: Of the model.
        name: To call it by instead.
        is_shipped: Whether it came with the program.

    Raises:
        ModelNotFound: There is no such folder.
        ModelError: The card cannot be used.
    """
    path, name = folder / CARD, name or folder.name
    try:
        with open_file(path) as file:
            data = file.read(CARD_LIMIT + 1)
        if len(data) > CARD_LIMIT:
            raise ModelDamaged(name, "its card is far too long")
        text = data.decode("utf-8")
    except FileNotFoundError as error:
        if folder.is_dir():
            raise ModelDamaged(folder.name, "its card cannot be read") from error
        raise ModelNotFound(folder.name, ()) from error
    except (OSError, UnicodeDecodeError) as error:
        raise ModelDamaged(name, "its card cannot be read") from error
    card = replace(card_from_json(text, name=name), name=name)
    return Bundle(folder, card, is_shipped)


def write_bundle(folder: Path, card: ModelCard, weights: dict[str, Floats]) -> Bundle:
    """Write a model into a new folder, whole or not at all.

    Args:
        folder: To be made; it must not exist.
        card: Its `sha256` is filled in here.
        weights: As `take_weights` gives them; stored as float16, half the size.

    Raises:
        OSError: The disk is full or the folder cannot be made.
    """
    halves = {name: array.astype(np.float16) for name, array in weights.items()}
    data = save(halves)
    card = replace(card, sha256=hashlib.sha256(data).hexdigest())
    return write_files(folder, card, data)


def write_files(folder: Path, card: ModelCard, data: bytes) -> Bundle:
    """Write a model whose weights are already safetensors, whole or not at all.

    Args:
        folder: To be made; it must not exist.
        card: With the hash of the data.
        data: Of the weights file.

    Raises:
        OSError: The disk is full or the folder cannot be made.
    """
    with atomic_folder(folder) as temporary:
        # `save_file` would make a file that no other user of the computer can read.
        (temporary / WEIGHTS).write_bytes(data)
        (temporary / CARD).write_text(card.to_json(), encoding="utf-8")
    return Bundle(folder, card)


def load_weights(bundle: Bundle, network: Network) -> None:
    """Put a bundle's weights into the network built from its spec.

    Raises:
        ModelDamaged: The file is missing, changed, or does not fit the network.
    """
    arrays = unpack_weights(read_weights(bundle), bundle.card)
    try:
        put_weights(network, arrays)
    except ValueError as error:
        reason = "its weights do not fit its network"
        raise ModelDamaged(bundle.card.name, reason) from error


def read_weights(bundle: Bundle) -> bytes:
    """The content of a bundle's weights file, not looked at yet.

    Raises:
        ModelDamaged: The file is missing, cannot be read, or is far too large.
    """
    try:
        with open_file(bundle.folder / WEIGHTS) as file:
            data = file.read(WEIGHTS_LIMIT + 1)
    except OSError as error:
        reason = "its weights cannot be read"
        raise ModelDamaged(bundle.card.name, reason) from error
    if len(data) > WEIGHTS_LIMIT:
        raise ModelDamaged(bundle.card.name, "its weights are far too large")
    return data


def unpack_weights(data: bytes, card: ModelCard) -> dict[str, Floats]:
    """The arrays in a weights file, of whatever names, shapes and types.

    Raises:
        ModelDamaged: The data is not what the card was written for.
    """
    if hashlib.sha256(data).hexdigest() != card.sha256:
        raise ModelDamaged(card.name, "its weights are not those of its card")
    try:
        if int.from_bytes(data[:8], "little") > _HEADER_LIMIT:
            raise ValueError("The header is far too long.")
        return load(data)
    except (SafetensorError, KeyError, ValueError) as error:
        # KeyError: a type that numpy does not know; ValueError: a size beyond it.
        raise ModelDamaged(card.name, "its weights cannot be read") from error


def take_weights(network: Network) -> dict[str, Floats]:
    """The network's weights, named by their position.

    Keras numbers its automatic layer names through the process, so a name would not
    come back; the order of the layers does.
    """
    return {
        f"{number:03d}": np.asarray(weight, np.float32)
        for number, weight in enumerate(network.get_weights())
    }


def put_weights(network: Network, arrays: dict[str, Floats]) -> None:
    """The inverse of `take_weights`.

    Raises:
        ValueError: A weight is missing, superfluous, or of another shape or type.
    """
    shapes = [tuple(weight.shape) for weight in network.weights]
    names = [f"{number:03d}" for number in range(len(shapes))]
    if sorted(arrays) != names:
        msg = f"Expected {len(names)} weights. Received: {len(arrays)}."
        raise ValueError(msg)
    for name, shape in zip(names, shapes, strict=True):
        array = arrays[name]
        if array.shape != shape or array.dtype not in _FLOATS:
            msg = (
                f"Weight {name} must be floats of shape {shape}. "
                f"Received: {array.dtype} {array.shape}."
            )
            raise ValueError(msg)
        if not np.isfinite(array).all():
            msg = f"Weight {name} holds values that are no numbers."
            raise ValueError(msg)
    network.set_weights([arrays[name].astype(np.float32) for name in names])


def file_hash(path: Path) -> str:
    """SHA-256 of a file, as hexadecimal digits.

    Raises:
        OSError: It cannot be read.
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

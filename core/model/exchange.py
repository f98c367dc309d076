"""A model as one file, to be passed from person to person.

The file is a zip archive of exactly the two files of a bundle, stored as they are.
Weights hardly shrink, and what is not packed cannot swell up while it is read. Nothing
is ever unpacked to a place that the archive names, so that it cannot name a wrong one.
"""

import stat
import struct
from dataclasses import dataclass
from io import SEEK_END
from pathlib import Path
from typing import BinaryIO
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from core.errors import ModelDamaged, ModelFileUnusable
from core.files import atomic_write, reason_of
from core.model import backend
from core.model.bundle import (
    CARD,
    CARD_LIMIT,
    WEIGHTS,
    WEIGHTS_LIMIT,
    Bundle,
    put_weights,
    read_weights,
    unpack_weights,
)
from core.model.card import ModelCard, card_from_json
from core.model.networks import build_network

SUFFIX = ".mendmodel"

_LIMITS = {CARD: CARD_LIMIT, WEIGHTS: WEIGHTS_LIMIT}
_FILE_LIMIT = sum(_LIMITS.values()) + 10_000

# The last record of a zip archive, PKWARE's APPNOTE.TXT 4.3.16.
_END = struct.Struct("<4s4H2LH")
_END_MARK = b"PK\5\6"
_LARGE_MARK, _LARGE_LENGTH = b"PK\6\7", 20
_DIRECTORY_LIMIT = 4096  # bytes; that of two files has about a hundred

_SPOILED = (
    BadZipFile,
    RuntimeError,
    ValueError,
    OverflowError,
    EOFError,
    OSError,
    struct.error,
)
"""What `zipfile` raises over bytes that are no archive, or a strange one."""


@dataclass(frozen=True, slots=True)
class PackedModel:
    """What a file holds.

    Attributes:
        file: Its path.
        card: Of the model; its name may be anything.
        weights: The content of the weights file, of the hash in the card.
    """

    file: Path
    card: ModelCard
    weights: bytes


def write_model_file(bundle: Bundle, file: Path) -> None:
    """Write a model into one file; the same model always gives the same bytes.

    Raises:
        ModelDamaged: Its weights are not those of its card; nothing was written.
        OSError: The file cannot be written; an older one is as it was.
    """
    weights = read_weights(bundle)
    unpack_weights(weights, bundle.card)
    members = {CARD: bundle.card.to_json().encode(), WEIGHTS: weights}
    with (
        atomic_write(file) as temporary,
        ZipFile(temporary, "w", ZIP_STORED) as archive,
    ):
        for name, data in members.items():
            member = ZipInfo(name)
            member.create_system = 3  # Unix, whose permissions follow
            member.external_attr = (stat.S_IFREG | 0o644) << 16
            archive.writestr(member, data)


def read_model_file(file: Path) -> PackedModel:
    """Read what `write_model_file` wrote; anything else is refused.

    Raises:
        ModelFileUnusable: It cannot be read or is no such file.
        ModelTooNew: The model was made by a later version.
    """
    parts = _read_parts(file)
    try:
        card = card_from_json(parts[CARD].decode("utf-8"), name=file.name)
        unpack_weights(parts[WEIGHTS], card)
    except UnicodeDecodeError as error:
        raise ModelFileUnusable(file, "its card cannot be read") from error
    except ModelDamaged as error:
        raise ModelFileUnusable(file, error.reason) from error
    return PackedModel(file, card, parts[WEIGHTS])


def check_network(model: PackedModel) -> None:
    """Put the weights into the network that the card describes.

    Takes seconds the first time in a process, because TensorFlow is imported.

    Raises:
        ModelFileUnusable: They do not fit, or are no numbers.
    """
    backend.start()
    with backend.on_device(backend.CPU):
        network = build_network(model.card.spec)
    try:
        put_weights(network, unpack_weights(model.weights, model.card))
    except ValueError as error:
        reason = "its weights do not fit its network"
        raise ModelFileUnusable(model.file, reason) from error


def _read_parts(path: Path) -> dict[str, bytes]:
    """The archive's members by name."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise ModelFileUnusable(path, "it is no file")
        file = path.open("rb")
    except OSError as error:
        reason = reason_of(error) or "it cannot be opened"
        raise ModelFileUnusable(path, reason) from error
    with file:
        try:
            if not _ends_as_ours(file):
                raise ModelFileUnusable(path, "it is no model of Mendscape")
            with ZipFile(file) as archive:
                members = _checked(archive.infolist(), path)
                return {m.filename: archive.read(m) for m in members}
        except _SPOILED as error:
            raise ModelFileUnusable(path, "it is damaged") from error


def _ends_as_ours(file: BinaryIO) -> bool:
    """Whether a table of two members ends the file, so that reading it is cheap.

    `ZipFile` would read a table of any length before anybody can count its entries.
    """
    size = file.seek(0, SEEK_END)
    tail_length = _END.size + _LARGE_LENGTH
    if not tail_length < size <= _FILE_LIMIT:
        return False
    file.seek(-tail_length, SEEK_END)
    tail = file.read(tail_length)
    mark, *_, count, length, _, comment = _END.unpack(tail[_LARGE_LENGTH:])
    return (
        mark == _END_MARK
        and count == len(_LIMITS)
        and length <= _DIRECTORY_LIMIT
        and comment == 0
        and not tail.startswith(_LARGE_MARK)
    )


def _checked(members: list[ZipInfo], path: Path) -> list[ZipInfo]:
    """The members, when they are the two of a bundle and nothing else."""
    if sorted(member.filename for member in members) != sorted(_LIMITS):
        raise ModelFileUnusable(path, "it holds other files than a model")
    for member in members:
        if stat.S_IFMT(member.external_attr >> 16) not in (0, stat.S_IFREG):
            raise ModelFileUnusable(path, "it holds other files than a model")
        is_plain = member.compress_type == ZIP_STORED and not member.flag_bits & 1
        if not is_plain or member.compress_size != member.file_size:
            raise ModelFileUnusable(path, "its files are packed or encrypted")
        if member.file_size > _LIMITS[member.filename]:
            raise ModelFileUnusable(path, "its files are far too large for a model")
    return members

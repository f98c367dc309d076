"""By what content a picture was made: whether it has to be made again.

Neither paths nor times count: photos that were moved, copied or touched give the same
pictures.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import astuple
from typing import TYPE_CHECKING

from core.disk import open_file
from core.photo.formats import format_of

if TYPE_CHECKING:
    from pathlib import Path

    from core.batch.job import BatchJob
    from core.batch.options import BatchOptions
    from core.model.bundle import Bundle

_VERSION = 2
"""Of the way from a recipe to a picture; another one gives other pixels."""


def method_of(bundle: Bundle, *, has_detail: bool) -> str:
    """Digest of what fills with a model: its weights, its network, and the detail."""
    card = bundle.card
    return _digest(
        card.sha256, astuple(card.spec), has_detail and card.spec.takes_detail
    )


def recipe_of(job: BatchJob, options: BatchOptions) -> str:
    """Digest of the photo, the squares in any order, what fills, and the format.

    Raises:
        OSError: The photo cannot be read.
    """
    squares, target = job.squares, format_of(job.output)
    return _digest(
        _VERSION,
        digest_of(job.photo),
        sorted({astuple(box) for box in squares.boxes}),
        squares.of and astuple(squares.of),
        job.sensitivity,
        options.method,
        options.seed,
        target and target.name,
    )


def digest_of(path: Path) -> str:
    """SHA-256 of a file.

    Raises:
        OSError: It cannot be read, or is no file.
    """
    with open_file(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _digest(*facts: object) -> str:
    return hashlib.sha256(json.dumps(facts).encode()).hexdigest()

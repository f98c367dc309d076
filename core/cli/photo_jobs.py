"""Which pictures `mendscape repair` makes of the photos that it is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.batch.job import BatchJob
from core.batch.plan import planned_jobs
from core.batch.squares import Squares
from core.batch.targets import check_target, make_target_folder
from core.cli.terminal import UsageError
from core.cover import squares_covering
from core.errors import BatchError
from core.geometry import Size
from core.mask_file import read_mask

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

_LARGEST_SIDE = 256
"""Of the squares over a mask, in pixels."""


def photo_jobs(args: Namespace) -> tuple[BatchJob, ...]:
    """One job for each photo.

    Raises:
        UsageError: The pictures cannot be written where they are to be.
        PhotoError: The mask cannot be opened.
        MaskError: It marks nothing.
    """
    photos: list[Path] = list(dict.fromkeys(args.photos))
    squares = _squares(args)
    sensitivity = args.sensitivity if args.find_dust else None
    output: Path = args.output
    try:
        if len(photos) > 1 or output.is_dir():
            make_target_folder(output)
            return planned_jobs(
                photos, squares, folder=output, suffix="", sensitivity=sensitivity
            )
        check_target(photo=photos[0], output=output)
    except BatchError as error:
        raise UsageError(str(error)) from error
    return (BatchJob(photos[0], output, squares, sensitivity=sensitivity),)


def _squares(args: Namespace) -> Squares:
    """The squares that were named, and those that cover the mask."""
    named = tuple(args.squares or ())
    if args.mask is None:
        return Squares(named)
    mask = read_mask(args.mask)
    height, width = mask.shape
    most = min(_LARGEST_SIDE, height, width)
    covering = squares_covering(mask, at_most=most)
    return Squares((*named, *covering), Size(width, height), args.mask)

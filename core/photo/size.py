"""How large a photo's file will be, told before it is written."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import ceil, sqrt
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from core.geometry import Box, Size
from core.patch import Patch
from core.photo.photo import Photo
from core.photo.save_options import SaveOptions
from core.photo.writing import format_for, save_photo
from core.progress import Report

_WHOLE_PIXELS = 3_000_000
_SAMPLE_PIXELS = 2_000_000
_TILE = 256
# A JPEG that is compressed again keeps its zeros only where its blocks stay in place.
_GRID = 16


def estimated_size(
    photo: Photo,
    patches: Sequence[Patch],
    suffix: str,
    wanted: SaveOptions,
    report: Report,
) -> int:
    """About how many bytes `save_photo` will write.

    A small photo is really written, into a temporary file; of a large one, tiles from
    all over it are. Most files come out within a tenth of what is told.

    Args:
        photo: The original.
        patches: Laid over it in this order.
        suffix: Chooses the format, as ".jpg" does.
        wanted: What is to differ from the source.
        report: Told the done part; may raise Cancelled.

    Raises:
        PhotoNotSaved: The format cannot hold the photo, or nothing can be written.
    """
    with TemporaryDirectory(prefix="mendscape-") as folder:
        path = Path(folder, f"size{suffix}")
        format_for(photo, path)
        if photo.size.pixels <= _WHOLE_PIXELS:
            return _written(photo, patches, path, wanted)
        corner = Box.square(0, 0, min(_GRID, photo.size.short_side))
        fixed = _written(_sample(photo, [[corner]]), (), path, wanted)
        report(0.2)
        rows = _tiles(photo.size)
        sample = _sample(photo, rows)
        growing = _written(sample, tuple(_moved(patches, rows)), path, wanted) - fixed
    return fixed + round(max(0, growing) * photo.size.pixels / sample.size.pixels)


def _written(
    photo: Photo, patches: Sequence[Patch], path: Path, wanted: SaveOptions
) -> int:
    save_photo(photo, patches, path, wanted)
    return path.stat().st_size


def _tiles(size: Size) -> list[list[Box]]:
    """Rows of equal squares, spread evenly over a photo."""
    side = min(_TILE, size.short_side)
    count = _SAMPLE_PIXELS / side**2
    across = sqrt(count * size.width / size.height)
    columns = max(1, min(size.width // side, round(across)))
    rows = max(1, min(size.height // side, ceil(count / columns)))
    lefts = _starts(size.width, side, columns)
    return [
        [Box.square(left, top, side) for left in lefts]
        for top in _starts(size.height, side, rows)
    ]


def _starts(length: int, side: int, count: int) -> list[int]:
    """Where tiles begin, each in the middle of its part of the length."""
    middles = ((number + 0.5) * length / count for number in range(count))
    starts = (
        min(max(0, round(middle - side / 2)), length - side) for middle in middles
    )
    return [start // _GRID * _GRID for start in starts]


def _sample(photo: Photo, rows: Sequence[Sequence[Box]]) -> Photo:
    """A photo made of parts of another one, with its metadata."""
    samples = photo.raster.samples
    bands = [np.concatenate([samples[box.slices] for box in row], 1) for row in rows]
    raster = replace(photo.raster, samples=np.ascontiguousarray(np.concatenate(bands)))
    return Photo(raster, photo.info)


def _moved(patches: Sequence[Patch], rows: Sequence[Sequence[Box]]) -> Iterator[Patch]:
    """What of the patches lies on the tiles, where the tiles lie in the sample."""
    places = [
        (tile, column * tile.width - tile.left, row * tile.height - tile.top)
        for row, tiles in enumerate(rows)
        for column, tile in enumerate(tiles)
    ]
    for patch in patches:
        for tile, right, down in places:
            shared = patch.box.intersection(tile)
            if not shared.is_empty:
                source = shared.shifted(-patch.box.left, -patch.box.top).slices
                yield Patch(shared.shifted(right, down), patch.pixels[source])

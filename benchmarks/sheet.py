"""Contact sheets: the hole, every fill and the truth side by side, to be looked at."""

from collections.abc import Mapping, Sequence

import numpy as np
from PIL import Image, ImageDraw

from core.arrays import Pixels
from core.geometry import Box, Size

CELL = 228
_GAP = 4
_HEADER = 18
_BACKGROUND = 128


def cell(pixels: Pixels, hole: Box) -> Pixels:
    """The hole with as much again on each side, as a small square picture.

    Args:
        pixels: The whole picture; one as small as a cell is shown as it is.
        hole: Where to look.

    Returns:
        (CELL, CELL, 3).
    """
    size = Size(pixels.shape[1], pixels.shape[0])
    around = Box(0, 0, size.width, size.height)
    if around.width != CELL or around.height != CELL:
        around = hole.grown(hole.width).pushed_inside(size)
    image = Image.fromarray(np.ascontiguousarray(pixels[around.slices]))
    return np.asarray(image.resize((CELL, CELL), Image.Resampling.LANCZOS))


def contact_sheet(columns: Mapping[str, Sequence[Pixels]]) -> Image.Image:
    """One row a hole, one labelled column a filler.

    Args:
        columns: Cells of each column by its label; all columns equally long.
    """
    rows = max(map(len, columns.values()))
    pitch = CELL + _GAP
    size = (len(columns) * pitch + _GAP, rows * pitch + _GAP + _HEADER)
    sheet = Image.new("RGB", size, (_BACKGROUND,) * 3)
    draw = ImageDraw.Draw(sheet)
    for number, (label, cells) in enumerate(columns.items()):
        left = _GAP + number * pitch
        draw.text((left + CELL // 2, _HEADER // 2), label, "white", anchor="mm")
        for row, picture in enumerate(cells):
            sheet.paste(Image.fromarray(picture), (left, _HEADER + _GAP + row * pitch))
    return sheet

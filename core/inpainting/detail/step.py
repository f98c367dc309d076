"""Texture for a smooth fill, at the photo's own resolution.

The guide knows what lies in the hole, but not how it looks from near. Its texture is
taken from the photo around: at a scale at which the hole is about sixty pixels wide,
overlapping windows of the known picture are chosen that look like the guide and like
each other, cut where they agree best, and joined. At the photo's own scale the finest
detail follows from the same places (in the spirit of Efros and Freeman, "Image
Quilting", 2001; Kwatra et al., "Graphcut Textures", 2003; and Burt and Adelson's
Laplacian pyramid, 1983).
"""

from math import ceil, sqrt

import numpy as np

from core.arrays import Floats, Mask, Pixels
from core.inpainting.detail.choice import choose
from core.inpainting.detail.cuts import cut
from core.inpainting.detail.enlarge import reduced, reduced_mask
from core.inpainting.detail.grain import without_rounding
from core.inpainting.detail.join import Copied, join
from core.inpainting.detail.lattice import Ints, Lattice
from core.inpainting.detail.refine import Coarse, refine
from core.inpainting.detail.scene import (
    ROUNDING,
    Scene,
    box_of,
    to_opponent,
    to_pixels,
)
from core.inpainting.detail.search import CLEARANCE, Views, usable
from core.inpainting.detail.tones import FARTHEST, missing_tones
from core.progress import Report, silent

_WORKING_SIDE = 64
"""Holes are worked on at a scale at which they are at most about this wide."""
_LARGEST_WINDOW = 16
_SMALLEST_WINDOW = 4
_REACH = 2
_FEWEST_SOURCES = 30
_PREPARED, _JOINED = 0.1, 0.8
"""Done parts of the whole."""


def add_detail(
    crop: Pixels,
    mask: Mask,
    guide: Pixels,
    *,
    seed: int = 0,
    report: Report = silent,
) -> Pixels:
    """Paint the unknown pixels of a crop with texture from its known ones.

    Args:
        crop: (H, W, 3) RGB at the photo's resolution; never read where unknown.
        mask: (H, W), True where unknown.
        guide: (H, W, 3), a smooth fill; read where unknown only.
        seed: Another seed gives another candidate; the same one the same pixels.
        report: Told the done part, 0..1; may raise Cancelled.

    Returns:
        (H, W, 3), the crop with its unknown pixels painted. They are the guide's
        where too little of the crop is known to take any texture from.
    """
    painted = crop.copy()
    if not mask.any():
        return painted
    part = box_of(mask).slices
    unknown = mask[part]
    painted[part][unknown] = guide[part][unknown]
    texture = _texture(crop, mask, painted, seed, report)
    if texture is not None:
        painted[part][unknown] = texture
    report(1)
    return painted


def _texture(
    crop: Pixels, mask: Mask, guided: Pixels, seed: int, report: Report
) -> Pixels | None:
    """The unknown pixels row by row, (N, 3); None without enough to take from."""
    factor = max(1, ceil(_width(mask) / _WORKING_SIDE))
    known = crop.copy()
    box = box_of(mask)
    known[box.slices][mask[box.slices]] = 0
    report(_PREPARED / 3)
    small, guide = reduced(known, factor), reduced(guided, factor)
    report(_PREPARED * 2 / 3)
    scene = _scene(small, reduced_mask(mask, factor), guide)
    report(_PREPARED)
    found = _joined(scene, seed=seed, report=_part(report, _PREPARED, _JOINED))
    if found is None:
        return None
    colours, offsets = found
    if factor == 1:
        return to_pixels(colours[mask])
    coarse = Coarse(small, colours, offsets, factor)
    part = _part(report, _JOINED, 1)
    return to_pixels(refine(known, mask, coarse, report=part))


def _width(mask: Mask) -> float:
    """How wide what is unknown is: of a square the side, of a strip twice as much.

    Without that, the longer a chain of holes is, the coarser would its texture be.
    """
    framed = np.pad(mask, 1)
    border = sum(np.count_nonzero(np.diff(framed, axis=axis)) for axis in (0, 1))
    area = np.count_nonzero(mask)
    return min(sqrt(area), 4 * area / border)


def _joined(scene: Scene, *, seed: int, report: Report) -> tuple[Floats, Ints] | None:
    """Colours at the working scale and from where they were copied.

    Returns:
        (h, w, 3) and rows and columns to the source, (h, w, 2), without the scene's
        margin; None when nothing known is as large as even the smallest window.
    """
    views = _views(scene)
    if views is None:
        return None
    report(0.15)
    choice = choose(scene, views, seed=seed, report=_part(report, 0.15, 0.65))
    box = box_of(scene.hole).grown(_REACH)
    rows, columns = np.mgrid[box.slices]
    down, right = cut(scene, choice, rows, columns, report=_part(report, 0.65, 0.85))
    copied = Copied(rows, columns, down, right)
    colours = join(
        scene,
        copied,
        _target(scene, copied),
        report=_part(report, 0.85, 1),
    )
    picture = scene.guide.copy()
    picture[rows, columns] = colours
    offsets = np.zeros((*scene.hole.shape, 2), np.intp)
    offsets[rows, columns] = np.stack([down, right], axis=-1)
    return scene.without_margin(picture), scene.without_margin(offsets)


def _scene(small: Pixels, mask: Mask, guide: Pixels) -> Scene:
    colours = to_opponent(guide)
    picture = without_rounding(colours, ~mask, ROUNDING)
    return Scene.of(
        picture=picture,
        guide=colours,
        hole=mask,
        margin=_LARGEST_WINDOW + 2 * CLEARANCE,
    )


def _views(scene: Scene) -> Views | None:
    """The largest windows that suit the hole and find enough sources."""
    wanted = round(sqrt(scene.hole.sum()) / 6) * 2
    side = min(max(wanted, _SMALLEST_WINDOW), _LARGEST_WINDOW)
    while side >= _SMALLEST_WINDOW:
        if usable(scene.known, side).sum() >= _FEWEST_SOURCES:
            return Views.of(scene, Lattice.over(scene.hole, side))
        side -= 2
    return None


def _target(scene: Scene, copied: Copied) -> Floats:
    """The copied pixels, with the widest structure of the guide."""
    picture = scene.guide.copy()
    hole = scene.hole[copied.rows, copied.columns][..., None]
    known = scene.guide[copied.rows, copied.columns]
    picture[copied.rows, copied.columns] = np.where(
        hole, copied.pixels(scene.picture), known
    )
    near = box_of(scene.hole).grown(_REACH + FARTHEST).clipped(scene.size).slices
    picture[near] += missing_tones(picture[near], scene.guide[near])
    return np.where(hole, picture[copied.rows, copied.columns], known)


def _part(report: Report, begin: float, end: float) -> Report:
    """A report for a part of the whole."""
    return lambda done: report(begin + (end - begin) * done)

"""The fillers of other programs: OpenCV, scikit-image and G'MIC."""

import shutil
import subprocess
import tempfile
from functools import partial
from pathlib import Path

import cv2
import numpy as np
from PIL import Image
from skimage.restoration import inpaint_biharmonic

from benchmarks.fillers import Fill, Filler
from core.arrays import Mask, Pixels
from core.geometry import Box, Size

_OPENCV_RADIUS = 3
_BIHARMONIC_SIDE = 64
"""Larger holes are filled at reduced size: the time grows with the sixth power."""


def peers() -> list[Filler]:
    """Every peer that can run here."""
    found = [
        Filler("telea", partial(_opencv, cv2.INPAINT_TELEA)),
        Filler("navier-stokes", partial(_opencv, cv2.INPAINT_NS)),
        Filler("biharmonic", _biharmonic),
    ]
    if shutil.which("gmic"):
        found.append(Filler("gmic", _gmic, is_for_scenes=True, most=100))
    return found


def _opencv(method: int) -> Fill:
    def fill(pixels: Pixels, hole: Box, _seed: int) -> Pixels:
        around = _around(hole, pixels)
        crop = np.ascontiguousarray(pixels[around.slices])
        mask = _mask(hole, around).astype(np.uint8)
        filled = cv2.inpaint(crop, mask, _OPENCV_RADIUS, method)
        return _pasted(pixels, hole, around, filled)

    return fill


def _biharmonic() -> Fill:
    return biharmonic


def _gmic() -> Fill:
    return gmic


def biharmonic(pixels: Pixels, hole: Box, _seed: int) -> Pixels:
    """scikit-image's smooth surface; a large hole is filled at reduced size."""
    around = _around(hole, pixels)
    crop, mask = pixels[around.slices], _mask(hole, around)
    scale = min(1.0, _BIHARMONIC_SIDE / hole.width)
    size = (round(around.width * scale), round(around.height * scale))
    # The noise must not leak into the known pixels while the crop is reduced.
    known = np.where(mask[..., None], 0, crop).astype(np.float32)
    weight = cv2.resize((~mask).astype(np.float32), size, interpolation=cv2.INTER_AREA)
    small = cv2.resize(known, size, interpolation=cv2.INTER_AREA)
    small /= np.maximum(weight, 1e-3)[..., None]
    filled = inpaint_biharmonic(small / 255, weight < 0.5, channel_axis=-1) * 255
    if scale < 1:
        full = (around.width, around.height)
        filled = cv2.resize(filled, full, interpolation=cv2.INTER_CUBIC)
    return _pasted(pixels, hole, around, np.clip(filled.round(), 0, 255))


def gmic(pixels: Pixels, hole: Box, _seed: int) -> Pixels:
    """G'MIC's multi-scale patch matching, through its command."""
    around = _around(hole, pixels, margin=2 * hole.width)
    mask = _mask(hole, around)
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, name) for name in ("crop.png", "mask.png", "out.png")]
        Image.fromarray(pixels[around.slices]).save(paths[0])
        Image.fromarray(mask.astype(np.uint8) * 255).save(paths[1])
        command = "gmic -v 0 {} {} -inpaint_matchpatch[0] [1] -o[0] {}"
        subprocess.run(command.format(*paths).split(), check=True)  # noqa: S603
        with Image.open(paths[2]) as image:
            filled = np.asarray(image.convert("RGB"))
    return _pasted(pixels, hole, around, filled)


def _around(hole: Box, pixels: Pixels, margin: int | None = None) -> Box:
    """The part of the photo that a peer is shown; all of a small one."""
    size = Size(pixels.shape[1], pixels.shape[0])
    return hole.grown(hole.width if margin is None else margin).clipped(size)


def _mask(hole: Box, around: Box) -> Mask:
    mask = np.zeros((around.height, around.width), np.bool_)
    mask[hole.shifted(-around.left, -around.top).slices] = True
    return mask


def _pasted(pixels: Pixels, hole: Box, around: Box, filled: np.ndarray) -> Pixels:
    result = pixels.copy()
    result[hole.slices] = filled[hole.shifted(-around.left, -around.top).slices]
    return result

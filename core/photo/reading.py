"""Opening photo files: let in what a repair loses nothing of, refuse the rest.

Refused with one sentence, before any edit: several pictures in one file (animations,
pages; saving would lose the others), camera raw files, BigTIFF, unusual colour models,
and more than 8 bits a channel unless they are the 16 of a PNG or TIFF file. An MPO is
a JPEG: its first picture is the photo. Palettes and single-colour transparency are
opened as the RGB, RGBA or LA that they stand for.
"""

from pathlib import Path
from typing import BinaryIO, cast

import numpy as np
from PIL import Image, UnidentifiedImageError

from core.disk import open_file
from core.errors import PhotoUnreadable
from core.files import reason_of
from core.geometry import Size
from core.photo.bounds.endless import EndlessPicture
from core.photo.colour import PlainCmyk, cmyk_colour
from core.photo.deep import DeepFile, deep_file
from core.photo.depth import Samples16
from core.photo.encoding import encoding_of
from core.photo.facts import PhotoFacts, facts_of_picture, facts_of_turned_tiff
from core.photo.formats import HEIC, JPEG
from core.photo.heif import open_phone_photo, phone_format
from core.photo.photo import Photo
from core.photo.picture import PIXEL_LIMIT, UNDECODED, open_picture
from core.photo.raster import Raster, RasterMode, samples_of
from core.photo.refusals import (
    refuse_head,
    refuse_large,
    refuse_lossy,
    refuse_several,
)

_HEAD_LENGTH = 64
_KINDS = {"MPO": JPEG.name, "HEIF": HEIC.name}
_PLAIN_MODES: dict[str, RasterMode] = {"1": "L", "La": "LA", "P": "RGB", "PA": "RGBA"}
_TRANSPARENT: dict[str, RasterMode] = {"L": "LA", "RGB": "RGBA"}
_MODES: tuple[RasterMode, ...] = ("L", "LA", "RGB", "RGBA")  # by number of channels
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_FIRST_SIDEWAYS = 5  # of the orientations: from here on rows become columns


def open_photo(path: Path, *, pixel_limit: int = PIXEL_LIMIT) -> Photo:
    """The photo in a file, upright, with everything that saving must keep.

    Args:
        path: A JPEG, PNG, TIFF, WebP, BMP, HEIC or AVIF file, whatever its name ends
            in.
        pixel_limit: Photos of more pixels are refused by their header alone.

    Raises:
        PhotoUnreadable: No file, no picture, or not a whole one.
        PhotoUnsupported: A repair of it would lose something.
        PhotoTooLarge: It has more pixels than the limit.
    """
    try:
        with open_file(path) as file:
            head = file.read(_HEAD_LENGTH)
            refuse_head(path, file, head)
            deep = deep_file(path, file)
            if deep is not None:
                return _read_deep(deep, pixel_limit)
            # Nobody but `_read` holds the picture, so that turning it frees the source.
            return _read(path, _admitted(path, file, head, pixel_limit), file)
    except MemoryError as error:
        raise PhotoUnreadable(path, "there is not enough memory for it") from error
    except EndlessPicture as error:
        raise PhotoUnreadable(path, str(error)) from error
    except OSError as error:
        reason = reason_of(error) or "the file is damaged or incomplete"
        raise PhotoUnreadable(path, reason) from error
    except UNDECODED as error:
        raise PhotoUnreadable(path, "the file is damaged or incomplete") from error


def _admitted(path: Path, file: BinaryIO, head: bytes, pixel_limit: int) -> Image.Image:
    """The picture in a file, not yet decoded, when nothing speaks against it."""
    phone = phone_format(head)
    if phone is None:
        image = _identified(path, file)
    else:
        image = open_phone_photo(path, file, phone)
    refuse_large(path, Size(*image.size), pixel_limit)
    refuse_lossy(path, image, file)
    return image


def _identified(path: Path, file: BinaryIO) -> Image.Image:
    try:
        return open_picture(file)
    except UnidentifiedImageError as error:
        reason = "it is damaged, or no JPEG, PNG, TIFF, WebP, BMP, HEIC or AVIF picture"
        raise PhotoUnreadable(path, reason) from error


def _read(path: Path, image: Image.Image, file: BinaryIO) -> Photo:
    mode, kind = image.mode, image.format or ""
    facts = _decoded_facts(image, file)
    turn = _TURNS.get(facts.orientation)
    if turn is not None:
        image = image.transpose(turn)
    raster = _raster(image, facts.icc_profile)
    return Photo(raster, facts.upright(path, _KINDS.get(kind, kind), mode, raster.size))


def _decoded_facts(image: Image.Image, file: BinaryIO) -> PhotoFacts:
    """Decode the pixels, and tell what else there is."""
    position = file.tell()
    encoding = encoding_of(image, file)
    file.seek(position)
    # Pillow edits the metadata of a TIFF while it turns its pixels, and finds some
    # of a PNG's behind its pixels only.
    early = dict(image.info)
    image.load()
    known = {**image.info, **early}
    if image.format == "TIFF":
        return facts_of_turned_tiff(file, known, encoding)
    return facts_of_picture(known, encoding)


def _raster(image: Image.Image, icc_profile: bytes) -> Raster:
    mode = _PLAIN_MODES.get(image.mode) or cast("RasterMode", image.mode)
    if image.has_transparency_data:
        mode = _TRANSPARENT.get(mode, mode)
    plain = image if image.mode == mode else image.convert(mode)
    colour = cmyk_colour(icc_profile) if mode == "CMYK" else PlainCmyk()
    return Raster(samples_of(plain), mode, colour)


def _read_deep(deep: DeepFile, pixel_limit: int) -> Photo:
    refuse_large(deep.path, deep.size, pixel_limit)
    refuse_several(deep.path, deep.format, deep.pictures())
    facts = deep.facts()
    samples = _turned(deep.samples(), facts.orientation)
    samples.setflags(write=False)
    mode = _MODES[samples.shape[-1] - 1]
    raster = Raster(samples[..., 0] if mode == "L" else samples, mode)
    return Photo(raster, facts.upright(deep.path, deep.format, mode, raster.size))


def _turned(samples: Samples16, orientation: int) -> Samples16:
    """Upright, as `_TURNS` turns pictures."""
    if orientation >= _FIRST_SIDEWAYS:
        samples = samples.swapaxes(0, 1)
    if orientation in (3, 4, 7, 8):
        samples = samples[::-1]
    if orientation in (2, 3, 6, 7):
        samples = samples[:, ::-1]
    return np.ascontiguousarray(samples)

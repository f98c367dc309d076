"""Saving photos: the samples of the source, the patches, and all that was known.

Formats hold different things. What the target cannot hold and nobody would miss is
left out (texts of a PNG in a JPEG, any metadata but the resolution in a BMP, the
tables of a JPEG in a PNG, a printing profile beside RGB pixels); transparency is
never dropped: the photo is refused. That 16 bits become 8 is told. JPEG and lossy WebP
are compressed again as a whole; PNG, TIFF, BMP and lossless WebP come back bit for bit
outside the patches.
"""

import struct
from collections.abc import Sequence
from pathlib import Path

from PIL import Image

from core.errors import PhotoNotSaved
from core.files import atomic_write, reason_of
from core.patch import Patch
from core.photo.deep_writing import write_deep_png
from core.photo.formats import (
    PHOTO_FORMATS,
    PhotoFormat,
    format_of,
    nearest_mode,
    opened_only,
)
from core.photo.notes import SaveNote
from core.photo.photo import Photo
from core.photo.pillow import EXIF_HEAD, writer_options
from core.photo.save_options import AS_SOURCE, SaveOptions, without_metadata
from core.photo.tiff import add_tiff_metadata
from core.photo.tiff_writing import is_for_pillow, write_tiff

_JPEG_LONGEST = {"EXIF": 65_533 - len(EXIF_HEAD), "XMP": 65_504}


def save_photo(
    photo: Photo,
    patches: Sequence[Patch],
    path: Path,
    wanted: SaveOptions = AS_SOURCE,
) -> tuple[SaveNote, ...]:
    """Write the photo with its patches; the source file may be the target.

    Args:
        photo: The original.
        patches: Laid over it in this order; alpha stays as it is.
        path: Its ending chooses the format. An existing file is replaced in one
            step, or stays whole when anything fails.
        wanted: What is to differ from the source.

    Returns:
        What people should know about the file; the same as `notes_on_saving`.

    Raises:
        PhotoNotSaved: Unknown ending, a format that cannot hold the photo, or a
            target that cannot be written.
        ValueError: A patch leaves the photo.
    """
    _refuse_outside(photo, patches)
    if not wanted.has_metadata:
        photo = without_metadata(photo)
    target = format_for(photo, path)
    try:
        with atomic_write(path) as temporary:
            _write(photo, tuple(patches), target, temporary, wanted)
    except MemoryError as error:
        raise PhotoNotSaved(path, "there is not enough memory") from error
    except OSError as error:
        reason = reason_of(error) or "writing ended early; the disk may be full"
        raise PhotoNotSaved(path, reason) from error
    except (ValueError, RuntimeError, struct.error) as error:
        raise PhotoNotSaved(path, f"{target.name} cannot hold it") from error
    return notes_on_saving(photo, path)


def notes_on_saving(photo: Photo, path: Path) -> tuple[SaveNote, ...]:
    """What a file of that name would have less of than the photo."""
    target = format_of(path)
    if target is None:
        return ()
    mode = photo.raster.mode
    losses = {
        SaveNote.FEWER_BITS: photo.bits > target.most_bits,
        SaveNote.INKS_AS_RGB: mode == "CMYK" != nearest_mode(target, mode),
    }
    return tuple(note for note, is_lost in losses.items() if is_lost)


def _write(
    photo: Photo,
    patches: tuple[Patch, ...],
    target: PhotoFormat,
    path: Path,
    wanted: SaveOptions,
) -> None:
    mode = nearest_mode(target, photo.raster.mode)
    options = writer_options(photo.info, target, mode, wanted)
    if target.name == "TIFF" and not is_for_pillow(photo):
        write_tiff(photo, patches, path, wanted)
    elif photo.bits == target.most_bits > 8:  # noqa: PLR2004 - bits
        write_deep_png(photo, patches, path, options)
    else:
        image = photo.raster.to_image(patches)
        if image.mode != mode:
            image = _converted(photo, image, mode)
        image.save(path, format=target.name, **options)
        if target.name == "TIFF":
            add_tiff_metadata(path, photo.info)


def _refuse_outside(photo: Photo, patches: Sequence[Patch]) -> None:
    for patch in patches:
        if not patch.box.fits(photo.size):
            msg = f"A patch must lie inside the photo. Received: {patch.box}."
            raise ValueError(msg)


def format_for(photo: Photo, path: Path) -> PhotoFormat:
    """The format that a photo is saved in under a name.

    Raises:
        PhotoNotSaved: Unknown ending, or a format that cannot hold the photo.
    """
    target = format_of(path)
    if target is None:
        known = ", ".join(each.suffixes[0] for each in PHOTO_FORMATS)
        opened = opened_only(path)
        if opened is not None:
            reason = f"{opened.name} photos are opened but not written; use {known}"
            raise PhotoNotSaved(path, reason)
        raise PhotoNotSaved(path, f"its name must end in one of {known}")
    if max(photo.size.width, photo.size.height) > target.longest_side:
        reason = f"{target.name} allows {target.longest_side} pixels a side"
        raise PhotoNotSaved(path, reason)
    if not target.has_transparency and not photo.raster.is_opaque:
        reason = f"{target.name} has no transparency; PNG, TIFF and WebP have"
        raise PhotoNotSaved(path, reason)
    if target.name == "JPEG":
        for name, block in (("EXIF", photo.info.exif), ("XMP", photo.info.xmp)):
            if len(block) > _JPEG_LONGEST[name]:
                reason = f"its {name} data is too long for a JPEG file"
                raise PhotoNotSaved(path, reason)
    return target


def _converted(photo: Photo, image: Image.Image, mode: str) -> Image.Image:
    if image.mode == "CMYK":
        return photo.raster.colour.to_rgb(image)
    return image.convert(mode)

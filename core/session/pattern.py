"""How a photo's file was written, kept beside a copy of its pixels.

The copy is a TIFF, which knows nothing of a JPEG's tables. So a corner of the photo is
kept in the photo's own format, written like the photo: whatever reads and writes
photos then keeps what is to be kept, and a pattern needs no form of its own.
"""

from dataclasses import replace
from pathlib import Path

from core.errors import PhotoError
from core.photo.depth import Samples
from core.photo.formats import PHOTO_FORMATS, TIFF
from core.photo.photo import Photo
from core.photo.photo_io import open_photo, save_photo

_SIDE = 16  # pixels
_NAMES = {
    each.name: f"pattern{each.suffixes[0]}"
    for each in PHOTO_FORMATS
    if each is not TIFF  # its copy tells itself
}
PATTERNS = frozenset(_NAMES.values())
"""What the file of a pattern can be called."""


def write_pattern(photo: Photo, folder: Path) -> None:
    """Keep how the photo's file was written, if that was not as a TIFF.

    Raises:
        PhotoNotSaved: The system refused.
    """
    name = _NAMES.get(photo.info.format)
    if name is None:
        return
    samples: Samples = photo.raster.samples[:_SIDE, :_SIDE].copy()
    samples.setflags(write=False)
    info = replace(photo.info, exif=b"", xmp=b"", icc_profile=b"")
    save_photo(Photo(replace(photo.raster, samples=samples), info), (), folder / name)


def like_its_pattern(photo: Photo, folder: Path) -> Photo:
    """The photo of a copy, to be saved as the file was that it is a copy of.

    A pattern that is missing or damaged changes nothing.
    """
    for name in sorted(PATTERNS):
        if (folder / name).is_file():
            try:
                pattern = open_photo(folder / name, pixel_limit=_SIDE**2).info
            except PhotoError:
                continue
            info = replace(photo.info, format=pattern.format, encoding=pattern.encoding)
            return Photo(photo.raster, info)
    return photo

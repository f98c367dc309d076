"""Looking at one photo file: can it be trained on, and what does it look like?"""

import hashlib
import io
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

import numpy as np
from PIL import ExifTags, Image, ImageOps

from core.dataset.scan_report import MOST_PIXELS, SHORTEST_SIDE, Fault
from core.disk import open_file
from core.geometry import Size
from core.photo.any_picture import found_in
from core.photo.picture import UNDECODED

THUMBNAIL_SIDE = 32
"""Of the small picture that photos are compared by, in pixels."""

# Of the thumbnail's brightness, in levels. The flattest of 5,061 landscape photos (fog,
# snow, sand) has 8.7; blank paper with shaded corners 2.4, a closed lens 0.3.
_LEAST_CONTRAST = 2.5

_MOST_BYTES = 4 * MOST_PIXELS
_LARGE = 65_000_000  # pixels or bytes
_LONG = 200_000  # bytes; a shorter file is decoded before anybody could object
_DEEP_MODES = ("I", "F", "I;16", "I;16B", "I;16L", "I;16N")
_PLAIN_MODES = ("L", "RGB")
_END_OF_JPEG = b"\xff\xd9"
_FIRST_SIDEWAYS = 5  # of the orientations of EXIF: from here on width is height


@dataclass(frozen=True, slots=True)
class Sight:
    """What a photo that can be trained on looks like.

    Attributes:
        size: Upright, in pixels.
        key: Of the file's bytes, in hexadecimal digits.
        thumbnail: (32 * 32) bytes of brightness, upright, row by row.
    """

    size: Size
    key: str
    thumbnail: bytes


Finding = Sight | Fault
"""What there is to see in a file, or why there is nothing."""


class Inspector:
    """Looks at files, for several threads at once."""

    def __init__(self, check: Callable[[], None] = lambda: None) -> None:
        """`check` is called again and again; what it raises ends the decoding."""
        self._check = check
        # Several of these at once would take gigabytes.
        self._one_large = Lock()

    def inspect(self, path: Path) -> Finding:
        """Look at one file.

        Every byte of the picture is decoded, so that what is accepted here decodes
        in training too; a JPEG at an eighth of its size, which finds the same damage.

        Raises:
            OSError: The system does not let the file be read, now.
        """
        with open_file(path) as file:
            if file.seek(0, io.SEEK_END) > _MOST_BYTES:
                return Fault.TOO_LARGE
            file.seek(0)
            data = file.read()
        try:
            return self._inspected(data)
        except UNDECODED as error:
            is_cut = isinstance(error, OSError) and "truncated" in str(error)
            return Fault.TRUNCATED if is_cut else Fault.UNREADABLE

    def _inspected(self, data: bytes) -> Finding:
        is_long = len(data) > _LONG
        source = _Source(data, self._check) if is_long else io.BytesIO(data)
        with found_in(source) as found:
            size = found.size
            fault = _fault_of(size)
            if fault:
                return fault
            start = source.tell()
            is_large = size.pixels > _LARGE or len(data) > _LARGE
            with (
                self._one_large if is_large else nullcontext(),
                found.image() as image,
            ):
                if image.mode in _DEEP_MODES:
                    return Fault.UNREADABLE
                small = _thumbnail(image)
        if image.format == "JPEG" and data.rfind(_END_OF_JPEG, start) < 0:
            # Pillow takes a tail of zeros, as failed copies have it, for a picture.
            return Fault.TRUNCATED
        return _sight(small, size, data)


class _Source(io.BytesIO):
    """Bytes of a file, handed out bit by bit as long as nobody objects."""

    def __init__(self, data: bytes, check: Callable[[], None]) -> None:
        super().__init__(data)
        self._check = check

    def read(self, size: int | None = -1, /) -> bytes:
        self._check()
        return super().read(size)


def _fault_of(size: Size) -> Fault | None:
    """What is wrong by the head of the file alone."""
    if size.short_side < SHORTEST_SIDE:
        return Fault.TOO_SMALL
    if size.pixels > MOST_PIXELS:
        return Fault.TOO_LARGE
    return None


def _thumbnail(image: Image.Image) -> Image.Image:
    image.draft("L", (2 * THUMBNAIL_SIDE, 2 * THUMBNAIL_SIDE))
    plain = image if image.mode in _PLAIN_MODES else image.convert("RGB")
    side = (THUMBNAIL_SIDE, THUMBNAIL_SIDE)
    small = plain.resize(side, Image.Resampling.BOX)
    return small if small.mode == "L" else small.convert("L")


def _sight(small: Image.Image, size: Size, data: bytes) -> Finding:
    turn = small.getexif().get(ExifTags.Base.Orientation, 1)
    if turn >= _FIRST_SIDEWAYS:
        size = Size(size.height, size.width)
    upright = small if turn == 1 else ImageOps.exif_transpose(small)
    samples = upright.tobytes()
    if _contrast(samples) < _LEAST_CONTRAST:
        return Fault.FLAT
    return Sight(size, hashlib.sha256(data).hexdigest(), samples)


def _contrast(samples: bytes) -> float:
    """Standard deviation, in levels."""
    levels = np.frombuffer(samples, np.uint8).astype(np.float32)
    levels -= levels.mean()
    return float(np.sqrt(levels @ levels / levels.size))

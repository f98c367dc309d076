"""Pictures of every format that the program opens, to look at and to learn from.

Here a photo of 16 bits has 8, and nothing is kept that only saving has use for: see
`reading` for that.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import IO, BinaryIO, cast

from PIL import ExifTags, Image

from core.disk import open_file
from core.errors import PhotoError
from core.geometry import Size
from core.photo.deep import DeepFile, deep_file
from core.photo.depth import narrowed
from core.photo.heif import open_phone_photo, phone_format
from core.photo.picture import PIXEL_LIMIT, open_picture

_HEAD_LENGTH = 64


@dataclass(frozen=True, slots=True)
class FoundPicture:
    """A picture that is known by the head of its file.

    Attributes:
        size: As stored, in pixels.
        image: Gives the picture, with its orientation in its EXIF block. One of 8 bits
            a channel is decoded when its pixels are first asked for.
    """

    size: Size
    image: Callable[[], Image.Image]


@contextmanager
def found_in(source: Path | IO[bytes]) -> Iterator[FoundPicture]:
    """A picture in a file, for as long as the block runs.

    Args:
        source: A path, or a file that is open and stays so.

    Raises:
        OSError: The system refuses, or it is no picture that the program opens; with
            what else decoders raise over damage.
    """
    opened = open_file(source) if isinstance(source, Path) else nullcontext(source)
    with opened as file:
        try:
            yield _found(cast("BinaryIO", file))
        except PhotoError as error:
            raise OSError(str(error)) from error


@contextmanager
def picture_in(source: Path | IO[bytes]) -> Iterator[Image.Image]:
    """A picture in a file, as `FoundPicture.image` gives it.

    Args:
        source: As of `found_in`.

    Raises:
        OSError: As `found_in`.
        ValueError: It has more pixels than the limit.
    """
    with found_in(source) as found:
        if found.size.pixels > PIXEL_LIMIT:
            size = found.size
            msg = f"The picture has too many pixels. Received: {size}."
            raise ValueError(msg)
        with found.image() as image:
            yield image


def _found(file: BinaryIO) -> FoundPicture:
    path = Path("photo")  # nobody reads the sentences that name it
    file.seek(0)
    phone = phone_format(file.read(_HEAD_LENGTH))
    if phone is not None:
        return _plain(open_phone_photo(path, file, phone))
    deep = deep_file(path, file)
    if deep is not None:
        return FoundPicture(deep.size, lambda: _narrowed(deep))
    return _plain(open_picture(file))


def _plain(image: Image.Image) -> FoundPicture:
    return FoundPicture(Size(*image.size), lambda: image)


def _narrowed(deep: DeepFile) -> Image.Image:
    facts = deep.facts()
    samples = narrowed(deep.samples())
    image = Image.fromarray(samples[..., 0] if samples.shape[-1] == 1 else samples)
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = facts.orientation
    image.info["exif"] = exif.tobytes()
    return image

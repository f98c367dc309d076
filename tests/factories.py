"""Synthetic photos, and photo files written by Pillow alone, for all tests."""

import io
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import ExifTags, Image, ImageCms

from core.arrays import Pixels
from core.geometry import Box
from core.patch import Patch
from core.photo.photo import Photo

MODES = ("L", "LA", "P", "RGB", "RGBA", "CMYK")
"""The modes that a photo file may have."""

MODES_OF = {
    "photo.jpg": ("L", "RGB", "CMYK"),
    "photo.png": ("L", "LA", "P", "RGB", "RGBA"),
    "photo.tif": MODES,
    "photo.webp": ("RGB", "RGBA"),
    "photo.bmp": ("L", "P", "RGB"),
}
"""Of these, the ones that Pillow writes in each format."""

FORMAT_AND_MODE = [(name, mode) for name, modes in MODES_OF.items() for mode in modes]

STORED_FROM_UPRIGHT = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
"""How an upright picture is turned to be stored under each EXIF orientation."""


def landscape(width: int = 64, height: int = 48, *, seed: int = 0) -> Pixels:
    """A sky that pales towards a jagged ridge, rock below it, and some grain."""
    rng = np.random.default_rng(seed)
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float64)
    down, across = rows / max(height - 1, 1), columns / max(width - 1, 1)
    ridge = 0.45 + 0.12 * np.sin(9 * across + seed) + 0.06 * np.sin(31 * across)
    sky = np.stack([90 + 120 * down, 140 + 90 * down, 225 + 20 * down], axis=-1)
    rock = np.stack([110 - 50 * down, 95 - 40 * down, 80 - 25 * down], axis=-1)
    picture = np.where((down < ridge)[..., None], sky, rock + 25 * across[..., None])
    grain = rng.normal(0, 4, (height, width, 1))
    return np.clip(picture + grain, 0, 255).astype(np.uint8)


@cache
def landscape_png(width: int = 64, height: int = 48, *, seed: int = 0) -> bytes:
    """The landscape as a file; made once, for hundreds of tests begin with the same."""
    file = io.BytesIO()
    Image.fromarray(landscape(width, height, seed=seed)).save(file, "PNG")
    return file.getvalue()


def scenery(width: int = 160, height: int = 140, *, seed: int = 0) -> Pixels:
    """A landscape that no other seed's is alike: clouds and woods of its own."""
    patches = np.random.default_rng(seed).normal(0, 25, (5, 6)).astype(np.float32)
    size, smooth = (width, height), Image.Resampling.BICUBIC
    shades = np.asarray(Image.fromarray(patches).resize(size, smooth))
    shaded = landscape(width, height, seed=seed) + shades[..., None]
    return np.clip(shaded, 0, 255).astype(np.uint8)


def noise(width: int, height: int, channels: int = 3, *, seed: int = 0) -> Pixels:
    """Random bytes: nothing that is off by one can hide in them."""
    shape = (height, width, channels) if channels > 1 else (height, width)
    return np.random.default_rng(seed).integers(0, 256, shape, np.uint8)


def photo(width: int = 64, height: int = 48, *, seed: int = 0) -> Photo:
    """A landscape that no file stands behind."""
    return Photo.from_pixels(landscape(width, height, seed=seed))


def picture(
    mode: str, width: int = 64, height: int = 48, *, seed: int = 0
) -> Image.Image:
    """A landscape in any of `MODES`, half of it transparent where the mode can be."""
    image = Image.fromarray(landscape(width, height, seed=seed))
    if mode == "P":
        return image.quantize(32)
    result = image.convert(mode)
    if mode in ("LA", "RGBA"):
        ramp = np.linspace(0, 255, width).astype(np.uint8)
        result.putalpha(Image.fromarray(np.tile(ramp, (height, 1))))
    return result


def write_photo(path: Path, mode: str = "RGB", **options: object) -> Path:
    """A landscape in a file, written by Pillow; the path comes back."""
    if path.suffix == ".webp":
        options = {"lossless": True, "exact": True, **options}
    picture(mode).save(path, **options)
    return path


def write_turned(path: Path, upright: Image.Image, orientation: int) -> Path:
    """The picture stored as a camera held in that orientation stores it."""
    turn = STORED_FROM_UPRIGHT[orientation]
    stored = upright if turn is None else upright.transpose(turn)
    options = {"quality": 100, "subsampling": 0} if path.suffix == ".jpg" else {}
    if path.suffix == ".webp":
        options = {"lossless": True}
    stored.save(path, exif=exif_block(orientation, size=stored.size), **options)
    return path


def exif_block(
    orientation: int = 1,
    *,
    size: tuple[int, int] = (64, 48),
    artist: str = "Jürg Müller",
    has_thumbnail: bool = False,
) -> bytes:
    """EXIF data as of a camera, with its JPEG marker: text, numbers, place, notes."""
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    exif[ExifTags.Base.Make] = "Mendscape"
    exif[ExifTags.Base.Artist] = artist.encode()
    details = exif.get_ifd(ExifTags.IFD.Exif)
    details[ExifTags.Base.DateTimeOriginal] = b"2024:07:14 06:30:00"
    details[ExifTags.Base.FNumber] = 5.6
    details[ExifTags.Base.MakerNote] = b"maker\0note\xff"
    details[ExifTags.Base.ExifImageWidth] = size[0]
    details[ExifTags.Base.ExifImageHeight] = size[1]
    place = exif.get_ifd(ExifTags.IFD.GPSInfo)
    place[ExifTags.GPS.GPSLatitudeRef] = b"N"
    place[ExifTags.GPS.GPSLatitude] = (46.0, 33.0, 8.5)
    block = exif.tobytes()
    return _with_thumbnail(block) if has_thumbnail else block


def _with_thumbnail(block: bytes) -> bytes:
    """The block with a second directory that holds a small JPEG."""
    data = bytearray(block.removeprefix(b"Exif\0\0"))
    data += bytes(len(data) % 2)
    small = thumbnail()
    at, count = len(data), int.from_bytes(data[8:10], "big")
    pointer = 10 + 12 * count
    data[pointer : pointer + 4] = at.to_bytes(4, "big")
    jpeg_at = at + 2 + 2 * 12 + 4
    data += (2).to_bytes(2, "big")
    for tag, value in ((0x0201, jpeg_at), (0x0202, len(small))):
        data += tag.to_bytes(2, "big") + (4).to_bytes(2, "big")
        data += (1).to_bytes(4, "big") + value.to_bytes(4, "big")
    return b"Exif\0\0" + bytes(data + bytes(4)) + small


def thumbnail() -> bytes:
    """The JPEG inside of `exif_block(has_thumbnail=True)`."""
    buffer = io.BytesIO()
    Image.fromarray(landscape(16, 12)).save(buffer, "JPEG")
    return buffer.getvalue()


def xmp_packet(orientation: int = 1, *, title: str = "Großglockner") -> bytes:
    """An XMP packet with a title, an orientation and a preview picture."""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF>'
        f'<rdf:Description tiff:Orientation="{orientation}" dc:title="{title}">'
        "<xmp:Thumbnails><xmpGImg:image>T0xE</xmpGImg:image></xmp:Thumbnails>"
        "</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end='w'?>"
    ).encode()


@cache
def srgb_profile() -> bytes:
    """A real colour profile for RGB; made once, for it tells the time."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def patch_at(box: Box, *, seed: int = 7) -> Patch:
    """Noise for a box."""
    return Patch(box, noise(box.width, box.height, seed=seed))


def samples_in(path: Path) -> NDArray[np.uint8]:
    """What a viewer that knows nothing of EXIF sees: the stored samples."""
    with Image.open(path) as image:
        return np.asarray(image)


def outside(samples: NDArray[np.uint8], boxes: list[Box]) -> NDArray[np.uint8]:
    """A copy with the boxes blacked out, to compare everything but them."""
    result = samples.copy()
    for box in boxes:
        result[box.slices] = 0
    return result

"""Large photos, decoded once and kept small, so that every further crop is cheap."""

import io
from collections import OrderedDict
from pathlib import Path
from threading import Lock

from PIL import ExifTags, Image

from core.dataset.examples import PhotoFile
from core.photo.any_picture import picture_in

_MOST_BYTES = 384_000_000
_WORTH = 1.5  # times as large as needed; below, the file itself is as quick
_QUALITY = 95


class ReducedPhotos:
    """Gives photos to cut from, at about the size that the crops need.

    A photo of 24 megapixels takes longer to decode than a crop of it to be learned
    from. Reduced ones are kept as JPEG files in memory, the latest used ones, up to
    a few hundred megabytes: all of some hundred photos.
    """

    def __init__(self, short_side: int, *, most_bytes: int = _MOST_BYTES) -> None:
        """Keep nothing yet.

        Args:
            short_side: That the crops need, in px.
            most_bytes: To keep in memory.
        """
        self._short_side = short_side
        self._most_bytes = most_bytes
        self._kept: OrderedDict[Path, bytes] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    def open(self, path: Path) -> PhotoFile:
        """The photo, reduced where that is worth it; called from several threads.

        Raises:
            OSError: The file cannot be decoded.
        """
        with self._lock:
            data = self._kept.get(path)
            if data is not None:
                self._kept.move_to_end(path)
                return io.BytesIO(data)
        with picture_in(path) as image:
            if min(image.size) < _WORTH * self._short_side:
                return path
            data = _reduced(image, self._short_side)
        self._keep(path, data)
        return io.BytesIO(data)

    def _keep(self, path: Path, data: bytes) -> None:
        with self._lock:
            self._bytes += len(data) - len(self._kept.pop(path, b""))
            self._kept[path] = data
            while self._bytes > self._most_bytes and len(self._kept) > 1:
                _, oldest = self._kept.popitem(last=False)
                self._bytes -= len(oldest)


def _reduced(image: Image.Image, short_side: int) -> bytes:
    orientation = image.getexif().get(ExifTags.Base.Orientation, 1)
    scale = short_side / min(image.size)
    size = tuple(max(short_side, round(scale * side)) for side in image.size)
    # A JPEG is decoded at a half or a quarter where that is enough.
    image.draft("RGB", (size[0], size[1]))
    small = image.convert("RGB").resize((size[0], size[1]), Image.Resampling.BICUBIC)
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    file = io.BytesIO()
    small.save(file, "JPEG", quality=_QUALITY, subsampling=0, exif=exif)
    return file.getvalue()

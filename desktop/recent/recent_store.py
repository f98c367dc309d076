"""Small pictures of recent photos, kept on the disk."""

from __future__ import annotations

import logging
from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

from core.disk import open_file
from core.files import atomic_write

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from core.patch import Patch
    from core.photo.photo import Photo

SIDE = 256
"""The longest of a picture, in pixels."""

_FORMAT = "JPEG"
_QUALITY = 85
_MOST_BYTES = 1_000_000
_SUFFIX = ".jpg"

_log = logging.getLogger(__name__)


class RecentStore:
    """One file for each photo; the photos themselves are never opened for it.

    Args:
        folder: Made when the first picture is kept.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def picture(self, photo: Path) -> QImage:
        """How a photo looked when it was last open; null when that is not known."""
        try:
            with open_file(self._file(photo)) as file:
                data = file.read(_MOST_BYTES)
        except OSError:
            return QImage()
        # Named, or Qt would ask the readers of all formats that it knows. Its stub asks
        # for bytes, which it refuses.
        return QImage.fromData(data, _FORMAT)  # type: ignore[arg-type]

    def keep(self, photo: Path, picture: QImage) -> None:
        """Remember how a photo looks; a disk that refuses is not worth a word."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with atomic_write(self._file(photo)) as temporary:
                if not picture.save(str(temporary), quality=_QUALITY):
                    raise OSError("Qt could not write it.")
        except OSError as error:
            _log.info("The picture of %s could not be kept: %s", photo.name, error)

    def keep_only(self, photos: Iterable[Path]) -> None:
        """Forget all other photos."""
        kept = {self._file(photo).name for photo in photos}
        with suppress(OSError):
            for file in self._folder.glob(f"*{_SUFFIX}"):
                if file.name not in kept:
                    file.unlink()

    def _file(self, photo: Path) -> Path:
        name = sha256(str(photo.absolute()).encode("utf-8", "surrogateescape"))
        return self._folder / f"{name.hexdigest()[:32]}{_SUFFIX}"


def small_picture(photo: Photo, patches: Sequence[Patch]) -> QImage:
    """The repaired photo, fitted into a square of `SIDE`."""
    import numpy as np

    # Every few pixels are enough, and no copy of the whole photo is made.
    step = max(1, max(photo.size.width, photo.size.height) // (3 * SIDE))
    pixels = np.array(photo.pixels[::step, ::step])
    for patch in patches:
        top, left = -(-patch.box.top // step), -(-patch.box.left // step)
        rows = slice(top * step - patch.box.top, None, step)
        columns = slice(left * step - patch.box.left, None, step)
        part = patch.pixels[rows, columns]
        pixels[top : top + part.shape[0], left : left + part.shape[1]] = part
    pixels = photo.on_screen(pixels)
    height, width, channels = pixels.shape
    layout = QImage.Format.Format_RGB888
    image = QImage(pixels.data, width, height, width * channels, layout)
    return image.scaled(
        image.size().boundedTo(QSize(SIDE, SIDE)),
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    ).copy()

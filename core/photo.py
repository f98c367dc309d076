"""The picture being repaired, upright, in its own mode and depth."""
# (stub: the photo helper completes it)
from dataclasses import dataclass
from pathlib import Path

from core.arrays import Pixels
from core.geometry import Box, Size


@dataclass(frozen=True, slots=True)
class PhotoInfo:
    """What a photo file says beside its pixels."""

    path: Path
    format: str


class Photo:
    """A photo being repaired."""

    info: PhotoInfo

    @property
    def size(self) -> Size:
        """Upright, in pixels."""
        raise NotImplementedError

    @property
    def pixels(self) -> Pixels:
        """All of it as read-only RGB."""
        raise NotImplementedError

    def region(self, box: Box) -> Pixels:
        """A copy of one rectangle as RGB."""
        raise NotImplementedError

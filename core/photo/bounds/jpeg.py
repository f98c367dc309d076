"""JPEG files: segments before the pixels, and how often the pixels are sent.

A progressive JPEG may send its pixels any number of times, each time a little finer. A
file of some kilobytes can so keep a decoder busy for hours. Sources: ITU-T T.81, annex
B; libjpeg-turbo's report on two issues with the JPEG standard.
"""

import re
from typing import BinaryIO

from core.photo.bounds.endless import EndlessPicture

_MOST_SEGMENTS = 5_000
_MOST_FILLING = 100_000  # bytes between segments
_MOST_EXIF = 4_000_000  # bytes; a segment has no more than 65,533
_MOST_SCANS = 1_000  # a usual picture is sent up to ten times
_MOST_WORK = 4_000_000_000  # pixels in all scans; a second or two for each thousandth
_READ_AT_ONCE = 2**20

_SCAN, _END, _EXIF = 0xDA, 0xD9, 0xE1
_ALONE = (0x01, *range(0xD0, 0xD9))  # markers without a segment
_PROGRESSIVE = (0xC2, 0xC6, 0xCA, 0xCE)
_FRAMES = (0xC0, 0xC1, 0xC3, 0xC5, 0xC7, 0xC9, 0xCB, 0xCD, 0xCF, *_PROGRESSIVE)
_MARKER_IN_PIXELS = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")


def check_jpeg(file: BinaryIO) -> None:
    """Look at a file from its start.

    Raises:
        EndlessPicture: Its parts are too many.
    """
    file.seek(2)
    walk = _Walk(file)
    while (marker := walk.next_marker()) is not None:
        if marker == _SCAN:
            if not walk.has_more_scans:
                return
            walk.pass_pixels()
        if marker == _END:
            return


class _Walk:
    """Goes from segment to segment, and counts."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._segments = self._filling = self._exif = self._scans = 0
        self._pixels = self._channels = 0
        self.has_more_scans = False

    def next_marker(self) -> int | None:
        """Pass one segment; None where the file ends or is no JPEG any more."""
        marker = self._found()
        if marker is None or marker in (*_ALONE, _END):
            return marker
        self._segments += 1
        head = self._file.read(2)
        length = int.from_bytes(head, "big") - 2
        if len(head) < 2 or length < 0:  # noqa: PLR2004 - bytes of a length
            return None
        self._count(marker, self._file.read(length))
        if (
            self._segments > _MOST_SEGMENTS + 3 * self._scans
            or self._exif > _MOST_EXIF
            or self._scans > _MOST_SCANS
            or self._scans * self._pixels > _MOST_WORK
        ):
            raise EndlessPicture
        return marker

    def pass_pixels(self) -> None:
        """Go on to the next marker behind the pixels of a scan."""
        at = self._file.tell()
        while block := self._file.read(_READ_AT_ONCE):
            found = _MARKER_IN_PIXELS.search(block)
            if found:
                self._file.seek(at + found.start())
                return
            at += len(block) - 1  # the marker may lie across two blocks
            if len(block) == 1:
                return
            self._file.seek(at)

    def _found(self) -> int | None:
        """The next marker, behind what fills the space before it."""
        while byte := self._file.read(1):
            if byte == b"\xff":
                following = self._file.read(1)
                if following not in (b"\xff", b"\0"):
                    return following[0] if following else None
                if following == b"\xff":
                    self._file.seek(-1, 1)
            self._filling += 1
            if self._filling > _MOST_FILLING:
                raise EndlessPicture
        return None

    def _count(self, marker: int, data: bytes) -> None:
        if marker == _EXIF and data.startswith(b"Exif\0\0"):
            self._exif += len(data)
        elif marker in _FRAMES:
            height, width = data[1:3], data[3:5]
            self._pixels = int.from_bytes(height, "big") * int.from_bytes(width, "big")
            self._channels = data[5] if len(data) > 5 else 0  # noqa: PLR2004 - place
            self.has_more_scans |= marker in _PROGRESSIVE
        elif marker == _SCAN:
            self._scans += 1
            self.has_more_scans |= bool(data) and data[0] < self._channels

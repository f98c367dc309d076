"""Photoshop's image resources: kept for their captions, without their previews.

Source: Adobe Photoshop File Formats Specification, "Image Resource Blocks".
"""

import struct

_SIGNATURE = b"8BIM"
_OUTDATED = frozenset(
    (
        1033,  # thumbnail of Photoshop 4
        1036,  # thumbnail
        1058,  # a copy of the EXIF data, orientation included
        1060,  # a copy of the XMP packet
    )
)


def without_previews(resources: bytes) -> bytes:
    """The blocks that stay true after a repair: IPTC captions, copyright, guides.

    A sequence that cannot be understood to its end is given up as a whole: it might
    hold a picture of the damage.
    """
    kept, at = bytearray(), 0
    while resources[at : at + 4] == _SIGNATURE:
        try:
            (number,) = struct.unpack_from(">H", resources, at + 4)
            data_at = at + 6 + _even(1 + resources[at + 6]) + 4
            (length,) = struct.unpack_from(">L", resources, data_at - 4)
        except (struct.error, IndexError):
            return b""
        end = data_at + _even(length)
        if data_at + length > len(resources):
            return b""
        if number not in _OUTDATED:
            kept += resources[at:end].ljust(end - at, b"\0")
        at = end
    return bytes(kept) if at >= len(resources.rstrip(b"\0")) else b""


def _even(length: int) -> int:
    return length + length % 2

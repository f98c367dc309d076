"""Colour profiles made by formula: of a printer, with both directions, and of phones.

Source of the layout: ICC.1:2001-04, sections 6.1, 6.3.1.2, 6.5.3, 6.5.8 and 6.5.22.
"""

import struct
from functools import cache

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]

_D50 = np.array([0.9642, 1.0, 0.8249])
_RGB_TO_XYZ = np.array(
    [[0.4361, 0.3851, 0.1431], [0.2225, 0.7169, 0.0606], [0.0139, 0.0971, 0.7141]]
)


@cache
def cmyk_profile() -> bytes:
    """A profile in which half of what three inks share is printed in black."""
    inks, lab = _grid(4, 9), _grid(3, 17)
    tags = {
        b"A2B0": _lut(4, 3, 9, _encoded_lab(_lab_of(inks))),
        b"B2A0": _lut(3, 4, 17, _inks_of(_decoded_lab(lab)) * 65535),
    }
    return _profile(b"prtrCMYKLab ", tags)


@cache
def display_p3_profile() -> bytes:
    """The colours of phones, with the curve of sRGB as a table."""
    columns = np.array(
        [[0.5151, 0.2919, 0.1572], [0.2412, 0.6922, 0.0666], [-0.0011, 0.0419, 0.7841]]
    )
    levels = np.linspace(0, 1, 1024)
    linear = np.where(
        levels <= 0.04045, levels / 12.92, ((levels + 0.055) / 1.055) ** 2.4
    )
    curve = b"curv" + struct.pack(">4xL", len(levels))
    curve += np.rint(linear * 65535).astype(">u2").tobytes()
    tags = dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve)
    for name, column in zip((b"rXYZ", b"gXYZ", b"bXYZ"), columns.T, strict=True):
        tags[name] = b"XYZ " + bytes(4) + _fixed(*column)
    return _profile(b"mntrRGB XYZ ", tags)


def _profile(kind: bytes, tags: dict[bytes, bytes]) -> bytes:
    """Class, colours and connection space in `kind`; with the tags that all need."""
    tags = {
        b"desc": b"desc" + struct.pack(">LL", 0, 5) + b"Test\0" + bytes(78),
        b"cprt": b"text" + bytes(4) + b"None\0",
        b"wtpt": b"XYZ " + bytes(4) + _fixed(*_D50),
    } | tags
    table, body = struct.pack(">L", len(tags)), b""
    at = 128 + 4 + 12 * len(tags)
    for name, data in tags.items():
        table += struct.pack(">4sLL", name, at + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    head = struct.pack(">L4xL", at + len(body), 0x02400000) + kind
    head += (
        struct.pack(">6H", 2024, 1, 1, 0, 0, 0) + b"acsp" + bytes(28) + _fixed(*_D50)
    )
    return head.ljust(128, b"\0") + table + body


def _grid(channels: int, steps: int) -> Values:
    """(steps ** channels, channels), the last channel fastest, 0..1."""
    axes = np.meshgrid(*[np.linspace(0, 1, steps)] * channels, indexing="ij")
    return np.stack(axes, axis=-1).reshape(-1, channels)


def _lut(inputs: int, outputs: int, steps: int, values: Values) -> bytes:
    identity = struct.pack(">HH", 0, 65535)
    head = b"mft2" + struct.pack(">4xBBBx", inputs, outputs, steps)
    matrix = _fixed(1, 0, 0, 0, 1, 0, 0, 0, 1)
    cells = np.clip(np.rint(values), 0, 65535).astype(">u2").tobytes()
    lengths = struct.pack(">HH", 2, 2)
    return head + matrix + lengths + identity * inputs + cells + identity * outputs


def _fixed(*values: float) -> bytes:
    return b"".join(struct.pack(">l", round(value * 65536)) for value in values)


def _lab_of(inks: Values) -> Values:
    rgb = (1 - inks[:, :3]) * (1 - inks[:, 3:])
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    ratio = linear @ _RGB_TO_XYZ.T / _D50
    f = np.where(ratio > 0.008856, np.cbrt(ratio), 7.787 * ratio + 16 / 116)
    x, y, z = f.T
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], axis=-1)


def _inks_of(lab: Values) -> Values:
    y = (lab[:, 0] + 16) / 116
    f = np.stack([y + lab[:, 1] / 500, y, y - lab[:, 2] / 200], axis=-1)
    ratio = np.where(f > 0.2069, f**3, (f - 16 / 116) / 7.787)
    linear = np.clip((ratio * _D50) @ np.linalg.inv(_RGB_TO_XYZ).T, 0, 1)
    rgb = np.where(
        linear <= 0.0031308, linear * 12.92, 1.055 * linear ** (1 / 2.4) - 0.055
    )
    black = 0.5 * (1 - rgb).min(axis=1, keepdims=True)
    return np.concatenate([1 - rgb / (1 - black), black], axis=1)


def _encoded_lab(lab: Values) -> Values:
    return np.stack([lab[:, 0] * 652.8, *((lab[:, 1:] + 128) * 256).T], axis=-1)


def _decoded_lab(encoded: Values) -> Values:
    values = encoded * 65535
    return np.stack([values[:, 0] / 652.8, *(values[:, 1:] / 256 - 128).T], axis=-1)

"""libvips, which reads and writes samples of 16 bits; Pillow cuts colour to 8.

It writes TIFF files of 8 bits, too, since it lets other threads run meanwhile. Pictures
stream through it, so that no copy of the samples is made on the way.
"""

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np

from core.photo.depth import Samples16
from core.photo.raster import Parts, Raster

# Where tiles are damaged, libvips only warns.
_STRICT = {"access": "sequential", "fail_on": "warning"}

_LOADERS = {
    "VipsForeignLoad": True,
    "VipsForeignLoadPng": False,
    "VipsForeignLoadTiff": False,
}
_KINDS = {1: "uchar", 2: "ushort"}
_MEANINGS = {
    **{(8, mode): "b-w" for mode in ("L", "LA")},
    **{(8, mode): "srgb" for mode in ("RGB", "RGBA")},
    (8, "CMYK"): "cmyk",
    **{(16, mode): "grey16" for mode in ("L", "LA")},
    **{(16, mode): "rgb16" for mode in ("RGB", "RGBA")},
}
_PNG_HEAD = 8 + 12 + 13  # the signature and the first chunk
_RESOLUTION, _RESOLUTION_LENGTH = b"pHYs", 12 + 9


def read_png(file: BinaryIO) -> Samples16:
    """The stored samples of a PNG with 16 bits, (H, W, channels).

    One transparent colour becomes an alpha channel.

    Args:
        file: Of the disk; positioned anywhere.

    Raises:
        OSError: The file is damaged or cut.
    """
    return _read(lambda vips: vips.Image.pngload_source(_source(vips, file), **_STRICT))


def read_tiff(file: BinaryIO) -> Samples16:
    """The stored samples of the first page of a TIFF, (H, W, channels).

    Args:
        file: Of the disk; positioned anywhere.

    Raises:
        OSError: The file is damaged or cut.
    """
    return _read(
        lambda vips: vips.Image.tiffload_source(_source(vips, file), **_STRICT)
    )


def write_png(
    raster: Raster, parts: Parts, file: BinaryIO, chunks: bytes, *, level: int
) -> None:
    """Write a PNG.

    Args:
        raster: Of 16 bits.
        parts: Boxes with the samples that stand in them instead.
        file: Written from its start.
        chunks: What the file says beside its pixels.
        level: Of compression, 0..9.

    Raises:
        OSError: The file cannot be written.
    """
    with _errors() as vips:
        target = _PngTarget(file, chunks)
        handler = vips.TargetCustom()
        handler.on_write(target.write)
        try:
            _image(vips, raster, parts).pngsave_target(
                handler, compression=level, bitdepth=16, keep="none"
            )
        except vips.Error:
            if target.error is not None:
                raise target.error from None
            raise


def write_tiff(
    raster: Raster, parts: Parts, path: Path, *, compression: str, has_predictor: bool
) -> None:
    """Write a TIFF that says nothing beside its pixels.

    Args:
        raster: Of 8 or 16 bits.
        parts: Boxes with the samples that stand in them instead.
        path: Replaced.
        compression: "none", "packbits", "lzw" or "deflate".
        has_predictor: Whether differences of neighbours are compressed.

    Raises:
        OSError: The file cannot be written.
    """
    # A path may be no text, which libvips takes for granted; it reads what it wrote.
    with _errors() as vips, path.open("w+b") as file:
        _image(vips, raster, parts).tiffsave_target(
            vips.Target.new_to_descriptor(file.fileno()),
            compression=compression,
            predictor="horizontal" if has_predictor else "none",
            keep="none",
        )


class _PngTarget:
    """Passes a PNG on, with our chunks after its head instead of a resolution."""

    def __init__(self, file: BinaryIO, chunks: bytes) -> None:
        self._file = file
        self._chunks = chunks
        self._head: bytes | None = b""
        self.error: OSError | None = None

    def write(self, data: Any) -> int:  # noqa: ANN401 - a buffer of libvips
        """Write what comes next; -1 tells libvips to give up."""
        try:
            self._pass_on(bytes(data))
        except OSError as error:
            self.error = error
            return -1
        return len(data)

    def _pass_on(self, data: bytes) -> None:
        if self._head is not None:
            self._head += data
            if len(self._head) < _PNG_HEAD + _RESOLUTION_LENGTH:
                return
            head, rest = self._head[:_PNG_HEAD], self._head[_PNG_HEAD:]
            if rest[4:8] == _RESOLUTION:
                rest = rest[_RESOLUTION_LENGTH:]
            self._head, data = None, head + self._chunks + rest
        self._file.write(data)


def _read(load: Callable[[Any], Any]) -> Samples16:
    with _errors() as vips:
        image = load(vips)
        if image.format != "ushort":
            msg = f"The samples must have 16 bits. Received: {image.format}."
            raise ValueError(msg)
        shape = (image.height, image.width, image.bands)
        return np.frombuffer(image.write_to_memory(), np.uint16).reshape(shape)


def _source(vips: Any, file: BinaryIO) -> Any:  # noqa: ANN401 - untyped
    """The file that is open; a path may lead elsewhere by now, or be no text."""
    file.seek(0)
    try:
        return vips.Source.new_from_descriptor(file.fileno())
    except io.UnsupportedOperation:  # a file in memory
        file.seek(0)
        return vips.Source.new_from_memory(file.read())


def _image(vips: Any, raster: Raster, parts: Parts) -> Any:  # noqa: ANN401 - untyped
    meaning = _MEANINGS[raster.bits, raster.mode]
    image = _image_of(vips, raster.samples, meaning)
    for box, samples in parts:
        part = _image_of(vips, np.ascontiguousarray(samples), meaning)
        image = image.insert(part, box.left, box.top)
    return image


def _image_of(vips: Any, samples: Any, meaning: str) -> Any:  # noqa: ANN401 - untyped
    height, width, *rest = samples.shape
    channels = rest[0] if rest else 1
    flat, kind = samples.reshape(-1).data, _KINDS[samples.dtype.itemsize]
    image = vips.Image.new_from_memory(flat, width, height, channels, kind)
    return image.copy(interpretation=meaning)


@contextmanager
def _errors() -> Iterator[Any]:
    """The library, whose own errors become `OSError`."""
    import pyvips

    # Its cache knows pictures by path, and would show an old one after saving.
    pyvips.cache_set_max(0)
    # It knows dozens of formats, and other programs for some; these two are needed.
    for loader, is_blocked in _LOADERS.items():
        pyvips.operation_block_set(loader, is_blocked)
    try:
        yield pyvips
    except pyvips.Error as error:
        raise OSError(error.detail or error.message) from error

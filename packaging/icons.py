"""Makes the program's icons of every system from its one drawing."""

from pathlib import Path

from PIL import Image
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIDES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
"""Of the PNG files, in pixels; what a Linux desktop looks for."""

_WINDOWS = (16, 24, 32, 48, 64, 128, 256)
_LARGEST = 1024


def make_icons(drawing: Path, folder: Path) -> None:
    """Write `16.png` and its like, `mendscape.ico` and `mendscape.icns`.

    Args:
        drawing: An SVG.
        folder: Made when it is not there.
    """
    folder.mkdir(parents=True, exist_ok=True)
    renderer = QSvgRenderer(QByteArray(drawing.read_bytes()))
    pictures = {side: _rendered(renderer, side) for side in (*SIDES, _LARGEST)}
    for side in SIDES:
        pictures[side].save(folder / f"{side}.png", optimize=True)
    pictures[256].save(
        folder / "mendscape.ico",
        sizes=[(side, side) for side in _WINDOWS],
        append_images=[pictures[side] for side in _WINDOWS],
    )
    # Smaller sizes come from these, as the format has it.
    pictures[_LARGEST].save(
        folder / "mendscape.icns",
        append_images=[pictures[side] for side in (32, 64, 128, 256, 512)],
    )


def _rendered(renderer: QSvgRenderer, side: int) -> Image.Image:
    """Drawn anew at every size: a small icon is more than a large one made small."""
    image = QImage(side, side, QImage.Format.Format_RGBA8888)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    data = bytes(image.constBits())
    return Image.frombytes("RGBA", (side, side), data, "raw", "RGBA")

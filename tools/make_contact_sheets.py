"""Make the contact sheets of the documentation: holes, fills and truths.

    python -m tools.make_contact_sheets

Renders landscapes that no model has seen, cuts holes into them as the quality benchmark
does, and writes docs/images/sheet-scene.jpg and docs/images/sheet-hires.jpg.
"""

import sys
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from PIL import Image

from benchmarks.protocols import Protocol
from benchmarks.quality import main as compare
from core.split import is_validation_name
from tools.landscape.render import landscape

IMAGES = Path("docs/images")
FILLERS = ("telea", "biharmonic", "classic", "no-detail", "mendscape")
SEEDS = range(1, 9)
SIZES = {Protocol.SCENE: (456, 456), Protocol.HIRES: (1800, 1200)}
"""Of the rendered landscapes, in pixels; scenes are reduced to theirs."""


def main() -> int:
    """Write both sheets."""
    with tempfile.TemporaryDirectory() as name:
        for protocol in Protocol:
            folder = Path(name, protocol)
            _render(folder, protocol)
            picture = IMAGES / f"sheet-{protocol}.jpg"
            options = {
                "--photos": [folder],
                "--protocol": [protocol],
                "--sheet": [picture],
                "--rows": [len(SEEDS)],
                "--fillers": FILLERS,
            }
            compare([str(word) for name in options for word in (name, *options[name])])
            print(f"The sheet is {picture.resolve()}")
    return 0


def _render(folder: Path, protocol: Protocol) -> None:
    """Fill the folder of a protocol's photos."""
    for part in protocol.folders:
        (folder / part).mkdir(parents=True)
    for seed, name in zip(SEEDS, _names(), strict=False):
        pixels = landscape(*SIZES[protocol], seed)
        Image.fromarray(pixels).save(folder / protocol.folders[0] / name)


def _names() -> Iterator[str]:
    """Those that the benchmark takes for photos that nobody trained on."""
    names = (f"landscape-{number}.png" for number in count())
    return filter(is_validation_name, names)


if __name__ == "__main__":
    sys.exit(main())

"""Makes the bundled sample photo: a rendered landscape with damage to repair.

python -m tools.make_sample            write resources/samples
python -m tools.make_sample --check    compare what is there with a new rendering
"""

import argparse
import io
import json
import sys
from pathlib import Path

import numpy as np
from PIL import Image

from core.arrays import Pixels
from tools.damage import Damage, blot, damaged, date_stamp, scratches, torn_corner
from tools.landscape.render import landscape

FOLDER = Path(__file__).parent.parent / "resources" / "samples"
PHOTO = FOLDER / "sample.jpg"
SQUARES = FOLDER / "sample.json"

WIDTH, HEIGHT = 2400, 1600
SEED = 7
TOLERANCE = 2.0
"""Mean difference, in levels of 255, that other versions of libjpeg may make."""

PLACES = [
    Damage(x=2110, y=1330, side=236, colour=(255, 146, 46), draw=date_stamp),
    Damage(x=1246, y=150, side=226, colour=(34, 30, 28), draw=scratches),
    Damage(x=350, y=560, side=214, colour=(112, 78, 44), draw=blot, strength=0.94),
    Damage(x=0, y=1362, side=238, colour=(246, 243, 235), draw=torn_corner),
]


def sample_pixels() -> Pixels:
    """The sample as it is before JPEG takes its share."""
    return damaged(landscape(WIDTH, HEIGHT, SEED), PLACES, SEED)


def encode(pixels: Pixels) -> bytes:
    """The sample as a camera would have written it."""
    exif = Image.Exif()
    exif[0x010E] = "Rendered landscape with damage to repair"
    exif[0x0110] = "Mendscape sample"
    exif[0x0112] = 1  # upright
    exif[0x8298] = "Mendscape contributors, MIT"
    exif.get_ifd(0x8769)[0x9003] = "1996:08:14 09:30:00"
    target = io.BytesIO()
    Image.fromarray(pixels).save(
        target, "JPEG", quality=84, optimize=True, exif=exif, dpi=(300, 300)
    )
    return target.getvalue()


def squares() -> str:
    """The damaged places as JSON."""
    listed = [{"x": p.x, "y": p.y, "side": p.side} for p in PLACES]
    return json.dumps(listed, indent=2) + "\n"


def differences() -> list[str]:
    """What in the folder is not what this script makes."""
    found = []
    if SQUARES.read_text("utf-8") != squares():
        found.append(f"{SQUARES.name} lists other squares")
    with Image.open(PHOTO) as photo:
        there = np.asarray(photo.convert("RGB"), np.float32)
    with Image.open(io.BytesIO(encode(sample_pixels()))) as photo:
        made = np.asarray(photo.convert("RGB"), np.float32)
    if there.shape != made.shape or np.abs(there - made).mean() > TOLERANCE:
        found.append(f"{PHOTO.name} shows another picture")
    return found


def main() -> int:
    """Write the sample, or with --check tell whether it is up to date."""
    parser = argparse.ArgumentParser(description="Make the bundled sample photo.")
    parser.add_argument("--check", action="store_true", help="only compare")
    if parser.parse_args().check:
        found = differences()
        print("\n".join(found) or "The sample is what this script makes.")
        return 1 if found else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    PHOTO.write_bytes(encode(sample_pixels()))
    SQUARES.write_text(squares(), "utf-8")
    print(f"{PHOTO}: {PHOTO.stat().st_size / 1024:.0f} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Repairs the sample on the command line and shows it before and after.

This is what `make run` does where there is no screen to open a window on.
"""

import json
import shlex
import subprocess
import sys
from pathlib import Path

from PIL import Image

from tools.make_sample import PHOTO, SQUARES

OUT = Path("out")
GAP = 24
"""Pixels between the two pictures."""


def repair(target: Path) -> int:
    """Fill every damaged square of the sample, as a person would type it."""
    arguments = ["repair", str(PHOTO.relative_to(Path.cwd()))]
    for square in json.loads(SQUARES.read_text("utf-8")):
        arguments += ["--square", "{x},{y},{side}".format(**square)]
    arguments += ["-o", str(target)]
    print("mendscape " + shlex.join(arguments), flush=True)
    command = [sys.executable, "-m", "desktop", *arguments]
    return subprocess.run(command, check=False).returncode  # noqa: S603 - our own


def show_both(before: Path, after: Path, target: Path) -> None:
    """Write the two photos side by side into one picture."""
    with Image.open(before) as left, Image.open(after) as right:
        width, height = left.size
        both = Image.new("RGB", (2 * width + GAP, height), "white")
        both.paste(left, (0, 0))
        both.paste(right, (width + GAP, 0))
    both.save(target, quality=90)


def main() -> int:
    """Repair, compare, and tell where the pictures lie."""
    OUT.mkdir(exist_ok=True)
    repaired, both = OUT / "sample-repaired.jpg", OUT / "before-after.jpg"
    code = repair(repaired)
    if code == 0:
        show_both(PHOTO, repaired, both)
        print(f"Repaired photo: {repaired.resolve()}")
        print(f"Before and after, side by side: {both.resolve()}")
    return code


if __name__ == "__main__":
    sys.exit(main())

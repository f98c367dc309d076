"""How much memory a photo of 24 megapixels takes at most.

    python -m benchmarks.memory

The bare thing is Pillow's picture and its pixels, with TensorFlow imported where a
model is needed, and with a Qt window where the photo is shown.
"""

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.figure import Figure, as_text
from benchmarks.probe import large_photo
from benchmarks.speed import Probe, answer
from core.photo.photo_io import save_photo

_NAMES = {
    "open": "open a photo / Pillow's pixels",
    "save": "open and save it / Pillow's same",
    "fill": "open and fill, with detail / TensorFlow and Pillow's pixels",
}
_SHOWN = "shown in the window, a model ready / TensorFlow, Qt and a pixmap"
_MEGABYTE = 1e6


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.memory", description="Weigh a large photo."
    )
    parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        print(as_text(peaks(Path(folder))))


def peaks(folder: Path) -> list[Figure]:
    """The most that each takes, in a process of its own.

    Args:
        folder: A place for the photo, and a profile.
    """
    photo = folder / "large.jpg"
    save_photo(large_photo(), (), photo)
    places = (str(folder / "profile"), str(photo))
    return [
        *(
            _peak(name, ("probe_memory", kind, *places), kind, photo)
            for kind, name in _NAMES.items()
        ),
        _peak(_SHOWN, ("probe_memory_window", *places), "window", photo),
    ]


def _peak(name: str, probe: Probe, kind: str, photo: Path) -> Figure:
    ours = answer(probe)
    bare = answer(("probe_bare_memory", kind, str(photo)))
    return Figure(
        f"memory: {name}",
        value=ours["peak"] / _MEGABYTE,
        unit="MB",
        baseline=bare["peak"] / _MEGABYTE,
    )


if __name__ == "__main__":
    main()

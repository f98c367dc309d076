"""docs/speed.md, written from the kept figures."""

from benchmarks.comparison import NOISE
from benchmarks.figure import as_text
from benchmarks.record import Circumstances, Part, Record

_HEAD = f"""\
# Speed

How quick Mendscape is and how much memory it takes, each figure beside something that
no program of this kind can avoid: a bare Qt window, the import of TensorFlow, Pillow's
decoding. Both sides were measured in turns in the same run, so that the *ratio* means
the same on every machine; the times do not. 1 is the least; where a goal is stated, it
is the largest good ratio, or the largest good value.

`make bench` measures all of it again, `make bench ARGS=scan` a part, and says what has
changed by more than {100 * NOISE:.0f} %, which is what the same code may differ by from
run to run. `--photos DIR` takes real photos where they matter, `--keep` writes this
page, and benchmarks/figures.json beside it. Nothing else should run meanwhile.
What took time before, and what still does and why, stands in [costs](costs.md). How
good the fills are is another question: see [quality](quality.md).
"""

_TITLES = {
    "start": "Start",
    "open": "Opening a photo of 24 megapixels",
    "fill": "A warm fill of the *classic* model, 500 px",
    "detail": "A warm fill with detail at native resolution, 500 px",
    "batch": "A list of photos, 228 px with a square of 50 px",
    "save": "Saving a photo of 24 megapixels with a repair",
    "restore": "Going on after a crash",
    "scan": "Looking at a folder before training",
    "gaps": "How long the window does not answer",
    "memory": "Peaks of memory",
    "training": "Training",
    "process": "Starting and ending a training",
    "quality": "Distance from the truth",
}


def speed_page(record: Record) -> str:
    """The whole page in Markdown."""
    sections = (_section(_TITLES[name], part) for name, part in record.parts.items())
    return "\n".join([_HEAD, *sections])


def _section(title: str, part: Part) -> str:
    return f"## {title}\n\n{as_text(part.figures)}\n\n{_taken(part.taken)}\n"


def _taken(taken: Circumstances) -> str:
    versions = ", ".join(f"{name} {of}" for name, of in taken.versions.items())
    return (
        f"<sub>{taken.date}, {taken.photos} photos, {taken.processor}, "
        f"{taken.cores} cores; {versions}</sub>"
    )

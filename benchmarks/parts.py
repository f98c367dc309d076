"""What is measured, by the name that it is asked for with."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks import (
    batch,
    files,
    memory,
    quality,
    scan,
    speed,
    training,
    training_process,
)
from benchmarks.detail import detail
from benchmarks.figure import Figure
from benchmarks.protocols import Protocol
from core.dataset.photo_files import photo_files

_LARGE = 80
"""Made photos of 12 megapixels that are scanned."""
_SMALL = 5000
_MANY = 20_000
_JUDGED = 20
_PEERS = ("telea", "navier-stokes", "biharmonic")
_OURS = ("no-detail", "mendscape")


@dataclass(frozen=True, slots=True)
class Setting:
    """Where and how long a part measures.

    Attributes:
        folder: Empty, for its own use.
        rounds: Of each thing; the median counts, or the longest.
        photos: A folder of real ones; None where they are to be made.
    """

    folder: Path
    rounds: int
    photos: Path | None = None

    @property
    def photo(self) -> Path | None:
        """The largest file of the folder, or None."""
        if self.photos is None:
            return None
        paths = (file.path for file in photo_files(self.photos))
        return max(paths, key=lambda path: path.stat().st_size)


Measure = Callable[[Setting], list[Figure]]


def _scan(setting: Setting) -> list[Figure]:
    large = setting.photos or scan.make_photos(
        setting.folder / "large", _LARGE, scan.LARGE
    )
    small = scan.make_photos(setting.folder / "small", _SMALL, scan.SMALL)
    return [
        scan.beside_the_least(large, rounds=setting.rounds),
        scan.second_scan(small, scan.ScanCache(setting.folder / "cache")),
    ]


def _quality(setting: Setting) -> list[Figure]:
    """How far fills are from the truth; nothing without the photos of docs/quality.md.

    Raises:
        RuntimeError: The folder with photos is another one.
    """
    if setting.photos is None:
        return []
    if missing := [
        each for each in Protocol.SCENE.folders if not (setting.photos / each).is_dir()
    ]:
        msg = f"There is no {missing[0]} in {setting.photos}; see docs/quality.md."
        raise RuntimeError(msg)
    file = setting.folder / "quality.json"
    asked = ["--photos", str(setting.photos), "--limit", str(_JUDGED)]
    quality.main([*asked, "--fillers", *_PEERS, *_OURS, "--json", str(file)])
    rows = json.loads(file.read_text(encoding="utf-8"))["rows"]
    errors = {row["filler"]: row["l1"] for row in rows}
    best = min(errors[peer] for peer in _PEERS)
    return [
        Figure(
            f"mean difference of {name} / of the best peer", errors[name], "L1", best
        )
        for name in _OURS
    ]


def _training(setting: Setting) -> list[Figure]:
    few = training.make_photos(setting.folder / "few")
    many = training.link_photos(few, setting.folder / "many", _MANY)
    return [
        training.throughput(few, rounds=setting.rounds, steps=8),
        *training.memory(few, many, epochs=5),
    ]


PARTS: Mapping[str, Measure] = {
    "start": lambda setting: speed.starts(setting.folder, setting.rounds),
    "open": lambda setting: files.opening(setting.rounds, setting.photo),
    "fill": lambda setting: [speed.classic_fill(setting.folder)],
    "detail": lambda setting: detail(setting.folder, setting.rounds, setting.photo),
    "batch": lambda setting: batch.batch(setting.folder, setting.rounds),
    "save": lambda setting: files.saving(setting.rounds, setting.photo),
    "restore": lambda _setting: [speed.restoring()],
    "scan": _scan,
    "gaps": lambda setting: speed.gaps(setting.folder),
    "memory": lambda setting: memory.peaks(setting.folder),
    "training": _training,
    "process": lambda setting: training_process.measured(
        setting.folder, setting.rounds
    ),
    "quality": _quality,
}
"""Each part's figures, in the order of the table."""

"""A folder of very many small photos, scanned for a training."""

import time
from pathlib import Path

from core.dataset.scan import ScanCache, ScanProgress, scan_folder
from core.geometry import Size
from tools.load.outcome import MB, Outcome, memory
from tools.load.pictures import save_scenery

_SIZE = Size(160, 140)
_IN_A_FOLDER = 1000
_BYTES_A_FILE = 8_000
_BASE = 400 * MB


def scan_many_files(folder: Path, count: int) -> Outcome:
    """Scan the folder twice; the second time nothing is read again."""
    photos = _photos(folder / "photos", count)
    cache = ScanCache(folder / "cache")
    most = [0]

    def look(progress: ScanProgress) -> None:
        del progress
        most[0] = max(most[0], memory())

    seconds = []
    for _ in range(2):
        begin = time.monotonic()
        report = scan_folder(photos, cache=cache, tell=look)
        seconds.append(time.monotonic() - begin)
    bound = _BASE + count * _BYTES_A_FILE
    return Outcome(
        (
            f"{count} files: {len(report.accepted)} photos, {len(report.rejected)} "
            f"left out; {seconds[0]:.1f} s, again {seconds[1]:.1f} s",
            f"memory at most {most[0] / MB:.0f} MB (bound {bound / MB:.0f} MB)",
        ),
        most[0] <= bound and len(report.accepted) + len(report.rejected) == count,
    )


def _photos(folder: Path, count: int) -> Path:
    for number in range(count):
        part = folder / f"{number // _IN_A_FOLDER:03}"
        part.mkdir(parents=True, exist_ok=True)
        save_scenery(part / f"{number:06}.jpg", _SIZE, seed=number)
    return folder

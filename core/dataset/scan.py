"""Finding the photos of a folder that can be trained on."""

import time
from collections.abc import Iterable
from pathlib import Path

from core.dataset.duplicates import sort_out
from core.dataset.inspection import Finding, Sight
from core.dataset.inspection_pool import InspectionPool
from core.dataset.photo_files import PhotoFile, photo_files
from core.dataset.scan_cache import OpenCache, ScanCache
from core.dataset.scan_report import (
    FEWEST_PHOTOS,
    AcceptedPhoto,
    Fault,
    RejectedPhoto,
    ScanProgress,
    ScanReport,
    TellScan,
    ignore,
)
from core.errors import FolderUnreadable, NoPhotosFound

__all__ = [
    "FEWEST_PHOTOS",
    "AcceptedPhoto",
    "Fault",
    "RejectedPhoto",
    "ScanCache",
    "ScanProgress",
    "ScanReport",
    "TellScan",
    "scan_folder",
]

_TELL_S = 0.05


def scan_folder(
    folder: Path,
    *,
    cache: ScanCache | None = None,
    tell: TellScan = ignore,
    workers: int | None = None,
) -> ScanReport:
    """Look at every photo in a folder and in all folders below it.

    Every picture is decoded, several at once. One bad file stops nothing. Memory
    grows by about two kilobytes for each photo.

    Args:
        folder: To look through; hidden files and folders in it are passed over.
        cache: Of what earlier scans saw, so that only new and changed files are read.
        tell: Hears how far it is, about twenty times a second.
        workers: Photos to look at at once; as many as processors when None.

    Raises:
        FolderUnreadable: The folder is missing or not to be read, or vanished.
        NoPhotosFound: It holds no usable photo.
        Cancelled: Raised by `tell`. No thread is left behind, and the cache keeps
            what was seen.
    """
    tally = _Tally(tell)
    open_cache = OpenCache(cache)
    try:
        with InspectionPool(workers) as pool:
            _look_at_all(photo_files(folder), pool, open_cache, tally)
        if not folder.is_dir():
            raise FolderUnreadable(folder, "it is no longer there")
        report = _report(folder, tally, open_cache)
    finally:
        open_cache.close()
    tally.tell_all(report)
    if not report.accepted:
        raise NoPhotosFound(folder, len(report.rejected))
    return report


def _report(folder: Path, tally: "_Tally", cache: OpenCache) -> ScanReport:
    accepted, copies = sort_out(tally.sights, tally.tell, cache.related)
    rejected = [*tally.rejected, *copies]
    return ScanReport(
        folder,
        tuple(sorted(accepted, key=lambda photo: photo.path)),
        tuple(sorted(rejected, key=lambda photo: photo.path)),
    )


def _look_at_all(
    files: Iterable[PhotoFile], pool: InspectionPool, cache: OpenCache, tally: "_Tally"
) -> None:
    for file in files:
        tally.total += 1
        finding = cache.find(file)
        if finding is None:
            pool.ask(file)
        else:
            tally.enter(file, finding)
        _take_answers(pool, cache, tally)
    while pool.is_busy:
        _take_answers(pool, cache, tally, patience=_TELL_S)


def _take_answers(
    pool: InspectionPool, cache: OpenCache, tally: "_Tally", patience: float = 0
) -> None:
    for file, answer in pool.answers(patience=patience):
        if isinstance(answer, OSError):
            tally.enter(file, Fault.UNREADABLE)  # perhaps not for long: not kept
        else:
            tally.enter(file, answer)
            cache.keep(file, answer)
    tally.tell()


class _Tally:
    """Counts what was seen, and tells it now and then.

    Attributes:
        total: Files found.
        sights: Of the photos so far, copies included.
        rejected: Files that are no photos to train on.
    """

    def __init__(self, tell: TellScan) -> None:
        self.total = 0
        self.sights: dict[Path, Sight] = {}
        self.rejected: list[RejectedPhoto] = []
        self._tell = tell
        self._latest: AcceptedPhoto | RejectedPhoto | None = None
        self._told_at = 0.0

    @property
    def done(self) -> int:
        """Files that were looked at."""
        return len(self.sights) + len(self.rejected)

    def enter(self, file: PhotoFile, finding: Finding) -> None:
        """Count one file."""
        match finding:
            case Fault():
                self._latest = RejectedPhoto(file.path, finding)
                self.rejected.append(self._latest)
            case Sight(size, key):
                self._latest = AcceptedPhoto(file.path, size, key, group=key)
                self.sights[file.path] = finding

    def tell_all(self, report: ScanReport) -> None:
        """Tell the final counts, copies taken off."""
        accepted, rejected = len(report.accepted), len(report.rejected)
        self._tell(ScanProgress(self.done, self.total, accepted, rejected))

    def tell(self) -> None:
        """Tell how far it is, unless that was just told."""
        now = time.monotonic()
        if now - self._told_at < _TELL_S:
            return
        self._told_at = now
        accepted, rejected = len(self.sights), len(self.rejected)
        self._tell(
            ScanProgress(self.done, self.total, accepted, rejected, self._latest)
        )

"""How quick a scan is beside the least that it takes: reading and decoding.

    python -m benchmarks.scan
    python -m benchmarks.scan --photos DIR

The least is every processor at work on nothing but reading the files and Pillow's
decoding of them at a reduced size, in warm processes or in threads, whichever is
quicker. Both sides read from the disk, where the system lets files be forgotten, and
take turns. Without a folder, photos are made. Nothing else should run meanwhile.
"""

import argparse
import io
import multiprocessing
import os
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import numpy as np
from PIL import Image

from benchmarks.figure import Figure, as_text, seconds, write_json
from core.dataset.inspection import THUMBNAIL_SIDE
from core.dataset.photo_files import photo_files
from core.dataset.scan import ScanCache, scan_folder

LARGE = (4000, 3000)
"""Of made photos that are decoded."""
SMALL = (180, 140)
"""Of made photos that are many."""
_GOAL = 1 / 0.8  # at least 80 % of the photos per second


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print the table, write the figures when asked."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.scan", description="Time the scan of a folder."
    )
    parser.add_argument(
        "--photos", type=Path, metavar="DIR", help="instead of made ones"
    )
    parser.add_argument("--large", type=int, default=80, help="made photos of 12 MP")
    parser.add_argument("--small", type=int, default=5000, help="made small photos")
    parser.add_argument("--rounds", type=int, default=3, help="the median counts")
    parser.add_argument("--json", type=Path, metavar="FILE")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as place:
        large = options.photos or make_photos(
            Path(place, "large"), options.large, LARGE
        )
        small = make_photos(Path(place, "small"), options.small, SMALL)
        figures = [
            beside_the_least(large, rounds=options.rounds),
            second_scan(small, ScanCache(Path(place, "cache"))),
        ]
    print(as_text(figures))
    if options.json:
        write_json(options.json, figures)


def beside_the_least(folder: Path, *, rounds: int) -> Figure:
    """The time of a first scan as a multiple of that of reading and decoding."""
    paths = [file.path for file in photo_files(folder)]
    with _processes(paths) as processes, _threads() as threads:
        contestants: tuple[Callable[[], object], ...] = (
            lambda: scan_folder(folder),
            lambda: _decode_all(processes, paths),
            lambda: _decode_all(threads, paths),
        )
        times = [[_seconds(work, paths) for work in contestants] for _ in range(rounds)]
    mine, by_processes, by_threads = map(median, zip(*times, strict=True))
    least = min(by_processes, by_threads)
    megabytes = sum(path.stat().st_size for path in paths) / 1e6
    return seconds(
        "first scan / reading and decoding alone",
        mine,
        least,
        goal=_GOAL,
        parts=f"{len(paths)} photos, {megabytes:.0f} MB: {len(paths) / mine:.0f} / "
        f"{len(paths) / least:.0f} photos/s: {100 * least / mine:.0f} %",
    )


def second_scan(folder: Path, cache: ScanCache) -> Figure:
    """The time of a scan when nothing has changed."""
    first = _seconds(lambda: scan_folder(folder, cache=cache), [])
    second = _seconds(lambda: scan_folder(folder, cache=cache), [])
    count = sum(1 for _ in photo_files(folder))
    return Figure(
        f"second scan of {count} photos / the first",
        value=1000 * second,
        unit="ms",
        baseline=1000 * first,
        limit=1000,
    )


def make_photos(folder: Path, count: int, size: tuple[int, int]) -> Path:
    """Pictures with soft shapes of their own and a common grain, as JPEG files."""
    folder.mkdir()
    width, height = size
    rng = np.random.default_rng(0)
    grain = rng.integers(0, 24, (height, width, 3), np.uint8)
    for number in range(count):
        shapes = rng.integers(0, 230, (9, 12, 3), np.uint8)
        soft = Image.fromarray(shapes).resize(size, Image.Resampling.BICUBIC)
        pixels = np.asarray(soft) // 2 + 50 + np.roll(grain, 97 * number, axis=(0, 1))
        Image.fromarray(pixels).save(folder / f"{number:05}.jpg", quality=90)
    return folder


def decode(path: Path) -> None:
    """Read a photo and decode it at the size that the scan asks for."""
    side = 2 * THUMBNAIL_SIDE
    with Image.open(io.BytesIO(path.read_bytes())) as image:
        image.draft("L", (side, side))
        image.load()


def _decode_all(workers: Executor, paths: Sequence[Path]) -> None:
    portion = max(1, min(16, len(paths) // (4 * (os.cpu_count() or 1))))
    list(workers.map(decode, paths, chunksize=portion))


@contextmanager
def _processes(paths: Sequence[Path]) -> Iterator[Executor]:
    """One for each processor, started and warm."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(os.cpu_count(), mp_context=context) as workers:
        list(workers.map(decode, paths[:64]))
        yield workers


def _threads() -> Executor:
    return ThreadPoolExecutor(os.cpu_count() or 1)


def _seconds(work: Callable[[], object], paths: Sequence[Path]) -> float:
    for path in paths:
        _forget(path)
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _forget(path: Path) -> None:
    """Let the system drop a file from memory, so that it is read from the disk."""
    if hasattr(os, "posix_fadvise"):
        with path.open("rb") as file:
            os.fsync(file.fileno())
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


if __name__ == "__main__":
    main()

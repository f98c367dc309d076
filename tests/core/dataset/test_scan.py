"""A folder as people have it, looked through as a whole."""

import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from core.dataset import inspection_pool
from core.dataset.inspection import Inspector
from core.dataset.relations import related
from core.dataset.scan import scan_folder
from core.dataset.scan_cache import ScanCache
from core.dataset.scan_report import Fault, RejectedPhoto, ScanProgress
from core.dataset.split import Split, held_out_by_content
from core.errors import Cancelled, DatasetError, FolderUnreadable, NoPhotosFound
from core.geometry import Size
from tests.core.dataset.copies import cropped, resized, save_copy
from tests.factories import noise, scenery


def save(path: Path, width: int = 320, height: int = 240, *, seed: int = 0) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(scenery(width, height, seed=seed)).save(path, quality=90)
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Twelve photos in folders, and one of everything that is wrong."""
    folder = tmp_path / "photos"
    for seed in range(12):
        save(folder / f"tour {seed // 4}" / f"IMG_{seed}.jpg", seed=seed)
    first = folder / "tour 0" / "IMG_0.jpg"
    data = first.read_bytes()
    (folder / "z copy.jpg").write_bytes(data)
    save_copy(first, folder / "small.jpg", resized(0.6))
    save_copy(folder / "tour 1" / "IMG_4.jpg", folder / "cut.jpg", cropped(0.05))
    (folder / "half.jpg").write_bytes(data[: len(data) // 2])
    (folder / "words.jpg").write_bytes(b"no picture")
    (folder / "empty.png").touch()
    (folder / "gone.jpg").symlink_to(folder / "nowhere.jpg")
    save(folder / "narrow.jpg", 320, 100)
    Image.new("RGB", (300, 300), "white").save(folder / "blank.png")
    (folder / "notes.txt").write_text("not looked at")
    return folder


def faults(folder: Path, rejected: tuple[RejectedPhoto, ...]) -> dict[str, str]:
    return {str(photo.path.relative_to(folder)): photo.reason for photo in rejected}


def test_every_file_is_accepted_or_has_its_reason(folder: Path) -> None:
    report = scan_folder(folder)
    assert report.paths == tuple(sorted(folder.glob("tour */IMG_*.jpg")))
    assert {photo.size for photo in report.accepted} == {Size(320, 240)}
    assert len({photo.group for photo in report.accepted}) == 12
    assert faults(folder, report.rejected) == {
        "blank.png": "nothing to see in it",
        "cut.jpg": "nearly the same as IMG_4.jpg",
        "empty.png": "not readable",
        "gone.jpg": "not readable",
        "half.jpg": "incomplete, the end of the file is missing",
        "narrow.jpg": "short side under 128 px",
        "small.jpg": "nearly the same as IMG_0.jpg",
        "words.jpg": "not readable",
        "z copy.jpg": "copy of IMG_0.jpg",
    }


@pytest.mark.parametrize("workers", [1, 7])
def test_the_report_does_not_depend_on_who_was_first(
    folder: Path, workers: int
) -> None:
    assert scan_folder(folder, workers=workers) == scan_folder(folder)


def test_of_copies_the_largest_is_kept(tmp_path: Path) -> None:
    large = save(tmp_path / "z.jpg", 640, 480)
    small = save_copy(large, tmp_path / "a.jpg", resized(0.5))
    same = tmp_path / "b.jpg"
    same.write_bytes(small.read_bytes())
    report = scan_folder(tmp_path)
    assert report.paths == (large,)
    assert report.rejected == (
        RejectedPhoto(small, Fault.NEAR_COPY, of=large),
        RejectedPhoto(same, Fault.NEAR_COPY, of=large),
    )


def test_photos_of_a_series_get_one_group_and_one_side(tmp_path: Path) -> None:
    for seed in range(4, 26):
        save(tmp_path / f"{seed}.png", seed=seed)
    for number, left in enumerate((20, 120, 220)):
        pixels = scenery(320, 240, seed=3)
        pixels[150:180, left : left + 20] = 255
        Image.fromarray(pixels).save(tmp_path / f"skier {number}.png")
    report = scan_folder(tmp_path)
    group_of = {photo.path: photo.group for photo in report.accepted}
    skiers = {path: group for path, group in group_of.items() if "skier" in path.name}
    assert len(skiers) == 3
    assert len(set(skiers.values())) == 1
    split = Split.by(report.paths, held_out_by_content(report.accepted))
    sides = [
        {group_of[path] for path in side} for side in (split.training, split.held_out)
    ]
    assert not sides[0] & sides[1]


def test_a_second_scan_reads_no_photo_again(folder: Path, tmp_path: Path) -> None:
    cache = ScanCache(tmp_path / "cache")
    first = scan_folder(folder, cache=cache)
    read: list[str] = []

    class Watched(Inspector):
        def inspect(self, path: Path):
            read.append(path.name)
            return super().inspect(path)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(inspection_pool, "Inspector", Watched)
        assert scan_folder(folder, cache=cache) == first
        assert read == ["gone.jpg"]  # may be back at any time
        save(folder / "tour 0" / "IMG_0.jpg", seed=77)
        save(folder / "new.jpg", seed=78)
        changed = scan_folder(folder, cache=cache)
    assert set(read[1:]) == {"gone.jpg", "IMG_0.jpg", "new.jpg"}
    assert len(changed.accepted) == 14  # the copy is no copy any more


def test_a_second_scan_compares_no_photos_again(
    folder: Path, tmp_path: Path, monkeypatch
) -> None:
    cache = ScanCache(tmp_path / "cache")
    first = scan_folder(folder, cache=cache)
    asked: list[int] = []
    monkeypatch.setattr(
        "core.dataset.scan_cache.related",
        lambda pictures, check: asked.append(len(pictures)) or related(pictures, check),
    )
    assert scan_folder(folder, cache=cache) == first
    assert asked == []
    save(folder / "new.jpg", seed=77)
    scan_folder(folder, cache=cache)
    assert len(asked) == 1


def test_a_useless_cache_changes_nothing(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_bytes(b"\0 no cache" * 1000)
    (tmp_path / "file").touch()
    report = scan_folder(folder)
    for place in ("cache", "file/cache", "photos"):
        assert scan_folder(folder, cache=ScanCache(tmp_path / place)) == report


def test_progress_counts_up_to_the_report(folder: Path) -> None:
    told: list[ScanProgress] = []
    report = scan_folder(folder, tell=told.append)
    for progress in told:
        assert progress.accepted + progress.rejected == progress.done <= progress.total
    assert [p.done for p in told] == sorted(p.done for p in told)
    assert told[-1].done == told[-1].total == 21
    assert told[-1].accepted == len(report.accepted)
    assert told[-1].rejected == len(report.rejected)


def cancel_after(tells: int) -> Callable[[ScanProgress], None]:
    told: list[ScanProgress] = []

    def tell(progress: ScanProgress) -> None:
        told.append(progress)
        if len(told) > tells:
            raise Cancelled

    return tell


def scan_threads() -> list[threading.Thread]:
    return [t for t in threading.enumerate() if t.name.startswith("mendscape-scan")]


def test_cancelling_leaves_nothing_at_work(tmp_path: Path) -> None:
    folder, cache = tmp_path / "photos", ScanCache(tmp_path / "cache")
    folder.mkdir()
    data = save(tmp_path / "a.jpg", 2400, 1800)
    Image.fromarray(noise(2400, 1800)).save(data, quality=95)
    for number in range(120):
        os.link(data, folder / f"{number}.jpg")
    with pytest.raises(Cancelled):
        scan_folder(folder, cache=cache, tell=cancel_after(4))
    assert not [thread for thread in scan_threads() if thread.is_alive()]


def test_a_cancelled_scan_can_be_taken_up_again(folder: Path, tmp_path: Path) -> None:
    cache = ScanCache(tmp_path / "cache")
    with pytest.raises(Cancelled):
        scan_folder(folder, cache=cache, tell=cancel_after(0))
    assert scan_folder(folder, cache=cache) == scan_folder(folder)


def test_files_that_vanish_are_rejected_and_others_are_not(
    folder: Path, monkeypatch
) -> None:
    inspect = Inspector.inspect

    def vanish(self: Inspector, path: Path):
        if path.name in {"IMG_3.jpg", "IMG_7.jpg"}:
            path.unlink()
        return inspect(self, path)

    monkeypatch.setattr(Inspector, "inspect", vanish)
    report = scan_folder(folder)
    assert len(report.accepted) == 10
    assert faults(folder, report.rejected)["tour 0/IMG_3.jpg"] == "not readable"


def test_a_drive_that_vanishes_is_told(folder: Path, tmp_path: Path) -> None:
    def unplug(_progress: ScanProgress) -> None:
        if folder.exists():
            folder.rename(tmp_path / "elsewhere")

    with pytest.raises(FolderUnreadable, match="no longer there"):
        scan_folder(folder, tell=unplug)


def test_a_fault_of_our_own_is_not_swallowed(folder: Path, monkeypatch) -> None:
    def fail(self: Inspector, path: Path):
        raise ZeroDivisionError

    monkeypatch.setattr(Inspector, "inspect", fail)
    with pytest.raises(ZeroDivisionError):
        scan_folder(folder)


def test_a_folder_that_is_no_use_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "a.jpg").write_bytes(b"no picture")
    for name, error in (
        ("missing", FolderUnreadable),
        ("bad/a.jpg", FolderUnreadable),
        ("empty", NoPhotosFound),
        ("bad", NoPhotosFound),
    ):
        with pytest.raises(DatasetError) as caught:
            scan_folder(tmp_path / name)
        assert type(caught.value) is error
        assert str(tmp_path / name) in str(caught.value)

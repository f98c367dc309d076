"""Every chosen photo gets a place of its own, and no photo is replaced."""

from pathlib import Path

from core.batch.plan import planned_jobs
from core.batch.squares import Squares
from core.geometry import Box

SQUARES = Squares((Box.square(1, 2, 20),))


def outputs(photos: list[Path], folder: Path, suffix: str = "") -> list[Path]:
    jobs = planned_jobs(photos, SQUARES, folder=folder, suffix=suffix)
    assert [job.photo for job in jobs] == photos
    assert all(job.squares == SQUARES for job in jobs)
    return [job.output for job in jobs]


def test_pictures_keep_name_and_format(tmp_path: Path) -> None:
    photos = [tmp_path / "a.JPG", tmp_path / "b.tif"]
    folder = tmp_path / "repaired"
    assert outputs(photos, folder, "-x") == [folder / "a-x.JPG", folder / "b-x.tif"]


def test_a_format_that_is_only_read_becomes_jpeg(tmp_path: Path) -> None:
    assert outputs([tmp_path / "a.xyz"], tmp_path / "to") == [tmp_path / "to" / "a.jpg"]


def test_equal_names_get_numbers(tmp_path: Path) -> None:
    photos = [tmp_path / name for name in ("1/a.jpg", "2/A.jpg", "3/a.jpg")]
    names = [path.name for path in outputs(photos, tmp_path / "to")]
    assert names == ["a.jpg", "A-2.jpg", "a-3.jpg"]


def test_no_photo_of_the_batch_is_written_over(tmp_path: Path) -> None:
    photos = [tmp_path / "a.jpg", tmp_path / "a-repaired.jpg"]
    assert outputs(photos, tmp_path)[0] == tmp_path / "a-2.jpg"
    assert outputs(photos, tmp_path, "-repaired") == [
        tmp_path / "a-repaired-2.jpg",
        tmp_path / "a-repaired-repaired.jpg",
    ]

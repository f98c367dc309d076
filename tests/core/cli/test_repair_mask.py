"""`mendscape repair` with a mask, with the dust finder, and over several photos."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.geometry import Box, Size
from core.mask_file import mask_of, write_mask
from tests.core.cli.conftest import Command, make_photo, pixels_of
from tests.core.dust.scans import scan
from tests.fakes import FakeEngine

MARKED = (Box.square(10, 12, 10), Box.square(80, 60, 14))
SPECK = Box.square(200, 80, 6)


@pytest.fixture
def mask(tmp_path: Path) -> Path:
    """Of photos of 120 x 90 pixels."""
    path = tmp_path / "mask.png"
    write_mask(mask_of(MARKED, Size(120, 90)), path)
    return path


@pytest.fixture
def dusty(tmp_path: Path) -> Path:
    pixels = scan()
    pixels[SPECK.slices] = 250
    path = tmp_path / "dusty.png"
    Image.fromarray(pixels).save(path)
    return path


def changed(photo: Path, out: Path) -> np.ndarray:
    return (pixels_of(photo) != pixels_of(out)).any(axis=-1)


def test_what_a_mask_marks_is_filled_and_little_else(
    mendscape: Command, photo: Path, mask: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.png"
    assert mendscape("repair", photo, "--mask", mask, "-o", out) == 0
    there = changed(photo, out)
    for box in MARKED:
        assert there[box.slices].mean() > 0.9
        there[box.grown(3).slices] = False
    assert not there.any()


def test_a_mask_and_squares_go_together(
    mendscape: Command, photo: Path, mask: Path, tmp_path: Path, engine: FakeEngine
) -> None:
    out = tmp_path / "out.png"
    square = ("--square", "40,40,9")
    assert mendscape("repair", photo, "--mask", mask, *square, "-o", out) == 0
    assert Box.square(40, 40, 9) in [job.hole for job in engine.jobs]
    assert len(engine.jobs) == 3


def test_one_mask_serves_a_folder_of_photos(
    mendscape: Command, mask: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    photos = [make_photo(tmp_path / f"scan {n}.png", seed=n) for n in range(3)]
    other = make_photo(tmp_path / "other.png", size=(121, 90))
    out = tmp_path / "repaired"
    given = (*photos, other, "--mask", mask, "-o", out)
    assert mendscape("repair", *given) == 1
    assert sorted(path.name for path in out.iterdir()) == [p.name for p in photos]
    for photo in photos:
        assert changed(photo, out / photo.name)[MARKED[0].slices].mean() > 0.9
    errors = capfd.readouterr().err.splitlines()
    assert errors == [
        "The mask mask.png has 120 x 90 pixels, the photo 121 x 90; they must be of "
        "one size."
    ]


def test_a_mask_of_another_size_is_refused_before_anything_is_written(
    mendscape: Command, mask: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    photo, out = make_photo(tmp_path / "p.png", size=(90, 120)), tmp_path / "out.png"
    assert mendscape("repair", photo, "--mask", mask, "-o", out) == 1
    assert "120 x 90 pixels, the photo 90 x 120" in capfd.readouterr().err
    assert not out.exists()


def test_a_mask_that_marks_nothing_is_told(
    mendscape: Command, photo: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    black = tmp_path / "black.png"
    Image.new("L", (120, 90)).save(black)
    out = tmp_path / "out.png"
    assert mendscape("repair", photo, "--mask", black, "-o", out) == 1
    assert "black.png is all black" in capfd.readouterr().err
    assert not out.exists()


def test_dust_is_found_and_filled(
    mendscape: Command, dusty: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.png"
    assert mendscape("repair", dusty, "--find-dust", "-o", out) == 0
    there = changed(dusty, out)
    assert there[SPECK.slices].all()
    assert there.mean() < 0.01


def test_a_photo_without_dust_comes_out_as_it_is(
    mendscape: Command, tmp_path: Path, engine: FakeEngine
) -> None:
    photo, out = tmp_path / "clean.png", tmp_path / "out.png"
    Image.fromarray(scan()).save(photo)
    assert mendscape("repair", photo, "--find-dust", "-o", out) == 0
    assert engine.jobs == []
    assert not changed(photo, out).any()


def test_a_lower_sensitivity_leaves_faint_marks(
    mendscape: Command, tmp_path: Path, engine: FakeEngine
) -> None:
    pixels = scan()
    pixels[SPECK.slices] = np.clip(pixels[SPECK.slices].astype(int) + 24, 0, 255)
    photo = tmp_path / "faint.png"
    Image.fromarray(pixels).save(photo)
    counts = []
    for sensitivity in (0, 100):
        options = ("--find-dust", "--sensitivity", sensitivity)
        mendscape("repair", photo, *options, "-o", tmp_path / "out.png")
        counts.append(len(engine.jobs))
        engine.jobs.clear()
    assert counts[0] < counts[1]


@pytest.mark.parametrize(
    "arguments",
    [
        ("a.png", "-o", "b.png"),
        ("--mask", "m.png", "-o", "b.png"),
        ("--list", "jobs.csv", "--mask", "m.png"),
        ("--list", "jobs.csv", "--find-dust"),
        ("a.png", "--find-dust", "--sensitivity", "101", "-o", "b.png"),
        ("a.png", "b.png", "--find-dust", "-o", "missing/folder/below"),
    ],
)
def test_arguments_that_do_not_go_together_are_refused(
    mendscape: Command, arguments: tuple[str, ...]
) -> None:
    assert mendscape("repair", *arguments) == 2

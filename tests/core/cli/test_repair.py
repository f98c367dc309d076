"""`mendscape repair PHOTO --square ... -o OUT`, as scripts rely on it."""

import os
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.errors import ModelNotFound
from core.geometry import Box
from core.inpainting.engine import FillJob
from core.paths import AppPaths
from core.progress import Report
from tests.core.cli.conftest import Command, make_photo, pixels_of
from tests.fakes import FakeEngine

SQUARE = "30,20,16"
BOX = Box.square(30, 20, 16)


def stderr_lines(capfd: pytest.CaptureFixture[str]) -> list[str]:
    out, err = capfd.readouterr()
    assert out == ""
    return err.splitlines()


def test_a_square_is_filled_and_nothing_else_changes(
    mendscape: Command, photo: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.png"
    assert mendscape("repair", photo, "--square", SQUARE, "-o", out) == 0
    changed = (pixels_of(out) != pixels_of(photo)).any(axis=-1)
    assert changed[BOX.slices].mean() > 0.9
    changed[BOX.slices] = False
    assert not changed.any()
    assert stderr_lines(capfd) == []


def test_an_existing_output_is_replaced(
    mendscape: Command, photo: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.png"
    out.write_bytes(b"older")
    assert mendscape("repair", photo, "--square", SQUARE, "-o", out) == 0
    assert pixels_of(out).shape == pixels_of(photo).shape


def test_the_order_of_the_squares_does_not_matter(
    mendscape: Command, photo: Path, tmp_path: Path
) -> None:
    squares = ["30,20,16", "40,30,20", "0,0,9", "30,20,16"]
    arguments = [[f"--square={each}" for each in s] for s in (squares, squares[::-1])]
    outs = [tmp_path / "one.png", tmp_path / "two.png"]
    for out, given in zip(outs, arguments, strict=True):
        assert mendscape("repair", photo, *given, "-o", out) == 0
    assert outs[0].read_bytes() == outs[1].read_bytes()


def test_every_square_is_unknown_to_every_fill(
    mendscape: Command, photo: Path, tmp_path: Path, engine: FakeEngine
) -> None:
    squares = ("--square", "60,50,8", "--square", SQUARE)
    mendscape("repair", photo, *squares, "-o", tmp_path / "out.png", "--seed", "7")
    assert [job.hole for job in engine.jobs] == [BOX, Box.square(60, 50, 8)]
    for job in engine.jobs:
        assert set(job.holes) == {BOX, Box.square(60, 50, 8)}
        assert job.seed == 7


def test_options_reach_the_engine(
    mendscape: Command, photo: Path, tmp_path: Path, engine: FakeEngine
) -> None:
    options = ("--model", "mine", "--no-detail", "--profile", tmp_path / "profile")
    out = tmp_path / "out.png"
    assert mendscape("repair", photo, "--square", SQUARE, "-o", out, *options) == 0
    assert engine.prepared == ["mine"]
    assert engine.made_for == [(AppPaths.in_folder(tmp_path / "profile"), False)]


@pytest.mark.parametrize("way", ["same", "relative", "symlink", "hard link"])
def test_the_photo_itself_is_no_output(
    mendscape: Command,
    photo: Path,
    tmp_path: Path,
    way: str,
    capfd: pytest.CaptureFixture[str],
) -> None:
    before = photo.read_bytes()
    out = tmp_path / "link.png"
    if way == "symlink":
        out.symlink_to(photo)
    elif way == "hard link":
        os.link(photo, out)
    else:
        out = photo if way == "same" else tmp_path / "." / ".." / tmp_path.name / photo
    assert mendscape("repair", photo, "--square", SQUARE, "-o", out) == 2
    assert photo.read_bytes() == before
    (line,) = stderr_lines(capfd)
    assert "is the photo itself" in line


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["PHOTO"],
        ["PHOTO", "--square", SQUARE],
        ["PHOTO", "-o", "out.png"],
        ["PHOTO", "--square", "1,2", "-o", "out.png"],
        ["PHOTO", "--square", "1,2,x", "-o", "out.png"],
        ["PHOTO", "--square", "1.5,2,9", "-o", "out.png"],
        ["PHOTO", "--square", SQUARE, "-o", "out.gif"],
        ["PHOTO", "--square", SQUARE, "-o", "nowhere/out.png"],
        ["--list", "jobs.csv", "--square", SQUARE],
        ["PHOTO", "--list", "jobs.csv"],
        ["--list", "missing.csv"],
        ["PHOTO", "--square", SQUARE, "-o", "out.png", "--colour", "red"],
    ],
)
def test_wrong_usage_ends_with_two(
    mendscape: Command,
    photo: Path,
    tmp_path: Path,
    arguments: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    filled_in = [photo if each == "PHOTO" else each for each in arguments]
    assert mendscape("repair", *filled_in) == 2
    assert stderr_lines(capfd)
    assert not Path("out.png").exists()


@pytest.mark.parametrize("square", ["110,20,16", "30,-1,16", "30,20,7", "0,0,200"])
def test_a_square_that_cannot_be_filled_fails(
    mendscape: Command,
    photo: Path,
    tmp_path: Path,
    engine: FakeEngine,
    square: str,
    capfd: pytest.CaptureFixture[str],
) -> None:
    out = tmp_path / "out.png"
    squares = ("--square", SQUARE, f"--square={square}")
    assert mendscape("repair", photo, *squares, "-o", out) == 1
    assert not out.exists()
    assert len(stderr_lines(capfd)) == 1
    assert engine.prepared == []


def test_an_unreadable_photo_fails_in_one_sentence(
    mendscape: Command, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    text = tmp_path / "text.png"
    text.write_text("no picture")
    out = tmp_path / "out.png"
    assert mendscape("repair", text, "--square", SQUARE, "-o", out) == 1
    (line,) = stderr_lines(capfd)
    assert line.startswith("mendscape: text.png cannot be opened: ")


def test_an_unknown_model_is_wrong_usage(
    mendscape: Command,
    photo: Path,
    tmp_path: Path,
    engine: FakeEngine,
    capfd: pytest.CaptureFixture[str],
) -> None:
    engine.trouble = ModelNotFound("nobody", ("classic",))
    out = tmp_path / "out.png"
    assert mendscape("repair", photo, "--square", SQUARE, "-o", out) == 2
    assert "There is no model named nobody. Known: classic." in stderr_lines(capfd)[0]


def test_ctrl_c_ends_with_130_and_leaves_nothing_half_written(
    mendscape: Command, photo: Path, tmp_path: Path, engine: FakeEngine
) -> None:
    class Interrupted(FakeEngine):
        def fill(self, job: FillJob, report: Report):
            raise KeyboardInterrupt

    engine.fill = Interrupted().fill
    out = tmp_path / "out.png"
    out.write_bytes(b"older")
    assert mendscape("repair", photo, "--square", SQUARE, "-o", out) == 130
    assert out.read_bytes() == b"older"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["out.png", "photo.png"]


def test_little_context_is_told_and_filled_all_the_same(
    tmp_path: Path, mendscape: Command, capfd: pytest.CaptureFixture[str]
) -> None:
    photo = make_photo(tmp_path / "small.png", size=(40, 30))
    out = tmp_path / "out.png"
    assert mendscape("repair", photo, "--square", "5,5,20", "-o", out) == 0
    (line,) = stderr_lines(capfd)
    assert line.startswith("Note on out.png: ")


def test_greyscale_and_transparent_photos_keep_their_kind(
    tmp_path: Path, mendscape: Command
) -> None:
    from PIL import Image

    for mode in ("L", "LA", "RGBA", "CMYK"):
        source = tmp_path / f"{mode}.tiff"
        Image.fromarray(pixels_of(make_photo(tmp_path / "rgb.png"))).convert(mode).save(
            source
        )
        out = tmp_path / f"{mode}-out.tiff"
        assert mendscape("repair", source, "--square", SQUARE, "-o", out) == 0
        with Image.open(source) as before, Image.open(out) as after:
            assert after.mode == mode
            changed = np.asarray(before) != np.asarray(after)
        assert changed[BOX.slices].any()
        changed[BOX.slices] = False
        assert not changed.any()


@pytest.mark.parametrize(
    ("mode", "ending", "words"),
    [
        ("I;16", "jpg", "the photo has 16 bits a channel, the file 8"),
        ("I;16", "png", None),
        ("CMYK", "webp", "the photo is in CMYK, the file in RGB"),
        ("CMYK", "jpg", None),
    ],
)
def test_what_a_file_has_less_of_than_its_photo_is_told(
    mendscape: Command, tmp_path: Path, capfd, mode: str, ending: str, words: str | None
) -> None:
    photo = tmp_path / "photo.tif"
    Image.new(mode, (120, 90)).save(photo)
    output = tmp_path / f"out.{ending}"
    assert mendscape("repair", photo, "--square", "30,20,16", "-o", output) == 0
    told = capfd.readouterr().err
    assert (words in told) if words else (told == "")

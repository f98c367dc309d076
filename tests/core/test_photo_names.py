"""Photos are opened and saved whatever they and their folders are called."""

import os
import sys
from pathlib import Path

import numpy as np
import pytest

from core.errors import PhotoUnreadable
from core.photo.photo_io import open_photo, save_photo
from tests.deep import deep_noise, write_deep
from tests.factories import write_photo

NAMES = [b"two\nlines", b"no-text-\xff\xe9", b"l" * 240, "\u202egpj".encode(), b"%s{0}"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems know fewer names")
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("suffix", "bits"),
    [(".jpg", 8), (".png", 8), (".tif", 8), (".webp", 8), (".png", 16), (".tif", 16)],
)
def test_any_name_is_opened_and_saved(
    tmp_path: Path, name: bytes, suffix: str, bits: int
) -> None:
    folder = tmp_path / os.fsdecode(name)
    folder.mkdir()
    path = folder / (os.fsdecode(name) + suffix)
    if bits == 8:
        write_photo(path)
    else:
        write_deep(path, deep_noise("RGB"))
    photo = open_photo(path)
    assert photo.bits == bits
    copy = path.with_stem(path.stem[:200] + "-copy")
    save_photo(photo, (), copy)
    if suffix in (".png", ".tif"):
        again = open_photo(copy)
        assert np.array_equal(again.raster.samples, photo.raster.samples)
    assert {each.name for each in folder.iterdir()} == {path.name, copy.name}


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("two\nlines.jpg", "two lines.jpg"),
        ("red\x1b[31m.jpg", "red\ufffd[31m.jpg"),
        ("\u202egpj.exe.jpg", "\ufffdgpj.exe.jpg"),
        ("\udcff.jpg", "\ufffd.jpg"),
        ("\U0001f468\u200d\U0001f469.jpg", "\U0001f468\u200d\U0001f469.jpg"),
        ("Großglockner 大山.jpg", "Großglockner 大山.jpg"),
    ],
)
def test_a_message_is_one_line_that_can_be_shown(name: str, shown: str) -> None:
    error = PhotoUnreadable(Path(name), "it is a folder")
    assert str(error) == f"{shown} cannot be opened: it is a folder."

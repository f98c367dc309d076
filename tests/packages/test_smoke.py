"""The trials of a package: with stand-ins for the program, they are able to fail."""

import os
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.photo.photo_io import open_photo

_REPAIR = """#!{python}
import sys
import numpy as np
from PIL import Image

words = sys.argv[1:]
pixels = np.array(Image.open(words[1]))
x, y, side = map(int, words[words.index("--square") + 1].split(","))
pixels[{rows}, {columns}] ^= 255
Image.fromarray(pixels).save(words[words.index("-o") + 1])
"""


@pytest.fixture
def package(script, tmp_path: Path):
    """Makes a package of a program's text."""

    def make(text: str):
        program = tmp_path / "mendscape"
        program.write_text(text)
        program.chmod(0o755)
        return script("smoke").Package(program, tmp_path)

    return make


def repairer(rows: str, columns: str) -> str:
    return _REPAIR.format(python=sys.executable, rows=rows, columns=columns)


pytestmark = pytest.mark.skipif(os.name != "posix", reason="the stand-ins are scripts")


def test_a_version_is_wanted(package, script) -> None:
    smoke = script("smoke")
    assert smoke.tell_version(package("#!/bin/sh\necho mendscape 1.2\n")) == "1.2"
    with pytest.raises(smoke.Broken, match="no version"):
        smoke.tell_version(package("#!/bin/sh\necho mendscape development\n"))


def test_a_program_that_fails_is_told_with_its_words(package, script) -> None:
    smoke = script("smoke")
    with pytest.raises(smoke.Broken, match=r"ended with 3: no library"):
        smoke.tell_version(package("#!/bin/sh\necho no library >&2\nexit 3\n"))


def test_it_has_no_path_and_no_python_of_ours(package, monkeypatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "ours")
    monkeypatch.setenv("LD_LIBRARY_PATH", "ours")
    told = package("#!/bin/sh\nexport -p\n").run("--version")
    assert "PYTHONPATH" not in told
    assert "LD_LIBRARY_PATH" not in told


def test_the_square_and_nothing_else_has_to_change(package, script) -> None:
    smoke = script("smoke")
    inside = package(repairer("y:y+side", "x:x+side"))
    assert "all of them in the square" in smoke.repair_photo(inside)
    for rows in ("y:y+side+1", "0:0"):
        with pytest.raises(smoke.Broken, match="pixels changed"):
            smoke.repair_photo(package(repairer(rows, "x:x+side")))


def test_missing_libraries_are_found(package, script) -> None:
    smoke = script("smoke")
    text = (
        '#!/bin/sh\necho \'{"versions": {"packages": {"numpy": %s}}, "engine": %s}\'\n'
    )
    engine = '{"tensorflow": "2.21.0", "device": "CPU"}'
    assert "2.21.0" in smoke.look_at_computer(package(text % ('"2.4"', engine)))
    with pytest.raises(smoke.Broken, match="numpy"):
        smoke.look_at_computer(package(text % ("null", engine)))
    silent = package(text % ('"2.4"', '{"reason": "its process ended"}'))
    with pytest.raises(smoke.Broken, match="process ended"):
        smoke.look_at_computer(silent)


def test_the_photos_are_what_they_are_meant_to_be(script, tmp_path: Path) -> None:
    photos = script("smoke_photos")
    photos.write_deep_photo(tmp_path / "deep.png")
    assert open_photo(tmp_path / "deep.png").bits == 16
    (tmp_path / "phone.heic").write_bytes(photos.HEIC)
    assert open_photo(tmp_path / "phone.heic").info.format == "HEIC"
    photos.make_photos(tmp_path / "photos", 3)
    small = [
        np.asarray(Image.open(file).resize((16, 16)), float)
        for file in (tmp_path / "photos").iterdir()
    ]
    assert len(small) == 3
    assert all(abs(small[0] - other).mean() > 10 for other in small[1:])

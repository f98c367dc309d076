"""The commands in a process of their own, on a machine without a window system.

Where that can be, the system ends them at their first socket to a network.
"""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.core.cli.conftest import make_photo, pixels_of
from tests.environment import bare_environment
from tests.hostile.pictures import whole_files

ROOT = Path(__file__).parents[3]

WITHOUT_QT = """
import sys
from tests.network import CAN_SEAL, seal
if CAN_SEAL:
    seal()
sys.modules["PySide6"] = sys.modules["desktop"] = None
from core.cli.main import run
"""

WITH_A_TINY_MODEL = """
from pathlib import Path
from core.model.backend import start
from core.model.bundle import take_weights, write_bundle
from core.model.card import ModelCard
from core.model.networks import build_network
from core.model.spec import Architecture, ModelSpec

start()
spec = ModelSpec(Architecture.RESIDUAL, crop_side=32, hole_side=7, width=8, depth=1)
card = ModelCard(name="tiny", spec=spec)
write_bundle(Path("profile/models/tiny"), card, take_weights(build_network(spec)))
"""


def mendscape(
    *arguments: str, cwd: Path, before: str = ""
) -> subprocess.CompletedProcess[str]:
    code = f"{WITHOUT_QT}\n{before}\nsys.exit(run(sys.argv[1:]))"
    return subprocess.run(  # noqa: S603 - our own interpreter, the words of this file
        [sys.executable, "-c", code, *arguments],
        cwd=cwd,
        env=bare_environment(cwd),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_the_help_needs_neither_qt_nor_keras(tmp_path: Path) -> None:
    forbid = "sys.modules['keras'] = sys.modules['tensorflow'] = None"
    done = mendscape("repair", "--help", cwd=tmp_path, before=forbid)
    assert done.returncode == 0
    assert "--square X,Y,SIDE" in done.stdout
    assert done.stderr == ""


def test_wrong_usage_is_one_sentence(tmp_path: Path) -> None:
    done = mendscape("repair", "photo.png", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("mendscape: Name a photo, ")
    assert len(done.stderr.splitlines()) == 1


def test_the_command_names_are_known_without_the_commands(tmp_path: Path) -> None:
    code = (
        f"{WITHOUT_QT}\nfrom core.cli.main import COMMANDS\n"
        "assert 'repair' in COMMANDS\n"
        "sys.exit(bool({'numpy', 'PIL', 'keras'} & set(sys.modules)))"
    )
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", code], cwd=ROOT, timeout=60, check=False
    )
    assert done.returncode == 0


@pytest.mark.slow
def test_a_real_model_repairs_without_a_word(tmp_path: Path) -> None:
    photo = make_photo(tmp_path / "photo.png")
    squares = ("--square", "0,0,30", "--square", "60,50,12")
    options = ("--profile", "profile", "--model", "tiny", "--no-detail")
    out = ("-o", "out.png")
    arguments = ("repair", "photo.png", *squares, *out, *options)
    done = mendscape(*arguments, cwd=tmp_path, before=WITH_A_TINY_MODEL)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    changed = (pixels_of(tmp_path / "out.png") != pixels_of(photo)).any(axis=-1)
    assert changed[:30, :30].mean() > 0.9
    assert changed[50:62, 60:72].mean() > 0.9
    changed[:30, :30] = changed[50:62, 60:72] = False
    assert not changed.any()


def test_a_damaged_photo_is_one_sentence_and_no_words_of_its_reader(
    tmp_path: Path,
) -> None:
    whole = whole_files()["deflate.tif"]
    (tmp_path / "cut.tif").write_bytes(whole.replace(b"x\x9c", b"x\0", 1))
    done = mendscape(
        *("repair", "cut.tif", "--square", "4,4,9", "-o", "out.png"), cwd=tmp_path
    )
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith("mendscape: cut.tif cannot be opened: ")
    assert not (tmp_path / "out.png").exists()

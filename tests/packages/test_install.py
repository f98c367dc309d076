"""install.sh of a Linux package, in the home folder of nobody."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

LINUX = Path(__file__).parents[2] / "packaging" / "linux"
SHELL = shutil.which("sh")

pytestmark = pytest.mark.skipif(SHELL is None, reason="needs a POSIX shell")


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """As build.py leaves it, in a folder whose name is a trial."""
    folder = tmp_path / 'my "own" $programs 100%'
    for name, source in (
        ("applications", LINUX / "mendscape.desktop"),
        ("icons/hicolor/16x16/apps", LINUX / "install.sh"),  # any file will do
    ):
        (folder / "share" / name).mkdir(parents=True)
        shutil.copy(source, folder / "share" / name)
    shutil.copy(LINUX / "install.sh", folder)
    (folder / "mendscape").write_text("#!/bin/sh\necho started\n")
    (folder / "mendscape").chmod(0o755)
    return folder


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


def install(package: Path, home: Path, *words: str):
    return subprocess.run(  # noqa: S603 - the project's own script
        [str(SHELL), str(package / "install.sh"), *words],
        env={"HOME": str(home), "PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=False,
    )


def files(folder: Path) -> set[str]:
    found = (file for file in folder.rglob("*") if file.is_file() or file.is_symlink())
    # What the desktop's own tools write beside it is theirs.
    return {str(f.relative_to(folder)) for f in found if "cache" not in f.name}


def argument(line: str) -> str:
    """The first argument of an Exec line, read as the standard has it.

    The value is a string with escapes, and in it stands a quoted argument.
    """
    value = line.partition("=")[2].replace("\\\\", "\\")
    assert value[0] == '"'
    quoted = value[1 : value.rindex('"')]
    text = ""
    while quoted:
        at = 1 if quoted[0] == "\\" else 0
        text, quoted = text + quoted[at], quoted[at + 1 :]
    assert "%" not in text.replace("%%", "")
    return text.replace("%%", "%")


def test_the_menu_starts_the_program_where_it_lies(package: Path, home: Path) -> None:
    done = install(package, home)
    assert done.returncode == 0, done.stderr
    entry = home / ".local/share/applications/mendscape.desktop"
    line = next(each for each in entry.read_text().splitlines() if "Exec=" in each)
    assert argument(line) == str(package / "mendscape")
    assert line.endswith('" %f')


def test_the_command_is_on_the_path_of_the_user(package: Path, home: Path) -> None:
    install(package, home)
    command = home / ".local/bin/mendscape"
    done = subprocess.run(  # noqa: S603 - the stand-in
        [str(command)], capture_output=True, text=True, check=False
    )
    assert done.stdout == "started\n"


def test_uninstalling_leaves_nothing(package: Path, home: Path) -> None:
    before = files(home)
    install(package, home)
    assert install(package, home).returncode == 0  # again, as after a move
    assert files(home) != before
    done = install(package, home, "--uninstall")
    assert done.returncode == 0, done.stderr
    assert files(home) == before
    assert (package / "mendscape").exists()


def test_another_program_of_the_name_is_left_alone(package: Path, home: Path) -> None:
    other = home / ".local/bin/mendscape"
    other.parent.mkdir(parents=True)
    other.write_text("another one")
    done = install(package, home)
    assert done.returncode == 1
    assert "another program" in done.stderr
    assert other.read_text() == "another one"


def test_without_a_program_it_says_so(package: Path, home: Path) -> None:
    (package / "mendscape").unlink()
    done = install(package, home)
    assert done.returncode == 1
    assert "no program" in done.stderr
    assert files(home) == set()

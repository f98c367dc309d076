"""What the program prints to be typed is understood by the shell it is typed in."""

import shutil
import subprocess

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.shell_words import needs_powershell, typed

NAMES = (
    "alps-job",
    "my job",
    "雪山",
    "雪 山 job",
    "it's (new) & good",
    "50% a;b",
    "ä+b",
)
STRANGE = ("a$HOME", "wow!", "`b`", 'say "hi"', "it's $5")


def posix_words(line: str) -> list[str]:
    """What sh makes of a line."""
    shell = shutil.which("sh") or pytest.skip("there is no sh")
    done = subprocess.run(  # noqa: S603 - a line that is only printed
        [shell, "-c", f"printf '%s\\0' {line}"],
        capture_output=True,
        check=True,
        timeout=60,
    )
    return done.stdout.decode().split("\0")[:-1]


@pytest.mark.parametrize("is_windows", [False, True])
@pytest.mark.parametrize("name", NAMES)
def test_one_line_is_for_every_shell(name: str, *, is_windows: bool) -> None:
    line = typed("train", "--job", name, is_windows=is_windows)
    assert posix_words(line) == ["train", "--job", name]
    assert not needs_powershell(line)
    # PowerShell and the Command Prompt leave alone what is not between quotes.
    assert line in (f"train --job {name}", f'train --job "{name}"')
    assert "'" not in line.replace(f'"{name}"', "")


def test_plain_words_are_left_as_they_are() -> None:
    assert typed("mendscape", "--job", "雪山-job.2") == "mendscape --job 雪山-job.2"


@given(st.text(st.characters(exclude_characters="\0", codec="utf-8")))
@example("")
@example("a\\")
@example("a\nb")
@example("“smart”")
def test_sh_reads_every_word(name: str) -> None:
    assert posix_words(typed(name, is_windows=False)) == [name]


@pytest.mark.parametrize("name", STRANGE)
def test_where_shells_disagree_powershell_is_named(name: str) -> None:
    assert needs_powershell(typed("train", name, is_windows=False))
    doubled = name.replace("'", "''")
    line = typed("train", name, is_windows=True)
    assert line == f"train '{doubled}'"
    assert needs_powershell(line)


def test_windows_paths_keep_their_backslashes() -> None:
    assert typed("a", r"C:\Photos\雪山", is_windows=True) == r"a C:\Photos\雪山"
    assert typed("a", r"C:\My photos", is_windows=True) == r'a "C:\My photos"'
    assert typed("a", r"C:\My $", is_windows=True) == r"a 'C:\My $'"

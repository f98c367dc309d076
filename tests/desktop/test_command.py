"""The `mendscape` command, as a person types it."""

import subprocess
import sys
from pathlib import Path

import pytest

from desktop.__main__ import has_display, main

ROOT = Path(__file__).parents[2]


def mendscape(*arguments: str, code: str = "", **environment: str):
    """Run the command in a process of its own, without any display."""
    script = f"import sys\n{code}\nfrom desktop.__main__ import main\nsys.exit(main())"
    return subprocess.run(  # noqa: S603 - our own interpreter and code
        [sys.executable, "-c", script, *arguments],
        cwd=ROOT,
        env={"PATH": "", "HOME": environment.pop("HOME", ""), **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_version() -> None:
    done = mendscape("--version")
    assert done.returncode == 0
    assert done.stdout.startswith("mendscape ")


def test_help_names_the_window_and_the_commands() -> None:
    done = mendscape("--help")
    assert done.returncode == 0
    for word in ("PHOTO", "--sample", "--profile", "repair"):
        assert word in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [["--nonsense"], ["missing.jpg"], ["--profile"], ["repair.jpg", "another.jpg"]],
)
def test_a_bad_command_line_ends_with_usage_and_2(arguments: list[str]) -> None:
    done = mendscape(*arguments)
    assert done.returncode == 2
    assert done.stderr.startswith("usage: mendscape")
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux may lack a display")
def test_without_a_display_one_sentence_says_so(tmp_path: Path) -> None:
    done = mendscape(HOME=str(tmp_path))
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "no display" in done.stderr


def test_commands_never_load_qt() -> None:
    done = mendscape("repair", "--help", code="sys.modules['PySide6'] = None")
    assert done.returncode == 0, done.stderr


def test_a_command_gets_its_arguments(monkeypatch) -> None:
    from core.cli import main as commands

    seen = []

    def run(arguments: list[str]) -> int:
        seen.append(arguments)
        return 7

    monkeypatch.setattr(commands, "run", run)
    monkeypatch.setattr(sys, "argv", ["mendscape", "repair", "a.jpg"])
    assert main() == 7
    assert seen == [["repair", "a.jpg"]]


@pytest.mark.parametrize(
    ("environment", "platform", "has"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", True),
        ({}, "darwin", True),
        ({}, "win32", True),
    ],
)
def test_where_a_window_can_be_put(
    environment: dict[str, str], platform: str, *, has: bool
) -> None:
    assert has_display(environment, platform) == has


_SHOW_AND_CLOSE = """
from desktop.window.main_window import MainWindow
heavy = {"numpy", "PIL", "tqdm", "tensorflow", "keras"}
def close_at_first_paint(window):
    print("loaded:", sorted(heavy & set(sys.modules)))
    window.close()
build = MainWindow._build
def build_and_connect(window):
    build(window)
    window.first_painted.connect(lambda: close_at_first_paint(window))
MainWindow._build = build_and_connect
"""


def test_nothing_heavy_is_loaded_before_the_first_paint(tmp_path: Path) -> None:
    done = mendscape(
        "--profile",
        str(tmp_path / "profile"),
        code=_SHOW_AND_CLOSE,
        HOME=str(tmp_path),
        QT_QPA_PLATFORM="offscreen",
    )
    assert "loaded: []" in done.stdout, done.stderr
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "profile" / "logs" / "mendscape.log").exists()
    assert list((tmp_path).iterdir()) == [tmp_path / "profile"]

"""The progress bar: on a terminal only."""

import io

import pytest

from core.cli.terminal import SquaresBar
from tests.core.cli.conftest import make_photo


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_on_a_terminal_the_bar_counts_squares(
    monkeypatch: pytest.MonkeyPatch, mendscape, tmp_path
) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    photo = make_photo(tmp_path / "photo.png")
    squares = ("--square", "5,5,20", "--square", "60,50,12")
    assert mendscape("repair", photo, *squares, "-o", tmp_path / "out.png") == 0
    assert "/2 squares" in terminal.getvalue()
    assert "Preparing the model" in terminal.getvalue()


def test_elsewhere_the_bar_is_silent(capfd: pytest.CaptureFixture[str]) -> None:
    with SquaresBar(2) as bar:
        bar.describe("Preparing the model")
        bar.show(1.5)
        bar.finish(2)
    assert capfd.readouterr() == ("", "")

"""Native chatter stays away, and only while asked."""

import os

import pytest

from core.quiet import quiet_stderr


def test_words_from_below_python_are_thrown_away(
    capfd: pytest.CaptureFixture[str],
) -> None:
    with quiet_stderr():
        os.write(2, b"greetings\n")
    os.write(2, b"an error\n")
    assert capfd.readouterr().err == "an error\n"


def test_an_exception_gives_stderr_back(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ImportError), quiet_stderr():
        raise ImportError
    os.write(2, b"an error\n")
    assert capfd.readouterr().err == "an error\n"

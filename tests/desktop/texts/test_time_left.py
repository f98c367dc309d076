"""Times are told as roughly as they are known."""

import pytest

from desktop.texts.time_left import time_left

MINUTE, HOUR = 60, 3600


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "less than a minute left"),
        (29, "less than a minute left"),
        (50, "about 1 minute left"),
        (3.4 * MINUTE, "about 3 minutes left"),
        (20 * MINUTE, "about 20 minutes left"),
        (26.4 * MINUTE, "about 25 minutes left"),
        (58 * MINUTE, "about 1 hour left"),
        (HOUR + 43 * MINUTE, "about 1 hour 40 minutes left"),
        (2 * HOUR + 4 * MINUTE, "about 2 hours left"),
        (7 * HOUR + 20 * MINUTE, "about 7 hours left"),
        (30 * HOUR, "about 30 hours left"),
    ],
)
def test_the_words(seconds: float, words: str) -> None:
    assert time_left(seconds) == words

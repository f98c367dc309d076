"""Times as people say them."""

from datetime import date

import pytest

from desktop.texts.durations import day_text, duration_text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "less than a minute"),
        (29, "less than a minute"),
        (31, "1 minute"),
        (40 * 60, "40 minutes"),
        (60 * 60, "1 hour"),
        (75 * 60, "75 minutes"),
        (90 * 60, "1 hour 30 minutes"),
        (121 * 60, "2 hours 1 minute"),
        (8 * 3600, "8 hours"),
    ],
)
def test_durations(seconds: float, text: str) -> None:
    assert duration_text(seconds) == text


def test_days() -> None:
    today = date(2026, 3, 1)
    assert day_text(today, today=today) == "today"
    assert day_text(date(2026, 2, 28), today=today) == "yesterday"
    assert day_text(date(2026, 2, 1), today=today).startswith("on ")
    assert day_text(date(2026, 3, 2), today=today).startswith("on ")  # a wrong clock

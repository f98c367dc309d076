"""The time left, told as roughly as it is known."""

from PySide6.QtCore import QCoreApplication

from desktop.texts.durations import duration_text

translate = QCoreApplication.translate

_MINUTE = 60
_STEPS = ((20, 1), (90, 5), (180, 10))
"""Up to so many minutes, times are rounded to so many; beyond that, to hours."""


def time_left(seconds: float) -> str:
    """What somebody would say who has to guess: "about 25 minutes left".

    Args:
        seconds: At least 0; the longer, the more roughly it is told.
    """
    minutes = _rounded(seconds / _MINUTE)
    duration = duration_text(minutes * _MINUTE)
    if minutes < 1:
        return translate("time_left", "{duration} left").format(duration=duration)
    return translate("time_left", "about {duration} left").format(duration=duration)


def time_left_alone(seconds: float) -> str:
    """As `time_left`, where it begins a line: "About 25 minutes left"."""
    text = time_left(seconds)
    return text[:1].upper() + text[1:]


def _rounded(minutes: float) -> int:
    step = next((step for most, step in _STEPS if minutes <= most), _MINUTE)
    return step * round(minutes / step)

"""Times in words, as people say them."""

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

translate = QCoreApplication.translate

_MINUTE = 60
_HOUR = 3600
_MINUTES_IN_HOURS = 90
"""From here on, minutes are counted in hours."""


def duration_text(seconds: float) -> str:
    """A span of time, rounded: "40 minutes", "1 hour 20 minutes".

    Args:
        seconds: Not negative.
    """
    minutes = round(seconds / _MINUTE)
    if minutes < 1:
        return translate("durations", "less than a minute")
    if minutes < _MINUTES_IN_HOURS and minutes != _HOUR // _MINUTE:
        return _minutes_text(minutes)
    hours, rest = divmod(minutes, _HOUR // _MINUTE)
    if rest == 0:
        return _hours_text(hours)
    return f"{_hours_text(hours)} {_minutes_text(rest)}"


def day_text(day: date, *, today: date) -> str:
    """A day as seen from today: "yesterday", "on 3 May 2026"."""
    match (today - day).days:
        case 0:
            return translate("durations", "today")
        case 1:
            return translate("durations", "yesterday")
        case _:
            shown = QLocale().toString(
                QDate(day.year, day.month, day.day), QLocale.FormatType.ShortFormat
            )
            return translate("durations", "on {day}").format(day=shown)


def _minutes_text(minutes: int) -> str:
    if minutes == 1:
        return translate("durations", "1 minute")
    return translate("durations", "{count} minutes").format(count=minutes)


def _hours_text(hours: int) -> str:
    if hours == 1:
        return translate("durations", "1 hour")
    return translate("durations", "{count} hours").format(count=hours)

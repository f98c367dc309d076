"""What a scan tells, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from PySide6.QtCore import QCoreApplication, QLocale

from core.dataset.scan_report import MOST_PIXELS, SHORTEST_SIDE, Fault
from desktop.texts.time_left import time_left_alone

if TYPE_CHECKING:
    from core.dataset.scan_report import RejectedPhoto, ScanProgress
    from core.errors import TooFewPhotos

translate = QCoreApplication.translate

_SURE_AFTER_S = 3.0
_SURE_AFTER_PHOTOS = 20
"""Before so many seconds and photos, the time left is anybody's guess."""


def number_text(count: int) -> str:
    """A number with the separators that the person is used to."""
    return QLocale().toString(count)


def progress_text(progress: ScanProgress) -> str:
    """How far the scan is."""
    text = translate("scan", "Looked at {done} of {total} photos")
    return text.format(
        done=number_text(progress.done), total=number_text(progress.total)
    )


def time_left_text(progress: ScanProgress, *, seconds: float) -> str:
    """How long the scan will still take; empty until that is known.

    Args:
        progress: How far it is.
        seconds: Since it began.
    """
    if seconds < _SURE_AFTER_S or progress.done < _SURE_AFTER_PHOTOS:
        return ""
    return time_left_alone(seconds * (progress.total - progress.done) / progress.done)


def counts_text(*, accepted: int, rejected: int) -> str:
    """What came out, in one sentence.

    Args:
        accepted: At least 2.
        rejected: 0 or more.
    """
    if rejected == 0:
        text = translate("scan", "All {accepted} photos can be used")
    else:
        text = translate("scan", "{accepted} photos can be used, {rejected} cannot")
    return text.format(accepted=number_text(accepted), rejected=number_text(rejected))


def too_few_text(error: TooFewPhotos) -> str:
    """Why a folder cannot be trained on, and what to do about it."""
    text = translate(
        "scan",
        "Only {found} photos can be used, and {needed} are needed. Add photos of the "
        "same kind to the folder, or go back and choose another one.",
    )
    return text.format(found=error.found, needed=error.needed)


def reason_text(photo: RejectedPhoto) -> str:
    """Why a photo cannot be used."""
    match photo.fault:
        case Fault.UNREADABLE:
            text = translate("scan", "cannot be read")
        case Fault.TRUNCATED:
            text = translate("scan", "is incomplete: the end of the file is missing")
        case Fault.TOO_SMALL:
            text = translate("scan", "is too small: a side is under {side} px")
        case Fault.TOO_LARGE:
            text = translate("scan", "is too large: over {megapixels} megapixels")
        case Fault.FLAT:
            text = translate("scan", "shows nothing to learn from")
        case Fault.COPY:
            text = translate("scan", "is a copy of {other}")
        case Fault.NEAR_COPY:
            text = translate("scan", "is almost the same as {other}")
        case _:
            assert_never(photo.fault)
    return text.format(
        other=photo.of.name if photo.of else "",
        side=SHORTEST_SIDE,
        megapixels=MOST_PIXELS // 10**6,
    )

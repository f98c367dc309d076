"""What a scan tells."""

from pathlib import Path

import pytest

from core.dataset.scan_report import Fault, RejectedPhoto, ScanProgress
from core.errors import TooFewPhotos
from desktop.wizard.scan_words import (
    counts_text,
    progress_text,
    reason_text,
    time_left_text,
    too_few_text,
)


def test_counts() -> None:
    assert counts_text(accepted=132, rejected=9) == "132 photos can be used, 9 cannot"
    assert counts_text(accepted=20, rejected=0) == "All 20 photos can be used"


def test_progress() -> None:
    assert progress_text(ScanProgress(12, 90, 10, 2)) == "Looked at 12 of 90 photos"


@pytest.mark.parametrize(
    ("done", "seconds", "text"),
    [
        (10, 60.0, ""),  # too few photos to tell
        (100, 2.0, ""),  # too early to tell
        (100, 60.0, "About 9 minutes left"),
        (999, 60.0, "Less than a minute left"),
    ],
)
def test_time_left(done: int, seconds: float, text: str) -> None:
    progress = ScanProgress(done, 1000, done, 0)
    assert time_left_text(progress, seconds=seconds) == text


@pytest.mark.parametrize("fault", Fault)
def test_every_fault_has_a_reason(fault: Fault) -> None:
    photo = RejectedPhoto(Path("a.jpg"), fault, of=Path("alps/b.jpg"))
    text = reason_text(photo)
    assert text
    assert "{" not in text
    assert ("b.jpg" in text) == (fault in {Fault.COPY, Fault.NEAR_COPY})


def test_too_few_photos_say_how_many_are_missing_and_what_to_do() -> None:
    text = too_few_text(TooFewPhotos(Path("alps"), 7, 20))
    assert text.startswith("Only 7 photos can be used, and 20 are needed.")
    assert "Add photos" in text

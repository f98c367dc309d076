"""What a batch is about, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from core import errors
from core.photo.notes import SaveNote
from desktop.batch.entries import EntryState
from desktop.texts import messages
from desktop.texts.reasons import reason_text
from desktop.texts.sentences import sentence_of
from desktop.texts.time_left import time_left

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from core.batch.job import JobNote, Problem
    from core.batch.pace import Pace
    from desktop.batch.entries import Entry

translate = QCoreApplication.translate


def name_text(entry: Entry) -> str:
    """What a row is about: the photo, or the row of the list."""
    if entry.photo is not None:
        return entry.photo.name
    (problem,) = entry.problems
    return translate("batch", "Row {number}").format(number=problem.row)


def state_text(entry: Entry) -> str:
    """Where a picture stands, in a word or two."""
    match entry.state:
        case EntryState.WAITING:
            return translate("batch", "Waiting")
        case EntryState.RUNNING:
            return translate("batch", "Repairing")
        case EntryState.DONE:
            return translate("batch", "Repaired")
        case EntryState.SKIPPED:
            return translate("batch", "Skipped")
        case EntryState.FAILED:
            return translate("batch", "Not repaired")


def result_text(entry: Entry) -> str:
    """What came of a picture, or will: a place, or why there is none."""
    if entry.problems:
        several = len(entry.problems) > 1
        return " ".join(
            _problem_text(problem, with_row=several)
            for problem in _different(entry.problems)
        )
    if entry.state is EntryState.SKIPPED:
        return translate("batch", "The result was already there.")
    if entry.job is None:
        return ""
    place = entry.job.output
    notes = sorted(
        entry.notes, key=lambda note: (isinstance(note, SaveNote), note.value)
    )
    return " - ".join((str(place), *(_note_text(note, place) for note in notes)))


def _note_text(note: JobNote, place: Path) -> str:
    if isinstance(note, SaveNote):
        return messages.of_save_note(note, place).text
    return messages.of_note(note).text


def progress_text(pace: Pace, *, jobs: int, is_paused: bool) -> str:
    """How far a running batch is."""
    text = translate("batch", "{ended} of {count} photos").format(
        ended=pace.ended, count=jobs
    )
    if is_paused:
        return translate("batch", "{progress}, paused").format(progress=text)
    seconds = pace.seconds_left
    return text if seconds is None else f"{text}, {time_left(seconds)}"


def outcome_text(entries: Sequence[Entry]) -> str:
    """What came of a batch, counted."""
    counted = (
        (EntryState.DONE, translate("batch", "{count} repaired")),
        (EntryState.SKIPPED, translate("batch", "{count} skipped")),
        (EntryState.FAILED, translate("batch", "{count} not repaired")),
        (EntryState.WAITING, translate("batch", "{count} not begun")),
    )
    parts = []
    for state, text in counted:
        count = sum(entry.state is state for entry in entries)
        if count:
            parts.append(text.format(count=count))
    return ", ".join(parts)


def _different(problems: tuple[Problem, ...]) -> list[Problem]:
    """One of those that say the same."""
    return list({str(problem.error): problem for problem in problems}.values())


def _problem_text(problem: Problem, *, with_row: bool) -> str:
    text = _error_text(problem.error)
    if problem.row is None or not with_row:
        return text
    row = translate("batch", "Row {number}").format(number=problem.row)
    return f"{row}: {text}"


def _error_text(error: errors.RepairError) -> str:
    """As elsewhere, but for what only makes sense in front of one photo."""
    match error:
        case errors.PhotoNotSaved():
            text = translate("batch", "{name} could not be saved: {reason}.")
            return text.format(name=error.path.name, reason=reason_text(error.reason))
        case errors.HoleOutside():
            text = translate(
                "batch",
                "A square at {x}, {y} with {side} px leaves this photo of {width} x "
                "{height} px.",
            )
            return text.format(
                x=error.box.left,
                y=error.box.top,
                side=error.box.width,
                width=error.size.width,
                height=error.size.height,
            )
        case errors.HoleTooSmall():
            text = translate(
                "batch", "A square has {side} px here; it takes at least {needed} px."
            )
            return text.format(side=error.side, needed=error.needed)
        case _:
            return sentence_of(error)

"""What the window tells people: what happened, and what they can do."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from core import errors
from core.inpainting.engine import FillNote
from core.photo.notes import SaveNote
from desktop.sentences import sentence_of

translate = QCoreApplication.translate


class Tone(Enum):
    """How a message looks."""

    INFO = auto()
    WARNING = auto()


@dataclass(frozen=True, slots=True)
class MessageAction:
    """A button of a message."""

    text: str
    run: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Message:
    """Something to tell, with at most two buttons.

    Attributes:
        text: One or two sentences: what happened, and what to do about it.
        tone: How it looks.
        actions: With any, the message stays until it is answered or closed.
        is_offer: Whether it waits for its turn, and comes back when another message
            takes its place before it was answered.
    """

    text: str
    tone: Tone = Tone.INFO
    actions: tuple[MessageAction, ...] = ()
    is_offer: bool = False


def of_note(note: FillNote) -> Message:
    """What a note of a finished fill means."""
    match note:
        case FillNote.LITTLE_CONTEXT:
            text = translate(
                "messages",
                "This square is large for the photo, so the fill may look soft. "
                "Several smaller squares often work better.",
            )
        case FillNote.FELL_BACK_TO_CPU:
            text = translate(
                "messages",
                "The graphics card ran out of memory, so this fill was made on the "
                "processor.",
            )
    return Message(text)


def of_save_note(note: SaveNote, path: Path) -> Message:
    """What a file has less of than the photo that was saved in it."""
    match note:
        case SaveNote.FEWER_BITS:
            text = translate(
                "messages",
                "{name} holds 8 of the photo's 16 bits for each colour. Save it as PNG "
                "or TIFF to keep them all.",
            )
    return Message(text.format(name=path.name))


def of_error(error: Exception, *actions: MessageAction) -> Message | None:
    """What an expected failure means; None when the error is not an expected one."""
    text = _text_of(error)
    return None if text is None else Message(text, Tone.WARNING, actions)


def _text_of(error: Exception) -> str | None:
    match error:
        case errors.RepairError():
            return sentence_of(error)
        case MemoryError():
            return translate(
                "messages",
                "There is not enough free memory for this. Close other programs and "
                "try again.",
            )
        case _:
            return None

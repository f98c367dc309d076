"""What the window tells people: what happened, and what they can do."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from core import errors
from core.inpainting.engine import FillNote
from core.photo.notes import SaveNote
from desktop.texts.sentences import sentence_of

translate = QCoreApplication.translate


class Tone(Enum):
    """How a message looks."""

    INFO = auto()
    WARNING = auto()


Words = str | Callable[[], str]
"""A text, or what says it in the language of the moment, however often it changes."""


def said(words: Words) -> str:
    """What they say in the language of the moment."""
    return words if isinstance(words, str) else words()


@dataclass(frozen=True, slots=True)
class MessageAction:
    """A button of a message.

    Attributes:
        words: On it.
        run: What it does.
    """

    words: Words
    run: Callable[[], object]

    @property
    def text(self) -> str:
        """On it, in the language of the moment."""
        return said(self.words)


@dataclass(frozen=True, slots=True)
class Message:
    """Something to tell, with at most two buttons.

    Attributes:
        words: One or two sentences: what happened, and what to do about it.
        tone: How it looks.
        actions: With any, the message stays until it is answered or closed.
        is_offer: Whether it waits for its turn, and comes back when another message
            takes its place before it was answered.
    """

    words: Words
    tone: Tone = Tone.INFO
    actions: tuple[MessageAction, ...] = ()
    is_offer: bool = False

    @property
    def text(self) -> str:
        """What it tells, in the language of the moment."""
        return said(self.words)


def of_note(note: FillNote) -> Message:
    """What a note of a finished fill means."""
    return Message(partial(_text_of_note, note))


def of_save_note(note: SaveNote, path: Path) -> Message:
    """What a file has less of than the photo that was saved in it."""
    return Message(partial(_text_of_save_note, note, path))


def of_error(error: Exception, *actions: MessageAction) -> Message | None:
    """What an expected failure means; None when the error is not an expected one."""
    match error:
        case errors.RepairError():
            return Message(partial(sentence_of, error), Tone.WARNING, actions)
        case MemoryError():
            return Message(_text_of_little_memory, Tone.WARNING, actions)
        case _:
            return None


def _text_of_note(note: FillNote) -> str:
    match note:
        case FillNote.LITTLE_CONTEXT:
            return translate(
                "messages",
                "This square is large for the photo, so the fill may look soft. "
                "Several smaller squares often work better.",
            )
        case FillNote.FELL_BACK_TO_CPU:
            return translate(
                "messages",
                "The graphics card ran out of memory, so this fill was made on the "
                "processor.",
            )


def _text_of_save_note(note: SaveNote, path: Path) -> str:
    match note:
        case SaveNote.FEWER_BITS:
            text = translate(
                "messages",
                "{name} holds 8 of the photo's 16 bits for each colour. Save it as PNG "
                "or TIFF to keep them all.",
            )
        case SaveNote.INKS_AS_RGB:
            text = translate(
                "messages",
                "{name} holds red, green and blue in place of the photo's four inks. "
                "Save it as TIFF or JPEG to keep them.",
            )
    return text.format(name=path.name)


def _text_of_little_memory() -> str:
    return translate(
        "messages",
        "There is not enough free memory for this. Close other programs and try again.",
    )

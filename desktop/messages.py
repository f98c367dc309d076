"""Sentences for people: what happened, and what they can do."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QCoreApplication

from core import errors
from core.inpainting.engine import FillNote

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
    """

    text: str
    tone: Tone = Tone.INFO
    actions: tuple[MessageAction, ...] = ()


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


def of_error(error: Exception, *actions: MessageAction) -> Message | None:
    """What an expected failure means; None when the error is not an expected one."""
    text = _text_of(error)
    return None if text is None else Message(text, Tone.WARNING, actions)


def _text_of(error: Exception) -> str | None:
    match error:
        case errors.PhotoError():
            return _photo_text(error)
        case errors.SelectionError():
            return _selection_text(error)
        case errors.ModelError():
            return _model_text(error)
        case MemoryError():
            return translate(
                "messages",
                "There is not enough free memory for this. Close other programs and "
                "try again.",
            )
        case _:
            return str(error) if isinstance(error, errors.RepairError) else None


def _photo_text(error: errors.PhotoError) -> str:
    match error:
        case errors.PhotoUnreadable():
            text = translate("messages", "{name} cannot be opened: {reason}.")
            return text.format(name=error.path.name, reason=error.reason)
        case errors.PhotoUnsupported():
            text = translate(
                "messages", "{name} is of a kind that is not supported: {reason}."
            )
            return text.format(name=error.path.name, reason=error.reason)
        case errors.PhotoTooLarge():
            return large_photo_text(error)
        case errors.PhotoNotSaved():
            text = translate(
                "messages",
                "{name} could not be saved: {reason}. Your repairs are still here; "
                "save them in another place.",
            )
            return text.format(name=error.path.name, reason=error.reason)
        case _:
            return str(error)


def large_photo_text(error: errors.PhotoTooLarge) -> str:
    """How large a photo is that goes beyond the limit."""
    text = translate(
        "messages",
        "{name} has {pixels} megapixels, and needs about {memory} GB of memory.",
    )
    return text.format(
        name=error.path.name,
        pixels=round(error.size.pixels / 1e6),
        memory=_gigabytes(error.size.pixels),
    )


def _gigabytes(pixels: int) -> str:
    """Memory of an open photo: its raster, RGB pixels and the picture on screen."""
    bytes_per_pixel = 3 + 3 + 4
    return f"{max(0.1, pixels * bytes_per_pixel / 1e9):.1f}"


def _selection_text(error: errors.SelectionError) -> str:
    match error:
        case errors.HoleTooSmall():
            text = translate(
                "messages",
                "This square is too small. Drag one of at least {needed} px.",
            )
            return text.format(needed=error.needed)
        case errors.HoleOutside():
            return translate("messages", "The square must lie inside the photo.")
        case _:
            return str(error)


def _model_text(error: errors.ModelError) -> str:
    match error:
        case errors.ModelNotFound(known=()):
            text = translate(
                "messages",
                "There is no model to fill with. Install Mendscape again.",
            )
        case errors.ModelNotFound():
            text = translate("messages", "There is no model named {name} any more.")
        case errors.ModelDamaged():
            text = translate(
                "messages",
                "The model {name} is damaged. Choose another one in the Model menu.",
            )
        case errors.ModelTooNew():
            text = translate(
                "messages",
                "The model {name} was made by a newer Mendscape. Update the program, "
                "or choose another model in the Model menu.",
            )
        case errors.ModelExists():
            text = translate("messages", "A model named {name} already exists.")
        case _:
            return str(error)
    return text.format(name=error.name)

"""One sentence for every expected failure, made of the facts that the error carries.

The names in braces are attributes of the error.
"""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from core import errors
from core.errors.base import one_line
from desktop.texts.reasons import reason_text
from desktop.texts.training_sentences import (
    Texts,
    dataset_texts,
    elsewhere_texts,
    training_texts,
)

translate = QCoreApplication.translate


def sentence_of(error: errors.RepairError) -> str:
    """What happened, and what to do about it, in one line."""
    return one_line(_sentence_of(error))


def _sentence_of(error: errors.RepairError) -> str:
    match error:
        case errors.PhotoTooLarge():
            return large_photo_sentence(error)
        case errors.ModelNotFound(known=()):
            return translate(
                "messages", "There is no model to fill with. Install Mendscape again."
            )
        case errors.ModelNameInvalid(name=""):
            return translate("messages", "A model needs a name.")
        case errors.RunNotSaved(is_disk_full=True):
            return translate(
                "messages",
                "The disk is full, so the training could not be saved. Free some space "
                "and resume it.",
            )
        case _:
            text = _texts().get(type(error))
            return str(error) if text is None else text.format(**_facts(error))


def _facts(error: errors.RepairError) -> Mapping[str, object]:
    """The error's attributes, with its reason in the language of the window."""
    facts = vars(error)
    reason = facts.get("reason")
    return facts | {"reason": reason_text(reason)} if reason else facts


def large_photo_sentence(error: errors.PhotoTooLarge) -> str:
    """How large a photo is that goes beyond the limit."""
    text = translate(
        "messages",
        "{name} has {pixels} megapixels, and needs about {memory} GB of memory.",
    )
    return text.format(
        name=one_line(error.path.name),
        pixels=round(error.size.pixels / 1e6),
        memory=_gigabytes(error.size.pixels),
    )


def _gigabytes(pixels: int) -> str:
    """Memory of an open photo: its raster, RGB pixels and the picture on screen."""
    bytes_per_pixel = 3 + 3 + 4
    return f"{max(0.1, pixels * bytes_per_pixel / 1e9):.1f}"


def _texts() -> Texts:
    return {
        **_photo_texts(),
        **_selection_texts(),
        **_mask_texts(),
        **_model_texts(),
        **_model_change_texts(),
        **dataset_texts(),
        **training_texts(),
        **elsewhere_texts(),
        **_session_texts(),
        **_batch_texts(),
        **_output_texts(),
    }


def _photo_texts() -> Texts:
    return {
        errors.PhotoUnreadable: translate(
            "messages", "{path.name} cannot be opened: {reason}."
        ),
        errors.PhotoUnsupported: translate(
            "messages", "{path.name} is of a kind that is not supported: {reason}."
        ),
        errors.PhotoNotSaved: translate(
            "messages",
            "{path.name} could not be saved: {reason}. Your repairs are still here; "
            "save them in another place.",
        ),
    }


def _selection_texts() -> Texts:
    return {
        errors.HoleTooSmall: translate(
            "messages", "This square is too small. Drag one of at least {needed} px."
        ),
        errors.HoleOutside: translate(
            "messages", "The square must lie inside the photo."
        ),
    }


def _mask_texts() -> Texts:
    return {
        errors.MaskSizeDiffers: translate(
            "messages",
            "The mask {path.name} has {size.width} x {size.height} pixels, the photo "
            "{needed.width} x {needed.height}. They must be of one size.",
        ),
        errors.MaskEmpty: translate(
            "messages",
            "The mask {path.name} is all black, so it marks nothing. Paint the damage "
            "white.",
        ),
        errors.MaskFull: translate(
            "messages",
            "The mask {path.name} is all white, so nothing is left to fill from. "
            "Paint what is sound black.",
        ),
        errors.MaskUnclear: translate(
            "messages",
            "{path.name} is no mask. It must show the damage white on black, or on a "
            "transparent ground.",
        ),
        errors.MaskNotSaved: translate(
            "messages", "The mask {path.name} could not be saved: {reason}."
        ),
    }


def _model_texts() -> Texts:
    return {
        errors.ModelNotFound: translate(
            "messages", "There is no model named {name} any more."
        ),
        errors.ModelDamaged: translate(
            "messages",
            "The model {name} is damaged. Choose another one in the Model menu.",
        ),
        errors.ModelTooNew: translate(
            "messages",
            "The model {name} was made by a newer Mendscape. Update the program, or "
            "choose another model in the Model menu.",
        ),
        errors.ModelExists: translate(
            "messages", "A model named {name} already exists. Choose another name."
        ),
        errors.ModelNameInvalid: translate(
            "messages",
            "A model cannot be called so. Use letters, digits, spaces, dots, dashes "
            "and underscores, at most 60, and begin with a letter or digit.",
        ),
    }


def _model_change_texts() -> Texts:
    return {
        errors.ModelUnfinished: translate(
            "messages",
            "The training of {name} is not finished yet. Resume it, or choose another "
            "name.",
        ),
        errors.ModelReadOnly: translate(
            "messages", "The model {name} came with Mendscape and cannot be changed."
        ),
        errors.ModelNotSaved: translate(
            "messages", "The model {name} could not be saved: {reason}."
        ),
        errors.ModelNotRemoved: translate(
            "messages", "The model {name} could not be deleted: {reason}."
        ),
        errors.ModelFileUnusable: translate(
            "messages", "{path.name} cannot be imported: {reason}."
        ),
    }


def _session_texts() -> Texts:
    return {
        errors.SessionNotSaved: translate(
            "messages",
            "Your repairs would be lost if the program ended now: they could not be "
            "noted on the disk ({reason}). Save the photo soon.",
        ),
        errors.SessionDamaged: translate(
            "messages",
            "Repairs that were not saved when Mendscape ended cannot be restored: "
            "{reason}.",
        ),
        errors.SessionTooNew: translate(
            "messages",
            "Repairs that were not saved when a newer Mendscape ended can only be "
            "restored by that version.",
        ),
    }


def _batch_texts() -> Texts:
    return {
        errors.JobListUnusable: translate("messages", "{path.name} {reason}."),
        errors.RowIncomplete: translate(
            "messages", "A row needs {count} values: {names}."
        ),
        errors.SquareUnclear: translate(
            "messages",
            "x, y and side must be whole numbers, and side must be above 0.",
        ),
        errors.OutputShared: translate(
            "messages", "Different photos would be saved as {path.name}."
        ),
        errors.OutputFolderUnusable: translate(
            "messages",
            "The folder {folder} could not be made: {reason}. Choose another one.",
        ),
        errors.ResultsUnusable: translate(
            "messages", "The results file {path.name} {reason}."
        ),
        errors.WorkerEnded: translate(
            "messages",
            "The process that repairs was ended {times} times from outside, perhaps "
            "for lack of memory.",
        ),
    }


def _output_texts() -> Texts:
    return {
        errors.OutputIsPhoto: translate(
            "messages", "{path.name} is the photo itself, which is never replaced."
        ),
        errors.OutputIsListed: translate(
            "messages",
            "{path.name} is another photo to be repaired, which is never replaced.",
        ),
        errors.OutputIsFolder: translate(
            "messages", "{path.name} is a folder, so no photo can be saved there."
        ),
        errors.OutputFormatUnknown: translate(
            "messages", "The name {path.name} must end in one of {endings}."
        ),
        errors.OutputFolderMissing: translate(
            "messages", "There is no folder {path.parent} to save {path.name} in."
        ),
    }

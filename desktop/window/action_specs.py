"""What each action is called and which keys it has."""

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

translate = QCoreApplication.translate
_Key = QKeySequence.StandardKey


class ActionId(Enum):
    """The name of an action in the code."""

    OPEN = auto()
    OPEN_SAMPLE = auto()
    NEXT_PHOTO = auto()
    PREVIOUS_PHOTO = auto()
    CLEAR_RECENT = auto()
    SAVE = auto()
    SAVE_AS = auto()
    EXPORT = auto()
    BATCH = auto()
    CLOSE_PHOTO = auto()
    QUIT = auto()
    UNDO = auto()
    REDO = auto()
    COPY = auto()
    COPY_SQUARE = auto()
    PASTE = auto()
    SQUARE_TOOL = auto()
    BRUSH_TOOL = auto()
    SMALLER_BRUSH = auto()
    LARGER_BRUSH = auto()
    NEW_SQUARE = auto()
    FILL = auto()
    CANCEL_FILL = auto()
    FIND_DUST = auto()
    LAST_SQUARES = auto()
    OPEN_MASK = auto()
    SAVE_MASK = auto()
    TRY_AGAIN = auto()
    OTHER_FILLS = auto()
    DELETE_REPAIR = auto()
    FILL_ON_RELEASE = auto()
    ZOOM_IN = auto()
    ZOOM_OUT = auto()
    FIT = auto()
    ACTUAL_SIZE = auto()
    COMPARE = auto()
    SPLIT = auto()
    LOUPE = auto()
    REPAIRS = auto()
    TRAIN = auto()
    BRING_BACK = auto()
    MODELS = auto()
    SETTINGS = auto()
    GUIDE = auto()
    SHORTCUTS = auto()
    OPEN_LOGS = auto()
    ABOUT_COMPUTER = auto()
    ABOUT = auto()


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One row of the tables.

    Attributes:
        text: As in the menu, with `&` before the key letter.
        shortcut: A standard key, which follows the platform, or keys by name.
        short_text: On the tool button, where the menu's text is too long.
        is_checkable: On or off, instead of done once.
    """

    text: str
    shortcut: QKeySequence.StandardKey | str | None = None
    short_text: str = ""
    is_checkable: bool = False


def action_specs() -> dict[ActionId, ActionSpec]:
    """All rows, with their texts in the language of now."""
    return (
        _file_specs()
        | _tool_specs()
        | _edit_specs()
        | _finder_specs()
        | _view_specs()
        | _model_specs()
        | _help_specs()
    )


def _file_specs() -> dict[ActionId, ActionSpec]:
    return {
        ActionId.OPEN: ActionSpec(
            translate("actions", "&Open…"), _Key.Open, translate("actions", "Open")
        ),
        ActionId.OPEN_SAMPLE: ActionSpec(
            translate("actions", "Open the sa&mple photo")
        ),
        ActionId.NEXT_PHOTO: ActionSpec(
            translate("actions", "&Next photo in the folder"), "PgDown"
        ),
        ActionId.PREVIOUS_PHOTO: ActionSpec(
            translate("actions", "&Previous photo in the folder"), "PgUp"
        ),
        ActionId.CLEAR_RECENT: ActionSpec(translate("actions", "&Clear this list")),
        ActionId.SAVE: ActionSpec(translate("actions", "&Save"), _Key.Save),
        ActionId.SAVE_AS: ActionSpec(translate("actions", "Save &as…"), "Ctrl+Shift+S"),
        ActionId.EXPORT: ActionSpec(translate("actions", "&Export…"), "Ctrl+E"),
        ActionId.BATCH: ActionSpec(
            translate("actions", "Repair man&y photos…"), "Ctrl+B"
        ),
        ActionId.CLOSE_PHOTO: ActionSpec(
            translate("actions", "&Close photo"), "Ctrl+W"
        ),
        ActionId.QUIT: ActionSpec(translate("actions", "&Quit"), "Ctrl+Q"),
    }


def _tool_specs() -> dict[ActionId, ActionSpec]:
    return {
        ActionId.SQUARE_TOOL: ActionSpec(
            translate("actions", "Mark with &squares"),
            "S",
            translate("actions", "Square"),
            is_checkable=True,
        ),
        ActionId.BRUSH_TOOL: ActionSpec(
            translate("actions", "Mark with the &brush"),
            "P",
            translate("actions", "Brush"),
            is_checkable=True,
        ),
        ActionId.SMALLER_BRUSH: ActionSpec(translate("actions", "Sma&ller brush"), "["),
        ActionId.LARGER_BRUSH: ActionSpec(translate("actions", "Lar&ger brush"), "]"),
    }


def _edit_specs() -> dict[ActionId, ActionSpec]:
    # Enter and Escape are keys of the photo view and only shown beside these texts.
    return {
        ActionId.UNDO: ActionSpec(translate("actions", "&Undo"), _Key.Undo),
        ActionId.REDO: ActionSpec(translate("actions", "&Redo"), _Key.Redo),
        ActionId.COPY: ActionSpec(translate("actions", "Cop&y the photo"), _Key.Copy),
        ActionId.COPY_SQUARE: ActionSpec(
            translate("actions", "Copy the s&quare"), "Ctrl+Shift+C"
        ),
        ActionId.PASTE: ActionSpec(
            translate("actions", "&Paste as a new photo"), _Key.Paste
        ),
        ActionId.NEW_SQUARE: ActionSpec(translate("actions", "&New square"), "N"),
        ActionId.FILL: ActionSpec(translate("actions", "&Fill the square\tEnter")),
        ActionId.CANCEL_FILL: ActionSpec(translate("actions", "&Cancel the fill\tEsc")),
        ActionId.TRY_AGAIN: ActionSpec(translate("actions", "&Try again"), "T"),
        ActionId.OTHER_FILLS: ActionSpec(
            translate("actions", "Choose among &other fills"), "O"
        ),
        ActionId.DELETE_REPAIR: ActionSpec(
            translate("actions", "D&elete the repair"),
            "Del",
            translate("actions", "Delete"),
        ),
        ActionId.FILL_ON_RELEASE: ActionSpec(
            translate("actions", "Fill when the &mouse is released"),
            is_checkable=True,
        ),
        ActionId.SETTINGS: ActionSpec(translate("actions", "S&ettings…"), "Ctrl+,"),
    }


def _finder_specs() -> dict[ActionId, ActionSpec]:
    return {
        ActionId.FIND_DUST: ActionSpec(
            translate("actions", "Find &dust and scratches…"), "D"
        ),
        ActionId.LAST_SQUARES: ActionSpec(
            translate("actions", "Same squares as last t&ime"), "R"
        ),
        ActionId.OPEN_MASK: ActionSpec(translate("actions", "O&pen a mask…")),
        ActionId.SAVE_MASK: ActionSpec(
            translate("actions", "Save the squares as a mas&k…")
        ),
    }


def _view_specs() -> dict[ActionId, ActionSpec]:
    return {
        ActionId.FIT: ActionSpec(
            translate("actions", "&Fit in the window"),
            "Ctrl+0",
            translate("actions", "Fit"),
        ),
        ActionId.ACTUAL_SIZE: ActionSpec(
            translate("actions", "&Actual size"),
            "Ctrl+1",
            translate("actions", "100 %"),
        ),
        ActionId.COMPARE: ActionSpec(
            translate("actions", "Show the o&riginal\tC (hold)"),
            short_text=translate("actions", "Compare"),
            is_checkable=True,
        ),
        ActionId.SPLIT: ActionSpec(
            translate("actions", "Original &beside the photo"), "B", is_checkable=True
        ),
        ActionId.LOUPE: ActionSpec(
            translate("actions", "&Loupe"), "L", is_checkable=True
        ),
        ActionId.ZOOM_IN: ActionSpec(translate("actions", "Zoom &in"), _Key.ZoomIn),
        ActionId.ZOOM_OUT: ActionSpec(translate("actions", "Zoom &out"), _Key.ZoomOut),
        ActionId.REPAIRS: ActionSpec(
            translate("actions", "Lis&t of repairs"), "F7", is_checkable=True
        ),
    }


def _model_specs() -> dict[ActionId, ActionSpec]:
    return {
        ActionId.TRAIN: ActionSpec(
            translate("actions", "&Train on your own photos…"),
            "Ctrl+T",
            translate("actions", "Train"),
        ),
        ActionId.BRING_BACK: ActionSpec(translate("actions", "&Bring a result back…")),
        ActionId.MODELS: ActionSpec(translate("actions", "&Models…"), "Ctrl+M"),
    }


def _help_specs() -> dict[ActionId, ActionSpec]:
    return {
        ActionId.GUIDE: ActionSpec(translate("actions", "&User guide")),
        ActionId.SHORTCUTS: ActionSpec(
            translate("actions", "&Keyboard shortcuts"), "F1"
        ),
        ActionId.OPEN_LOGS: ActionSpec(translate("actions", "Open the &log folder")),
        ActionId.ABOUT_COMPUTER: ActionSpec(
            translate("actions", "About this &computer…")
        ),
        ActionId.ABOUT: ActionSpec(translate("actions", "&About Mendscape")),
    }

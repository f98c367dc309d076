"""Everything that a person can ask for by menu, key or tool button, as tables."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

translate = QCoreApplication.translate
_Key = QKeySequence.StandardKey


class ActionId(Enum):
    """The name of an action in the code."""

    OPEN = auto()
    OPEN_SAMPLE = auto()
    CLEAR_RECENT = auto()
    SAVE = auto()
    SAVE_AS = auto()
    CLOSE_PHOTO = auto()
    QUIT = auto()
    UNDO = auto()
    REDO = auto()
    FILL = auto()
    CANCEL_FILL = auto()
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
    MODELS = auto()
    SETTINGS = auto()
    SHORTCUTS = auto()
    OPEN_LOGS = auto()
    ABOUT_COMPUTER = auto()
    ABOUT = auto()


class Submenu(Enum):
    """A menu whose entries are known only when it opens."""

    RECENT = auto()
    REFILL = auto()


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


ICONS: Mapping[ActionId, str] = {
    ActionId.OPEN: "open",
    ActionId.SAVE: "save",
    ActionId.UNDO: "undo",
    ActionId.REDO: "redo",
    ActionId.COMPARE: "compare",
    ActionId.FIT: "fit",
    ActionId.ACTUAL_SIZE: "actual-size",
    ActionId.TRAIN: "train",
}
"""Names of the SVG files; the theme tints them."""

MenuRow = ActionId | Submenu | None
"""An entry of a menu; None is a separator."""

FILE_MENU: tuple[MenuRow, ...] = (
    ActionId.OPEN,
    Submenu.RECENT,
    ActionId.OPEN_SAMPLE,
    None,
    ActionId.SAVE,
    ActionId.SAVE_AS,
    None,
    ActionId.CLOSE_PHOTO,
    ActionId.QUIT,
)
EDIT_MENU: tuple[MenuRow, ...] = (
    ActionId.UNDO,
    ActionId.REDO,
    None,
    ActionId.FILL,
    ActionId.CANCEL_FILL,
    None,
    ActionId.TRY_AGAIN,
    ActionId.OTHER_FILLS,
    None,
    ActionId.DELETE_REPAIR,
    Submenu.REFILL,
    None,
    ActionId.FILL_ON_RELEASE,
    ActionId.SETTINGS,
)
VIEW_MENU: tuple[MenuRow, ...] = (
    ActionId.FIT,
    ActionId.ACTUAL_SIZE,
    None,
    ActionId.ZOOM_IN,
    ActionId.ZOOM_OUT,
    None,
    ActionId.COMPARE,
    ActionId.SPLIT,
    ActionId.LOUPE,
    None,
    ActionId.REPAIRS,
)
MODEL_MENU: tuple[ActionId, ...] = (ActionId.TRAIN, ActionId.MODELS)
"""Below the models themselves."""
HELP_MENU: tuple[MenuRow, ...] = (
    ActionId.SHORTCUTS,
    ActionId.OPEN_LOGS,
    None,
    ActionId.ABOUT_COMPUTER,
    ActionId.ABOUT,
)

TOOLBAR: tuple[ActionId | None, ...] = (
    ActionId.OPEN,
    ActionId.SAVE,
    None,
    ActionId.UNDO,
    ActionId.REDO,
    None,
    ActionId.COMPARE,
    None,
    ActionId.FIT,
    ActionId.ACTUAL_SIZE,
    None,
    ActionId.TRAIN,
)

Actions = Mapping[ActionId, QAction]


def build_actions(parent: QWidget) -> Actions:
    """Make a QAction of every row of the tables; the window sets the icons."""
    return {key: _build(spec, parent) for key, spec in _specs().items()}


def write_texts(built: Actions) -> None:
    """Write the texts of all actions anew, in the language of now."""
    for key, spec in _specs().items():
        _write(built[key], spec)


def _specs() -> dict[ActionId, ActionSpec]:
    return (
        _file_specs() | _edit_specs() | _view_specs() | _model_specs() | _help_specs()
    )


def _file_specs() -> dict[ActionId, ActionSpec]:
    return {
        ActionId.OPEN: ActionSpec(
            translate("actions", "&Open…"), _Key.Open, translate("actions", "Open")
        ),
        ActionId.OPEN_SAMPLE: ActionSpec(
            translate("actions", "Open the sa&mple photo")
        ),
        ActionId.CLEAR_RECENT: ActionSpec(translate("actions", "&Clear this list")),
        ActionId.SAVE: ActionSpec(translate("actions", "&Save"), _Key.Save),
        ActionId.SAVE_AS: ActionSpec(translate("actions", "Save &as…"), "Ctrl+Shift+S"),
        ActionId.CLOSE_PHOTO: ActionSpec(
            translate("actions", "&Close photo"), "Ctrl+W"
        ),
        ActionId.QUIT: ActionSpec(translate("actions", "&Quit"), "Ctrl+Q"),
    }


def _edit_specs() -> dict[ActionId, ActionSpec]:
    # Enter and Escape are keys of the photo view and only shown beside these texts.
    return {
        ActionId.UNDO: ActionSpec(translate("actions", "&Undo"), _Key.Undo),
        ActionId.REDO: ActionSpec(translate("actions", "&Redo"), _Key.Redo),
        ActionId.FILL: ActionSpec(translate("actions", "&Fill the square\tEnter")),
        ActionId.CANCEL_FILL: ActionSpec(translate("actions", "&Cancel the fill\tEsc")),
        ActionId.TRY_AGAIN: ActionSpec(translate("actions", "&Try again"), "T"),
        ActionId.OTHER_FILLS: ActionSpec(
            translate("actions", "Choose among &other fills"), "O"
        ),
        ActionId.DELETE_REPAIR: ActionSpec(
            translate("actions", "&Delete the repair"),
            "Del",
            translate("actions", "Delete"),
        ),
        ActionId.FILL_ON_RELEASE: ActionSpec(
            translate("actions", "Fill when the &mouse is released"),
            is_checkable=True,
        ),
        ActionId.SETTINGS: ActionSpec(translate("actions", "S&ettings…"), "Ctrl+,"),
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
            translate("actions", "&List of repairs"), "F7", is_checkable=True
        ),
    }


def _model_specs() -> dict[ActionId, ActionSpec]:
    return {
        ActionId.TRAIN: ActionSpec(
            translate("actions", "&Train on your own photos…"),
            "Ctrl+T",
            translate("actions", "Train"),
        ),
        ActionId.MODELS: ActionSpec(translate("actions", "&Models…"), "Ctrl+M"),
    }


def _help_specs() -> dict[ActionId, ActionSpec]:
    return {
        ActionId.SHORTCUTS: ActionSpec(
            translate("actions", "&Keyboard shortcuts"), "F1"
        ),
        ActionId.OPEN_LOGS: ActionSpec(translate("actions", "Open the &log folder")),
        ActionId.ABOUT_COMPUTER: ActionSpec(
            translate("actions", "About this &computer…")
        ),
        ActionId.ABOUT: ActionSpec(translate("actions", "&About Mendscape")),
    }


def _build(spec: ActionSpec, parent: QWidget) -> QAction:
    action = QAction(parent)
    action.setCheckable(spec.is_checkable)
    if spec.shortcut is not None:
        action.setShortcut(QKeySequence(spec.shortcut))
    _write(action, spec)
    return action


def _write(action: QAction, spec: ActionSpec) -> None:
    action.setText(spec.text)
    action.setIconText(spec.short_text or plain_text(spec.text))
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    name = plain_text(spec.text)
    action.setToolTip(f"{name} ({keys})" if keys else name)


def plain_text(text: str) -> str:
    """The name in a menu's text, without keys and the mark of the key letter."""
    name = text.partition("\t")[0]
    before, mark, letter = name.partition("(&")
    if mark:  # as Chinese menus have it: a letter in brackets behind the name
        name = before + letter.partition(")")[2]
    return name.replace("&", "").rstrip("…")

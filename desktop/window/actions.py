"""Everything that a person can ask for by menu, key or tool button, as tables."""

from collections.abc import Mapping
from enum import Enum, auto

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from desktop.window.action_specs import ActionId, ActionSpec, action_specs

__all__ = [
    "ICONS",
    "ActionId",
    "Actions",
    "Submenu",
    "build_actions",
    "plain_text",
    "write_texts",
]


class Submenu(Enum):
    """A menu whose entries are known only when it opens."""

    RECENT = auto()
    REFILL = auto()


ICONS: Mapping[ActionId, str] = {
    ActionId.OPEN: "open",
    ActionId.SAVE: "save",
    ActionId.UNDO: "undo",
    ActionId.REDO: "redo",
    ActionId.SQUARE_TOOL: "square",
    ActionId.BRUSH_TOOL: "brush",
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
    ActionId.NEXT_PHOTO,
    ActionId.PREVIOUS_PHOTO,
    None,
    ActionId.SAVE,
    ActionId.SAVE_AS,
    ActionId.EXPORT,
    None,
    ActionId.BATCH,
    None,
    ActionId.CLOSE_PHOTO,
    ActionId.QUIT,
)
EDIT_MENU: tuple[MenuRow, ...] = (
    ActionId.UNDO,
    ActionId.REDO,
    None,
    ActionId.COPY,
    ActionId.COPY_SQUARE,
    ActionId.PASTE,
    None,
    ActionId.SETTINGS,
)
REPAIR_MENU: tuple[MenuRow, ...] = (
    ActionId.SQUARE_TOOL,
    ActionId.BRUSH_TOOL,
    ActionId.SMALLER_BRUSH,
    ActionId.LARGER_BRUSH,
    None,
    ActionId.NEW_SQUARE,
    ActionId.FILL,
    ActionId.CANCEL_FILL,
    None,
    ActionId.FIND_DUST,
    ActionId.LAST_SQUARES,
    ActionId.OPEN_MASK,
    ActionId.SAVE_MASK,
    None,
    ActionId.TRY_AGAIN,
    ActionId.OTHER_FILLS,
    None,
    ActionId.DELETE_REPAIR,
    Submenu.REFILL,
    None,
    ActionId.FILL_ON_RELEASE,
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
MODEL_MENU: tuple[ActionId, ...] = (
    ActionId.TRAIN,
    ActionId.BRING_BACK,
    ActionId.MODELS,
)
"""Below the models themselves."""
HELP_MENU: tuple[MenuRow, ...] = (
    ActionId.GUIDE,
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
    ActionId.SQUARE_TOOL,
    ActionId.BRUSH_TOOL,
    None,
    ActionId.COMPARE,
    None,
    ActionId.FIT,
    ActionId.ACTUAL_SIZE,
    None,
    ActionId.TRAIN,
)

WITHOUT_PHOTO = frozenset(
    {
        ActionId.OPEN,
        ActionId.OPEN_SAMPLE,
        ActionId.CLEAR_RECENT,
        ActionId.BATCH,
        ActionId.QUIT,
        ActionId.PASTE,
        ActionId.FILL_ON_RELEASE,
        ActionId.REPAIRS,
        ActionId.TRAIN,
        ActionId.BRING_BACK,
        ActionId.MODELS,
        ActionId.SETTINGS,
        ActionId.GUIDE,
        ActionId.SHORTCUTS,
        ActionId.OPEN_LOGS,
        ActionId.ABOUT_COMPUTER,
        ActionId.ABOUT,
    }
)
"""What can be chosen while no photo is open; everything else is grey at first."""

Actions = Mapping[ActionId, QAction]


def build_actions(parent: QWidget) -> Actions:
    """Make a QAction of every row of the tables; the window sets the icons."""
    built = {key: _build(spec, parent) for key, spec in action_specs().items()}
    for key, action in built.items():
        action.setEnabled(key in WITHOUT_PHOTO)
    return built


def write_texts(built: Actions) -> None:
    """Write the texts of all actions anew, in the language of now."""
    for key, spec in action_specs().items():
        _write(built[key], spec)


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

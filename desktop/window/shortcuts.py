"""All keys, gathered from the menus, so that no list has to be kept by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from desktop.window.actions import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QMenuBar

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Shortcut:
    """One thing to do, and the keys for it, as the platform writes them."""

    name: str
    keys: str


@dataclass(frozen=True, slots=True)
class ShortcutGroup:
    """Things to do in one place."""

    title: str
    shortcuts: tuple[Shortcut, ...]


def shortcut_groups(menu_bar: QMenuBar) -> tuple[ShortcutGroup, ...]:
    """The keys of each menu that has any, and those of the photo."""
    menus = (action.menu() for action in menu_bar.actions())
    groups = (
        ShortcutGroup(plain_text(menu.title()), tuple(_of_menu(menu)))
        for menu in menus
        if isinstance(menu, QMenu)
    )
    return (*(group for group in groups if group.shortcuts), _on_the_photo())


def _of_menu(menu: QMenu) -> Iterator[Shortcut]:
    # A menu that is filled when it opens is empty before.
    menu.aboutToShow.emit()
    for action in menu.actions():
        keys = _keys(action)
        if keys:
            yield Shortcut(plain_text(action.text()), keys)


def _keys(action: QAction) -> str:
    """The action's own keys, or those that are only written beside its text."""
    own = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return own or action.text().partition("\t")[2]


def _on_the_photo() -> ShortcutGroup:
    rows = (
        (translate("shortcuts", "Zoom"), translate("shortcuts", "Wheel")),
        (
            translate("shortcuts", "Move the photo"),
            translate("shortcuts", "Space+Drag"),
        ),
        (
            translate("shortcuts", "Draw several squares"),
            translate("shortcuts", "Shift+Drag"),
        ),
        (
            translate("shortcuts", "Move the square by 1 px"),
            translate("shortcuts", "Arrow keys"),
        ),
        (
            translate("shortcuts", "Move the square by 10 px"),
            translate("shortcuts", "Shift+Arrow keys"),
        ),
        (translate("shortcuts", "Take one of the other fills"), "1-4"),
        (translate("shortcuts", "Go to the next found mark"), "F3"),
        (
            translate("shortcuts", "Take the mark away, or put it back"),
            translate("shortcuts", "Backspace"),
        ),
    )
    return ShortcutGroup(
        translate("shortcuts", "On the photo"),
        tuple(Shortcut(name, keys) for name, keys in rows),
    )

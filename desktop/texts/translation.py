"""The language of all texts, which can change while the program runs."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QLibraryInfo,
    QLocale,
    QObject,
    QTranslator,
)

import resources

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


class Language(Enum):
    """What a person can choose; the values are stored in the settings."""

    SYSTEM = "system"
    """The system's, or English when Mendscape does not speak it."""
    ENGLISH = "en"
    CHINESE = "zh_CN"


class Translation(QObject):
    """Puts the program's texts, and those of Qt's own dialogs, into one language.

    English is what the code says; every other language has a catalogue. When it is
    deleted, everything speaks English again.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._installed: list[QTranslator] = []

    def use(self, language: Language) -> None:
        """Speak another language from now on; widgets that are open follow."""
        spoken = _of_system() if language is Language.SYSTEM else language
        # First, so that widgets which write their texts anew write numbers anew too.
        QLocale.setDefault(_locale(spoken))
        self._remove()
        if spoken is not Language.ENGLISH:
            self._install(spoken)

    def _remove(self) -> None:
        for translator in self._installed:
            QCoreApplication.removeTranslator(translator)
            translator.deleteLater()
        self._installed.clear()

    def _install(self, language: Language) -> None:
        qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for folder, name in (
            (qt_folder, f"qtbase_{language.value}"),
            (str(resources.translations()), language.value),
        ):
            translator = QTranslator(self)
            # A Qt without its own catalogues still lets the program speak.
            if translator.load(name, folder):
                QCoreApplication.installTranslator(translator)
                self._installed.append(translator)


def keep_translated(widget: QWidget, write: Callable[[], object]) -> None:
    """Write a widget's texts now, and again whenever the language changes.

    Args:
        widget: As long as it lives, the texts are kept.
        write: Sets all texts of the widget.
    """
    widget.installEventFilter(_Rewriter(widget, write))
    write()


class _Rewriter(QObject):
    """Hears of the language for a widget, its parent."""

    def __init__(self, widget: QWidget, write: Callable[[], object]) -> None:
        super().__init__(widget)
        self._write = write

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Write the texts; everybody else may hear of the event as well."""
        if event.type() == QEvent.Type.LanguageChange:
            self._write()
        return False


def _of_system() -> Language:
    languages = QLocale.system().uiLanguages()
    is_chinese = bool(languages) and languages[0].startswith("zh")
    return Language.CHINESE if is_chinese else Language.ENGLISH


def _locale(language: Language) -> QLocale:
    """How numbers and dates are written: as the system has it, if that fits."""
    system, chosen = QLocale.system(), QLocale(language.value)
    is_plain = system.language() == QLocale.Language.C
    fits = system.language() == chosen.language()
    is_kept = fits or (is_plain and language is Language.ENGLISH)
    return system if is_kept else chosen

"""Other languages for tests, and English again after them."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QLocale

from desktop.texts.translation import Language, Translation


@contextmanager
def speaking(language: Language) -> Iterator[Translation]:
    """Everything speaks this language inside the block."""
    before = QLocale()
    translation = Translation()
    use(translation, language)
    try:
        yield translation
    finally:
        use(translation, Language.ENGLISH)
        QLocale.setDefault(before)


def use(translation: Translation, language: Language) -> None:
    """Change the language, and wait until all widgets have heard of it."""
    translation.use(language)
    QCoreApplication.sendPostedEvents()

"""The first of two steps: what a window shows at once, with nothing behind it yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.canvas.photo_view import PhotoView
from desktop.looks.theme import use_theme
from desktop.recent.recent_pictures import RecentPictures
from desktop.recent.recent_store import RecentStore
from desktop.texts.translation import Translation
from desktop.window.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from desktop.settings.settings import Settings


@dataclass(frozen=True, slots=True)
class Frame:
    """A window that can be shown, and what the second step needs of it.

    Attributes:
        window: Its actions do nothing yet.
        view: In the window, for the photo.
        settings: What is remembered.
        translation: The language of the texts.
        recent: The pictures on the start page.
    """

    window: MainWindow
    view: PhotoView
    settings: Settings
    translation: Translation
    recent: RecentPictures


def make_frame(
    settings: Settings, *, model_names: Callable[[], Sequence[str]], cache: Path
) -> Frame:
    """Make a window as it looks without a photo; it is not shown yet.

    Args:
        settings: What is remembered.
        model_names: Looked up when menus open.
        cache: The folder of what can be made anew.
    """
    translation = _dressed(settings)
    view = PhotoView()
    window = MainWindow(
        view, recent_files=lambda: settings.recent_files, model_names=model_names
    )
    translation.setParent(window)
    window.restore(geometry=settings.geometry, is_maximized=settings.is_maximized)
    recent = RecentPictures(
        window.panel.start_page, settings=settings, store=RecentStore(cache / "recent")
    )
    recent.show()
    return Frame(window, view, settings, translation, recent)


def _dressed(settings: Settings) -> Translation:
    """Before the first widget is made: the theme and the language."""
    use_theme(settings.theme)
    translation = Translation()
    translation.use(settings.language)
    return translation

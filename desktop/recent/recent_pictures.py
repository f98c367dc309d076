"""The photos of before, on the start page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.recent.recent_row import MOST

if TYPE_CHECKING:
    from desktop.recent.recent_store import RecentStore
    from desktop.settings.settings import Settings
    from desktop.window.start_page import StartPage


class RecentPictures(QObject):
    """Shows them, the latest first.

    Args:
        page: Where; its owner.
        settings: Which.
        store: How they look.
    """

    def __init__(
        self, page: StartPage, *, settings: Settings, store: RecentStore
    ) -> None:
        super().__init__(page)
        self.store = store
        self._page = page
        self._settings = settings

    def show(self) -> None:
        """Show them as they are now."""
        paths = self._settings.recent_files[:MOST]
        self._page.show_recent([(path, self.store.picture(path)) for path in paths])

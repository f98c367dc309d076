"""Dialogs of the menus: about, the guide, models, exports, settings."""

"""The door to photo files: open one, save one."""

from core.photo.picture import PIXEL_LIMIT
from core.photo.reading import open_photo
from core.photo.writing import save_photo

__all__ = ["PIXEL_LIMIT", "open_photo", "save_photo"]

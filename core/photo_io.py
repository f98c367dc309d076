"""The door to photo files: open one, save one."""

from core.photo_reading import PIXEL_LIMIT, open_photo
from core.photo_writing import save_photo

__all__ = ["PIXEL_LIMIT", "open_photo", "save_photo"]

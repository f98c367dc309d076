"""What can go wrong with a photo and a square in it."""

from pathlib import Path

from core.errors.base import RepairError
from core.geometry import Box, Size


class PhotoError(RepairError):
    """Something about a photo file."""

    def __init__(self, path: Path, message: str) -> None:
        super().__init__(message)
        self.path = path


class PhotoUnreadable(PhotoError):
    """The file cannot be opened or does not hold a whole picture."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path, f"{path.name} cannot be opened: {reason}.")
        self.reason = reason


class PhotoUnsupported(PhotoError):
    """A picture whose kind would not survive a repair without loss."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path, f"{path.name} is not supported: {reason}.")
        self.reason = reason


class PhotoTooLarge(PhotoError):
    """A picture of more pixels than the limit."""

    def __init__(self, path: Path, size: Size, limit: int) -> None:
        super().__init__(
            path,
            f"{path.name} has {size.width} x {size.height} pixels, "
            f"more than the limit of {limit / 1e6:.0f} megapixels.",
        )
        self.size = size
        self.limit = limit


class PhotoNotSaved(PhotoError):
    """The target could not be written; whatever was there before is untouched."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path, f"{path.name} could not be saved: {reason}.")
        self.reason = reason


class SelectionError(RepairError):
    """Something about the square."""


class HoleTooSmall(SelectionError):
    """A square smaller than the smallest that can be filled."""

    def __init__(self, side: int, needed: int) -> None:
        super().__init__(
            f"The square is {side} px wide; it must be at least {needed} px."
        )
        self.side = side
        self.needed = needed


class HoleOutside(SelectionError):
    """A square that leaves the photo."""

    def __init__(self, box: Box, size: Size) -> None:
        super().__init__(
            f"The square at {box.left},{box.top} with side {box.width} leaves the "
            f"photo of {size.width} x {size.height} pixels."
        )
        self.box = box
        self.size = size

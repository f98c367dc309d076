"""What can go wrong with a picture in which the damage is marked."""

from pathlib import Path

from core.errors.base import RepairError
from core.geometry import Size


class MaskError(RepairError):
    """A picture that tells no damage; one that cannot be opened is a PhotoError."""

    def __init__(self, path: Path, message: str) -> None:
        super().__init__(message)
        self.path = path


class MaskSizeDiffers(MaskError):
    """It was made for a photo of another size."""

    def __init__(self, path: Path, size: Size, needed: Size) -> None:
        super().__init__(
            path,
            f"The mask {path.name} has {size.width} x {size.height} pixels, the photo "
            f"{needed.width} x {needed.height}; they must be of one size.",
        )
        self.size = size
        self.needed = needed


class MaskEmpty(MaskError):
    """It marks nothing."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path, f"The mask {path.name} is all black: paint the damage white."
        )


class MaskFull(MaskError):
    """It marks everything, so that nothing is left to fill from."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path, f"The mask {path.name} is all white: paint what is sound black."
        )


class MaskUnclear(MaskError):
    """It shows a picture, and no white marks on black."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            f"{path.name} is no mask: it must show the damage white on black, or on a "
            "transparent ground.",
        )


class MaskNotSaved(MaskError):
    """The file could not be written; whatever was there before is whole."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path, f"The mask {path.name} could not be saved: {reason}.")
        self.reason = reason

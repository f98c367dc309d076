"""Photos named from their folder on, so that another computer finds its own copy."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Self

from core.dataset.split import Split
from core.errors import PhotosDiffer


@dataclass(frozen=True, slots=True)
class PhotoRoll:
    """Which photos a run takes, wherever their folder lies.

    Attributes:
        split: The photos, named from their folder on.
        sizes: Of their files in bytes: those to train on, then those held out.
    """

    split: Split
    sizes: tuple[int, ...]

    @classmethod
    def of(cls, folder: Path, split: Split) -> Self:
        """Name the photos of a folder.

        Raises:
            PhotosDiffer: One is gone, or lies outside of the folder.
        """
        named = Split(
            _named_from(folder, split.training), _named_from(folder, split.held_out)
        )
        return cls(named, tuple(map(_size, photos_of(split))))

    def found_in(self, folder: Path) -> Split:
        """The photos in a folder here.

        Raises:
            PhotosDiffer: One is missing, of another size, or outside of the folder.
        """
        for named, size in zip(photos_of(self.split), self.sizes, strict=True):
            _check(folder, named, size)
        return Split(
            tuple(folder / path for path in self.split.training),
            tuple(folder / path for path in self.split.held_out),
        )

    def held_out(self) -> Self:
        """Without the photos to train on."""
        first = len(self.split.training)
        return type(self)(Split((), self.split.held_out), self.sizes[first:])


def photos_of(split: Split) -> Iterator[Path]:
    """Those to train on, then those held out."""
    yield from split.training
    yield from split.held_out


def is_inside(named: Path) -> bool:
    """Whether a path that somebody else wrote stays in the folder it starts from."""
    return not named.anchor and ".." not in named.parts


def _check(folder: Path, named: Path, size: int) -> None:
    if not is_inside(named):
        raise PhotosDiffer(f"{named} lies outside of the folder of photos")
    photo = folder / named
    try:
        found = photo.stat().st_size
    except (OSError, ValueError) as error:
        raise PhotosDiffer(f"the photo {photo} is missing") from error
    if found != size:
        raise PhotosDiffer(f"the photo {photo} has another size")


def _size(photo: Path) -> int:
    try:
        return photo.stat().st_size
    except OSError as error:
        raise PhotosDiffer(f"the photo {photo} is gone") from error


def _named_from(folder: Path, photos: Sequence[Path]) -> tuple[Path, ...]:
    return tuple(_name_from(folder, photo) for photo in photos)


def _name_from(folder: Path, photo: Path) -> Path:
    try:
        return Path(PurePosixPath(photo.relative_to(folder).as_posix()))
    except ValueError as error:
        reason = f"{photo} lies outside of the folder of photos"
        raise PhotosDiffer(reason) from error

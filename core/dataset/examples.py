"""From one photo to one crop with holes: three ways."""

from dataclasses import dataclass
from pathlib import Path
from typing import IO, Protocol

import numpy as np
from PIL import ExifTags, Image, ImageOps

from core.arrays import Mask, Pixels
from core.dataset.holes import mask_of, random_square, random_squares
from core.photo.any_picture import picture_in

PhotoFile = Path | IO[bytes]
"""A photo on disk, or the bytes of one, open to be read."""


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """A whole crop and what of it is to be hidden.

    Attributes:
        pixels: (S, S, 3) RGB uint8, complete: the truth.
        mask: (S, S), True in the holes.
    """

    pixels: Pixels
    mask: Mask


class ExampleMaker(Protocol):
    """Makes crops of one fixed side."""

    @property
    def side(self) -> int:
        """Of the crops, in network pixels."""
        ...

    @property
    def short_side(self) -> int | None:
        """Of photos that lose nothing in the crops when they are reduced to it, px.

        None where the crops are to be those of the photo as it is.
        """
        ...

    def make(self, photo: PhotoFile, rng: np.random.Generator) -> Example:
        """Cut one example from a photo file.

        Raises:
            OSError: The file cannot be decoded.
        """
        ...


@dataclass(frozen=True, slots=True)
class WholePicture:
    """The tutorial's: the whole picture resized, one square of a fixed size."""

    side: int
    hole_side: int

    @property
    def short_side(self) -> None:
        """See `ExampleMaker.short_side`."""
        return None

    def make(self, photo: PhotoFile, rng: np.random.Generator) -> Example:
        """See `ExampleMaker.make`."""
        with picture_in(photo) as image:
            upright = ImageOps.exif_transpose(image).convert("RGB")
        pixels = np.asarray(upright.resize((self.side, self.side)))
        hole = random_square(rng, self.side, self.hole_side)
        return Example(pixels, mask_of((hole,), self.side))


@dataclass(frozen=True, slots=True)
class RandomCrop:
    """Crops at the scales that the program meets, with holes of random sizes.

    Attributes:
        side: Of the crops.
        smallest: Hole side, in px of the crop.
        largest: Hole side, in px of the crop.
        most_holes: In one crop.
        smallest_part: Of the photo's short side that a crop covers at least, 0..1;
            a crop is never enlarged.
    """

    side: int
    smallest: int
    largest: int
    most_holes: int = 3
    smallest_part: float = 0.3

    @property
    def short_side(self) -> int:
        """See `ExampleMaker.short_side`."""
        return round(self.side / self.smallest_part)

    def make(self, photo: PhotoFile, rng: np.random.Generator) -> Example:
        """See `ExampleMaker.make`."""
        part = rng.uniform(self.smallest_part, 1)
        pixels = _varied(_cut(photo, rng, side=self.side, part=part), rng)
        holes = random_squares(
            rng,
            self.side,
            smallest=self.smallest,
            largest=self.largest,
            most=self.most_holes,
        )
        return Example(pixels, mask_of(holes, self.side))


@dataclass(frozen=True, slots=True)
class CropInUse:
    """Crops at the scales at which the program cuts them around people's holes.

    A person's hole takes 3 to 15 % of the photo's short side, small ones as often as
    large ones; the network sees it `usual_hole` px wide, and so the rest of the crop.

    Attributes:
        side: Of the crops.
        usual_hole: Hole side that the network is made for, in px of the crop.
        smallest: Hole side, in px of the crop.
        largest: Hole side, in px of the crop.
        most_holes: In one crop.
        is_varied: Whether to mirror and relight, as for training.
    """

    side: int
    usual_hole: int
    smallest: int
    largest: int
    most_holes: int = 3
    is_varied: bool = True

    @property
    def short_side(self) -> int:
        """See `ExampleMaker.short_side`."""
        return round(self.usual_hole / _HOLE_PARTS[0])

    def make(self, photo: PhotoFile, rng: np.random.Generator) -> Example:
        """See `ExampleMaker.make`."""
        hole_part = np.exp(rng.uniform(*np.log(_HOLE_PARTS)))
        part = hole_part * self.side / self.usual_hole
        pixels = _cut(photo, rng, side=self.side, part=part)
        holes = random_squares(
            rng,
            self.side,
            smallest=self.smallest,
            largest=self.largest,
            most=self.most_holes,
        )
        if self.is_varied:
            pixels = _varied(pixels, rng)
        return Example(pixels, mask_of(holes, self.side))


_HOLE_PARTS = (0.03, 0.15)
"""Of a photo's short side that a person's hole takes."""


def _cut(
    photo: PhotoFile, rng: np.random.Generator, *, side: int, part: float
) -> Pixels:
    """A square of a part of the short side, anywhere, shrunk and never enlarged."""
    with picture_in(photo) as image:
        width, height = image.size
        short = min(width, height)
        cut = min(short, max(side, round(part * short)))
        x, y = rng.random() * (width - cut), rng.random() * (height - cut)
        # A JPEG is decoded at a half or a quarter where that is enough.
        image.draft("RGB", (width * side // cut, height * side // cut))
        shrink = image.size[0] / width
        turn = _TURNS.get(image.getexif().get(ExifTags.Base.Orientation, 1))
        crop = image.convert("RGB").resize(
            (side, side),
            Image.Resampling.BICUBIC,
            box=(shrink * x, shrink * y, shrink * (x + cut), shrink * (y + cut)),
        )
    return np.asarray(crop if turn is None else crop.transpose(turn))


_TURNS = {
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.ROTATE_180,
    5: Image.Transpose.ROTATE_270,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.ROTATE_90,
    8: Image.Transpose.ROTATE_90,
}
"""What sets a crop upright, by the photo's EXIF orientation; a mirrored one may stay
mirrored."""


def _varied(pixels: Pixels, rng: np.random.Generator) -> Pixels:
    if rng.random() < 0.5:  # noqa: PLR2004 - mirror every second one
        pixels = pixels[:, ::-1]
    return _relit(pixels, rng)


def _relit(pixels: Pixels, rng: np.random.Generator) -> Pixels:
    """Mild changes of exposure and contrast, alike in all channels."""
    gamma, gain = rng.uniform(0.85, 1.18), rng.uniform(0.9, 1.08)
    table = np.clip(255 * gain * np.linspace(0, 1, 256) ** gamma, 0, 255)
    return np.rint(table).astype(np.uint8)[pixels]

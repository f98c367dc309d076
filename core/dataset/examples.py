"""From one photo to one crop with holes: two ways."""

from dataclasses import dataclass
from pathlib import Path
from typing import IO, Protocol

import numpy as np
from PIL import Image, ImageOps

from core.arrays import Mask, Pixels
from core.dataset.holes import mask_of, random_square, random_squares

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

    def make(self, photo: PhotoFile, rng: np.random.Generator) -> Example:
        """See `ExampleMaker.make`."""
        with Image.open(photo) as image:
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

    def make(self, photo: PhotoFile, rng: np.random.Generator) -> Example:
        """See `ExampleMaker.make`."""
        pixels = self._crop(photo, rng)
        if rng.random() < 0.5:  # noqa: PLR2004 - mirror every second one
            pixels = pixels[:, ::-1]
        holes = random_squares(
            rng,
            self.side,
            smallest=self.smallest,
            largest=self.largest,
            most=self.most_holes,
        )
        return Example(_relit(pixels, rng), mask_of(holes, self.side))

    def _crop(self, photo: PhotoFile, rng: np.random.Generator) -> Pixels:
        with Image.open(photo) as image:
            short = min(image.size)
            part = rng.uniform(self.smallest_part, 1)
            cut = min(short, max(self.side, round(part * short)))
            width, height = image.size
            x, y = rng.random() * (width - cut), rng.random() * (height - cut)
            # A JPEG is decoded at a half or a quarter where that is enough.
            image.draft("RGB", (width * self.side // cut, height * self.side // cut))
            shrink = image.size[0] / width
            crop = image.convert("RGB").resize(
                (self.side, self.side),
                Image.Resampling.BICUBIC,
                box=(shrink * x, shrink * y, shrink * (x + cut), shrink * (y + cut)),
            )
        return np.asarray(crop)


def _relit(pixels: Pixels, rng: np.random.Generator) -> Pixels:
    """Mild changes of exposure and contrast, alike in all channels."""
    gamma, gain = rng.uniform(0.85, 1.18), rng.uniform(0.9, 1.08)
    table = np.clip(255 * gain * np.linspace(0, 1, 256) ** gamma, 0, 255)
    return np.rint(table).astype(np.uint8)[pixels]

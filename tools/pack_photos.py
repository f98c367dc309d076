"""Pack a folder of photos for training on another machine.

    python -m tools.pack_photos --photos DIR --shards DIR --limit-mib 60

Small photos are packed whole. Large training photos are packed as many square crops
of random places and scales, small enough to travel and large enough that training can
still cut, mirror and relight them in its own ways; large held-out photos as a whole,
reduced. Photos whose names are held out in base training stay held out.
"""

import argparse
import io
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps

from core.dataset.scan import scan_folder
from core.dataset.split import is_held_out_by_name
from tools.base_training.shards import PackedPhoto, write_shard

_LARGE = 600  # px of the short side: such a photo holds many different crops
_SMALLEST_PART = 0.3  # of the short side that a crop covers, as in the recipe
_MIB = 2**20


@dataclass(frozen=True, slots=True)
class Packing:
    """How photos are packed.

    Attributes:
        side: Of the crops of large photos, and short side of reduced ones, in px.
        crops: Of every large training photo, at most.
        limit: Bytes of all photos; there are fewer crops when it is reached.
        quality: Of the JPEG files.
        seed: Of places, scales and order.
    """

    side: int = 192
    crops: int = 12
    limit: int = 60 * _MIB
    quality: int = 90
    seed: int = 0


def pack(photos: tuple[Path, ...], packing: Packing) -> list[PackedPhoto]:
    """Pack photos, in random order.

    Raises:
        ValueError: The limit is too small for the whole photos alone.
    """
    rng = np.random.default_rng(packing.seed)
    large = [path for path in photos if _is_large(path)]
    small = sorted(set(photos) - set(large))
    whole = small + [path for path in large if is_held_out_by_name(path)]
    packed = [_whole(path, packing) for path in whole]
    size = sum(len(photo.data) for photo in packed)
    if size > packing.limit:
        msg = f"The photos take {size / _MIB:.1f} MiB; choose a higher limit."
        raise ValueError(msg)
    for crop in _crops(sorted(set(large) - set(whole)), packing, rng):
        size += len(crop.data)
        if size > packing.limit:
            break
        packed.append(crop)
    return [packed[number] for number in rng.permutation(len(packed))]


def _is_large(path: Path) -> bool:
    with Image.open(path) as image:
        return min(image.size) >= _LARGE


def _whole(path: Path, packing: Packing) -> PackedPhoto:
    image = _upright(path)
    if min(image.size) >= _LARGE:
        factor = packing.side / min(image.size)
        width, height = (round(factor * length) for length in image.size)
        image = image.resize((width, height), Image.Resampling.BICUBIC)
    return PackedPhoto(_encoded(image, packing), is_held_out_by_name(path))


def _crops(
    photos: list[Path], packing: Packing, rng: np.random.Generator
) -> Iterator[PackedPhoto]:
    """One crop of every photo, then another one of every photo, and so on.

    All crops of a photo are cut at once, since decoding it takes longest.
    """
    rounds = [
        [_crop(image, packing, rng) for _ in range(packing.crops)]
        for image in map(_upright, photos)
    ]
    for crops in zip(*rounds, strict=True):
        yield from (PackedPhoto(data, is_held_out=False) for data in crops)


def _crop(image: Image.Image, packing: Packing, rng: np.random.Generator) -> bytes:
    short = min(image.size)
    cut = max(packing.side, round(rng.uniform(_SMALLEST_PART, 1) * short))
    left, top = (rng.random() * (length - cut) for length in image.size)
    crop = image.resize(
        (packing.side, packing.side),
        Image.Resampling.BICUBIC,
        box=(left, top, left + cut, top + cut),
    )
    return _encoded(crop, packing)


def _upright(path: Path) -> Image.Image:
    with Image.open(path) as image:
        return ImageOps.exif_transpose(image).convert("RGB")


def _encoded(image: Image.Image, packing: Packing) -> bytes:
    file = io.BytesIO()
    image.save(file, "JPEG", quality=packing.quality)
    return file.getvalue()


def main() -> int:
    """Pack, and tell what came out."""
    arguments = _arguments()
    packing = Packing(
        side=arguments.side,
        crops=arguments.crops,
        limit=round(arguments.limit_mib * _MIB),
        quality=arguments.quality,
    )
    photos = scan_folder(arguments.photos).paths[:: arguments.every]
    packed = pack(photos, packing)
    arguments.shards.mkdir(parents=True, exist_ok=True)
    size = sum(len(photo.data) for photo in packed)
    count = max(1, -(-size // round(arguments.shard_mib * _MIB)))
    for number in range(count):
        path = arguments.shards / f"photos-{number:02d}.safetensors"
        write_shard(path, packed[number::count])
        print(f"{path}: {path.stat().st_size / _MIB:.1f} MiB")
    held_out = sum(photo.is_held_out for photo in packed)
    print(f"{len(packed) - held_out} to train on, {held_out} held out")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    add = parser.add_argument
    add("--photos", type=Path, required=True, help="folder of photos")
    add("--shards", type=Path, required=True, help="folder for the packed photos")
    add("--side", type=int, default=192, help="of the crops of large photos, in px")
    add("--crops", type=int, default=12, help="of a large photo, at most")
    add("--limit-mib", type=float, default=60, help="of all shards together")
    add("--shard-mib", type=float, default=30, help="of one shard")
    add("--quality", type=int, default=90, help="of the JPEG files, 1 to 95")
    add("--every", type=int, default=1, help="take only every n-th photo")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())

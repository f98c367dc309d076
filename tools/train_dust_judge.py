"""Trains the small network that tells dust from what belongs to a photo.

    python -m tools.train_dust_judge --photos DIR [--out FILE]

Draws dust on clean photos, measures everything that stands out on them, and teaches a
network of two hidden layers which of it was drawn. Photos that are never trained on
are left to benchmarks.dust. Needs the extra `bench`.
"""

import argparse
import json
import zlib
from collections.abc import Iterator, Sequence
from multiprocessing import Pool
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

import resources
from benchmarks.dust_damage import DrawnMark, dusty
from core.arrays import Pixels
from core.dust.finder import Candidate, candidates
from core.dust.traits import NAMES, Figures
from core.folder_photos import photos_in
from core.split import is_validation_name

_HIDDEN = (24, 12)
_EPOCHS = 40
_ROUNDS = 3
"""So often other dust is drawn on each photo."""

_MARKS_A_MEGAPIXEL = (4, 100)
"""From a few specks to a scan that nobody has wiped."""

_LARGEST = (2000, 3000)
"""Rows and columns of a part of a larger photo."""

_IS_MARK, _IS_BESIDE = 0.4, 0.05
"""A spot is dust when so much of it was drawn; between the two it teaches nothing."""

Examples = tuple[Figures, NDArray[np.bool_]]


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, and write the network."""
    parser = argparse.ArgumentParser(description="Train the judge of the dust finder.")
    parser.add_argument("--photos", type=Path, nargs="+", required=True, metavar="DIR")
    parser.add_argument("--out", type=Path, default=resources.dust_judge())
    options = parser.parse_args(arguments)
    found = sorted(path for folder in options.photos for path in photos_in(folder))
    photos = [path for path in found if not is_validation_name(path.name)]
    jobs = [(path, number) for path in photos for number in range(_ROUNDS)]
    with Pool() as pool:
        parts = list(pool.imap_unordered(_examples, jobs))
    traits = np.concatenate([part[0] for part in parts])
    is_dust = np.concatenate([part[1] for part in parts])
    print(f"{len(photos)} photos, {len(is_dust)} spots, {is_dust.sum()} of them dust")
    text = json.dumps(_trained(traits, is_dust))
    options.out.write_text(f"{text}\n", encoding="utf-8")


def _examples(job: tuple[Path, int]) -> Examples:
    """The spots of one photo with dust on it, and which of them are dust."""
    path, number = job
    rng = np.random.default_rng([zlib.crc32(path.name.encode()), number])
    with Image.open(path) as image:
        clean = _part(np.asarray(image.convert("RGB")), rng)
    density = np.exp(rng.uniform(*np.log(_MARKS_A_MEGAPIXEL)))
    count = max(12, round(density * clean[..., 0].size / 1e6))
    pixels, marks = dusty(clean, rng, count=count)
    found = list(_labelled(pixels, marks))
    traits = [one.traits for one, _ in found] or [np.empty(0, np.float32)]
    return (
        np.stack(traits).reshape(-1, len(NAMES)),
        np.array([is_dust for _, is_dust in found], np.bool_),
    )


def _labelled(
    pixels: Pixels, marks: Sequence[DrawnMark]
) -> Iterator[tuple[Candidate, bool]]:
    numbers = np.zeros(pixels.shape[:2], np.int64)
    for number, mark in enumerate(marks, start=1):
        numbers[mark.box.slices][mark.mask] = number
    for one in candidates(pixels):
        factor, (height, width) = one.scale.factor, pixels.shape[:2]
        rows = np.minimum(one.core.rows * factor + factor // 2, height - 1)
        columns = np.minimum(one.core.columns * factor + factor // 2, width - 1)
        there = numbers[rows, columns]
        share = float((there > 0).mean())
        which = int(np.bincount(there[there > 0]).argmax()) if share else 0
        is_same = share > 0 and marks[which - 1].is_bright == one.scale.is_bright
        if share > _IS_MARK and is_same:
            yield one, True
        elif share <= _IS_BESIDE:
            yield one, False


def _part(pixels: Pixels, rng: np.random.Generator) -> Pixels:
    """A photo, or a part of it that is not too large."""
    rows, columns = _LARGEST
    top = int(rng.integers(0, max(0, pixels.shape[0] - rows) + 1))
    left = int(rng.integers(0, max(0, pixels.shape[1] - columns) + 1))
    return np.ascontiguousarray(pixels[top : top + rows, left : left + columns])


def _trained(traits: Figures, is_dust: NDArray[np.bool_]) -> dict[str, object]:
    """The network as plain values."""
    from sklearn.neural_network import MLPClassifier
    from sklearn.preprocessing import StandardScaler

    scaler = StandardScaler().fit(traits)
    network = MLPClassifier(
        _HIDDEN, alpha=0.01, batch_size=256, max_iter=_EPOCHS, random_state=0
    ).fit(scaler.transform(traits), is_dust)
    layers = zip(network.coefs_, network.intercepts_, strict=True)
    return {
        "traits": list(NAMES),
        "middle": _rounded(scaler.mean_),
        "scale": _rounded(scaler.scale_),
        "layers": [[_rounded(weights), _rounded(biases)] for weights, biases in layers],
    }


def _rounded(values: Figures) -> object:
    """As lists of short numbers; single precision would not be short."""
    return values.astype(np.float64).round(4).tolist()


if __name__ == "__main__":
    main()

"""Cues of texture: is the square as rough, as grainy and as colourful as its ring?"""

import cv2
import numpy as np

from core.arrays import Floats, Mask
from core.geometry import Box

_TINY = 1e-2
_KERNELS = {
    "across": [[-1, 1]],
    "down": [[-1], [1]],
    "diagonal": [[1, -1], [-1, 1]],
    "laplace": [[0, 1, 0], [1, -4, 1], [0, 1, 0]],
    "wide": [[1, 0, -2, 0, 1]],
    "tall": [[1], [0], [-2], [0], [1]],
}
_DEPTHS = (0, 1, 2, 3, 5, 8, 12, 18)


def texture_cues(
    channels: Floats, inside: Mask, ring: Mask, square: Box
) -> dict[str, float]:
    """Roughness, grain, colour and how they change towards the middle.

    Args:
        channels: (3, H, W) luminance and two colour differences, 0..255.
        inside: The square.
        ring: Its surroundings.
        square: The square as a box.
    """
    luminance = channels[0]
    found: dict[str, float] = {}
    for name, kernel in _KERNELS.items():
        band = _filtered(luminance, kernel)
        found |= _compared(name, band, inside, ring)
    laplace = _filtered(luminance, _KERNELS["laplace"])
    found |= _sides(np.abs(laplace), inside, square)
    found |= _depths(np.abs(laplace), inside, square)
    found |= _patchiness(laplace, square, ring)
    found |= _colours(channels, inside, ring)
    found |= _prediction(luminance, inside, ring)
    return found


def log_ratio(fill: float, real: float) -> float:
    """0 when both agree, positive when the fill has more."""
    return float(np.log((fill + _TINY) / (real + _TINY)))


def _filtered(values: Floats, kernel: list[list[int]]) -> Floats:
    return cv2.filter2D(values, cv2.CV_32F, np.array(kernel, np.float32))


def _compared(name: str, band: Floats, inside: Mask, ring: Mask) -> dict[str, float]:
    """Strength of a band: typical, weak and strong places, and how peaked it is."""
    fill, real = np.sort(np.abs(band[inside])), np.sort(np.abs(band[ring]))
    found = {
        f"{name} {part}%": log_ratio(_quantile(fill, part), _quantile(real, part))
        for part in (25, 50, 75, 90, 99)
    }
    peaks = [float(np.mean(x**4) / (np.mean(x**2) ** 2 + _TINY)) for x in (fill, real)]
    return found | {
        f"{name} mean": log_ratio(fill.mean(), real.mean()),
        f"{name} strength": float(np.log(fill.mean() + _TINY)),
        f"{name} peaked": log_ratio(*peaks),
        f"{name} peak": peaks[0],
    }


def _quantile(ordered: Floats, percent: int) -> float:
    return float(ordered[len(ordered) * percent // 100])


def _sides(band: Floats, inside: Mask, square: Box) -> dict[str, float]:
    """The square against the calmest and the roughest of its four neighbours."""
    fill = float(band[inside].mean())
    reach = square.grown(square.width // 2)
    neighbours = [
        band[max(0, reach.top) : square.top, square.left : square.right],
        band[square.bottom : reach.bottom, square.left : square.right],
        band[square.top : square.bottom, max(0, reach.left) : square.left],
        band[square.top : square.bottom, square.right : reach.right],
    ]
    real = [float(part.mean()) for part in neighbours if min(part.shape) > 1]
    if not real:
        return {"calmest side": np.nan, "roughest side": np.nan}
    return {
        "calmest side": log_ratio(fill, min(real)),
        "roughest side": log_ratio(fill, max(real)),
    }


def _depths(band: Floats, inside: Mask, square: Box) -> dict[str, float]:
    """Roughness against the distance from the border."""
    rows, columns = np.indices(band.shape)
    depth = np.minimum.reduce(
        [
            rows - square.top,
            square.bottom - 1 - rows,
            columns - square.left,
            square.right - 1 - columns,
        ]
    )
    fill = float(band[inside].mean())
    found = {}
    for part in _DEPTHS:
        line = band[depth == part]
        found[f"depth {part}"] = log_ratio(line.mean(), fill) if line.size else np.nan
    for part in (-3, -2, -1):
        line = band[depth == part]
        found[f"depth {part}"] = log_ratio(line.mean(), fill) if line.size else np.nan
    return found


def _patchiness(band: Floats, square: Box, ring: Mask) -> dict[str, float]:
    """Whether calm and rough places alternate as they do around."""
    side = max(3, square.width // 6)
    energy = np.log(cv2.blur(band * band, (side, side)) + _TINY)
    reach = side // 2 + 1
    fill = energy[square.grown(-reach).slices]
    return {
        "patchiness": log_ratio(float(fill.std()), float(energy[ring].std())),
        "patchiness inside": float(fill.std()),
    }


def _colours(channels: Floats, inside: Mask, ring: Mask) -> dict[str, float]:
    """Colour grain, how it goes with the luminance, and the mean colour."""
    bands = [_filtered(channel, _KERNELS["laplace"]) for channel in channels]
    found = {}
    for name, channel, band in zip(("y", "r", "b"), channels, bands, strict=True):
        fill, real = channel[inside], channel[ring]
        shift = abs(float(fill.mean() - real.mean()))
        found[f"{name} shift"] = shift / (float(real.std()) + 1)
        found[f"{name} spread"] = log_ratio(float(fill.std()), float(real.std()))
        found[f"{name} range"] = log_ratio(float(np.ptp(fill)), float(np.ptp(real)))
        found[f"{name} grain"] = log_ratio(
            float(np.abs(band[inside]).mean()), float(np.abs(band[ring]).mean())
        )
        found[f"{name} grain inside"] = float(np.log(band[inside].std() + _TINY))
        for area, mask in (("in", inside), ("out", ring)):
            found[f"{name} goes with y {area}"] = _correlation(
                band[mask], bands[0][mask]
            )
    return found


def _correlation(a: Floats, b: Floats) -> float:
    spread = float(a.std() * b.std())
    covariance = float(((a - a.mean()) * (b - b.mean())).mean())
    return covariance / (spread + _TINY)


def _prediction(luminance: Floats, inside: Mask, ring: Mask) -> dict[str, float]:
    """How well the ring's law of neighbouring pixels holds inside the square."""
    moves = [(0, 1), (0, 2), (1, 0), (2, 0), (1, 1), (1, -1), (1, 2), (2, 1)]
    pairs = [
        np.roll(luminance, move, (0, 1))
        + np.roll(luminance, (-move[0], -move[1]), (0, 1))
        for move in moves
    ]
    terms = np.stack(pairs, axis=-1) / 2 - luminance[..., None]
    target = luminance - cv2.blur(luminance, (5, 5))
    samples = {
        area: (terms[mask], target[mask])
        for area, mask in (("in", inside), ("out", ring))
    }
    laws = {area: _law(*sample) for area, sample in samples.items()}
    errors = {
        (law, area): float(np.abs(some @ laws[law] - wanted).mean())
        for law in laws
        for area, (some, wanted) in samples.items()
    }
    return {
        "ring's law inside": log_ratio(errors["out", "in"], errors["out", "out"]),
        "own law inside": log_ratio(errors["in", "in"], errors["out", "in"]),
        "square's law outside": log_ratio(errors["in", "out"], errors["out", "out"]),
    }


def _law(terms: Floats, target: Floats) -> Floats:
    """Least squares by the normal equations, which suffice for eight terms."""
    square = terms.T @ terms + np.eye(terms.shape[1], dtype=np.float32)
    return np.linalg.solve(square, terms.T @ target)

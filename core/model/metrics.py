"""How good a fill is, measured inside the hole against the truth. Plain numpy.

No figure tells all: blur pleases PSNR, noise pleases sharpness. Read them together.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.arrays import Floats, Pixels
from core.geometry import Box, Size

_LUMINANCE = np.array([0.299, 0.587, 0.114], np.float32)
_WINDOW_RADIUS = 5
_WINDOW_SIGMA = 1.5
_STABLE_MEAN = (0.01 * 255) ** 2
_STABLE_VARIANCE = (0.03 * 255) ** 2


@dataclass(frozen=True, slots=True)
class Scores:
    """The figures of one fill, or of many together.

    Attributes:
        psnr: Decibels; infinite when nothing differs.
        ssim: -1..1; 1 when nothing differs.
        l1: Mean absolute difference, 0..1.
        sharp: Gradient of the fill over that of the truth; 1 is as crisp, below is
            blurred, above is too busy.
        seam: Step across the hole's border, fill over truth; 1 is no visible edge,
            above is an edge, below is a smear.
        outside: Bytes that differ outside the hole; anything but 0 is a defect.
    """

    psnr: float
    ssim: float
    l1: float
    sharp: float
    seam: float
    outside: int


def measure(truth: Pixels, filled: Pixels, hole: Box) -> Scores:
    """All figures of one fill.

    Args:
        truth: The photo as it was.
        filled: The photo after the fill, of the same size.
        hole: The box that was filled.

    Raises:
        ValueError: The pictures differ in size, or the hole is empty or leaves them.
    """
    _check(truth, filled, hole)
    return Scores(
        psnr=psnr(truth, filled, hole),
        ssim=ssim(truth, filled, hole),
        l1=l1(truth, filled, hole),
        sharp=sharp(truth, filled, hole),
        seam=seam(truth, filled, hole),
        outside=outside(truth, filled, hole),
    )


def aggregate(scores: Sequence[Scores]) -> Scores:
    """The figures of many fills as one row of a table.

    PSNR, SSIM and L1 are means. Sharp and seam are medians, since a ratio explodes
    where the truth is flat. Outside is the sum.

    Raises:
        ValueError: There are none.
    """
    if not scores:
        msg = "There must be scores to aggregate. Received: none."
        raise ValueError(msg)

    def over(summary: Callable[[list[float]], float], name: str) -> float:
        return float(summary([getattr(score, name) for score in scores]))

    return Scores(
        psnr=over(np.mean, "psnr"),
        ssim=over(np.mean, "ssim"),
        l1=over(np.mean, "l1"),
        sharp=over(np.median, "sharp"),
        seam=over(np.median, "seam"),
        outside=sum(score.outside for score in scores),
    )


def psnr(truth: Pixels, filled: Pixels, hole: Box) -> float:
    """Peak signal-to-noise ratio inside the hole, in decibels, over all channels."""
    error = float(np.mean(np.square(_difference(truth, filled, hole))))
    return float("inf") if error == 0 else 10 * float(np.log10(255**2 / error))


def l1(truth: Pixels, filled: Pixels, hole: Box) -> float:
    """Mean absolute difference inside the hole, 0..1."""
    return float(np.mean(np.abs(_difference(truth, filled, hole)))) / 255


def ssim(truth: Pixels, filled: Pixels, hole: Box) -> float:
    """Structural similarity of the luminance, averaged over the hole's pixels.

    Windows at the border look at the known pixels around the hole, too. Gaussian
    window of 11 pixels, sigma 1.5, mirrored at the photo's edge (Wang et al. 2004).
    """
    x, y = (_luminance(_mirrored(pixels, hole)) for pixels in (truth, filled))
    mean_x, mean_y = _blurred(x), _blurred(y)
    variance_x = _blurred(x * x) - mean_x**2
    variance_y = _blurred(y * y) - mean_y**2
    covariance = _blurred(x * y) - mean_x * mean_y
    similarity = (
        (2 * mean_x * mean_y + _STABLE_MEAN) * (2 * covariance + _STABLE_VARIANCE)
    ) / (
        (mean_x**2 + mean_y**2 + _STABLE_MEAN)
        * (variance_x + variance_y + _STABLE_VARIANCE)
    )
    return float(np.mean(similarity))


def sharp(truth: Pixels, filled: Pixels, hole: Box) -> float:
    """Mean gradient of the luminance in the hole: that of the fill over the truth's."""
    return _ratio(_mean_gradient(filled, hole), _mean_gradient(truth, hole))


def seam(truth: Pixels, filled: Pixels, hole: Box) -> float:
    """Mean luminance step across the hole's border: the fill's over the truth's.

    Sides that lie on the photo's edge have no step and do not count.
    """
    return _ratio(_mean_step(filled, hole), _mean_step(truth, hole))


def outside(truth: Pixels, filled: Pixels, hole: Box) -> int:
    """Number of bytes that differ outside the hole."""
    inside = np.count_nonzero(truth[hole.slices] != filled[hole.slices])
    return int(np.count_nonzero(truth != filled) - inside)


def _check(truth: Pixels, filled: Pixels, hole: Box) -> None:
    if truth.shape != filled.shape or truth.ndim != 3 or truth.shape[2] != 3:  # noqa: PLR2004
        msg = (
            "Truth and fill must be RGB pictures of one size. "
            f"Received: {truth.shape} and {filled.shape}."
        )
        raise ValueError(msg)
    if hole.is_empty or not hole.fits(_size(truth)):
        msg = f"The hole must lie inside the picture. Received: {hole}."
        raise ValueError(msg)


def _size(pixels: Pixels) -> Size:
    return Size(pixels.shape[1], pixels.shape[0])


def _difference(truth: Pixels, filled: Pixels, hole: Box) -> Floats:
    return filled[hole.slices].astype(np.float32) - truth[hole.slices]


def _luminance(pixels: Pixels) -> Floats:
    """Rec. 601, 0..255."""
    return pixels.astype(np.float32) @ _LUMINANCE


def _mirrored(pixels: Pixels, hole: Box) -> Pixels:
    """The hole with the window's radius around it, mirrored at the photo's edge."""
    wanted = hole.grown(_WINDOW_RADIUS)
    there = wanted.clipped(_size(pixels))
    missing = (
        (there.top - wanted.top, wanted.bottom - there.bottom),
        (there.left - wanted.left, wanted.right - there.right),
        (0, 0),
    )
    return np.pad(pixels[there.slices], missing, mode="symmetric")


def _gaussian_window() -> NDArray[np.float64]:
    offsets = np.arange(-_WINDOW_RADIUS, _WINDOW_RADIUS + 1)
    weights: NDArray[np.float64] = np.exp(-(offsets**2) / (2 * _WINDOW_SIGMA**2))
    return weights / np.sum(weights)


def _blurred(values: Floats) -> NDArray[np.float64]:
    """The gaussian mean around every pixel whose whole window is there."""
    blurred = values.astype(np.float64)
    for _ in range(2):
        length = blurred.shape[0] - 2 * _WINDOW_RADIUS
        mean = np.zeros((length, blurred.shape[1]))
        for start, weight in enumerate(_gaussian_window()):
            mean += weight * blurred[start : start + length]
        blurred = mean.T
    return blurred


def _mean_gradient(pixels: Pixels, hole: Box) -> float:
    down, across = np.gradient(_luminance(pixels[hole.slices]))
    return float(np.mean(np.hypot(down, across)))


def _mean_step(pixels: Pixels, hole: Box) -> float:
    there = hole.grown(1).clipped(_size(pixels))
    luminance = _luminance(pixels[there.slices])
    rows = slice(hole.top - there.top, hole.bottom - there.top)
    columns = slice(hole.left - there.left, hole.right - there.left)
    down = np.abs(np.diff(luminance[:, columns], axis=0))
    across = np.abs(np.diff(luminance[rows], axis=1))
    steps = [np.empty(0, np.float32)]
    steps += [down[0]] if there.top < hole.top else []
    steps += [down[-1]] if there.bottom > hole.bottom else []
    steps += [across[:, 0]] if there.left < hole.left else []
    steps += [across[:, -1]] if there.right > hole.right else []
    joined = np.concatenate(steps)
    return float(joined.mean()) if joined.size else 0.0


def _ratio(fill: float, truth: float) -> float:
    if truth == 0:
        return 1.0 if fill == 0 else float("inf")
    return fill / truth

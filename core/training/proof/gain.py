"""By how much one model is better than another, and whether that is chance."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Reals = NDArray[np.float64]

_RESAMPLES = 2000
_DRAWS = 20_000
_CONFIDENCE = 0.95
_SMALLEST = 1e-6  # a hole met exactly must not divide by zero; a byte is 0.004


@dataclass(frozen=True, slots=True)
class Gain:
    """A part of the current model's error that the new one takes away.

    Attributes:
        gain: -1..1; 0.07 is better by 7 %, negative is worse.
        low: Lower end of its 95 % interval, -1..1.
        high: Upper end.
    """

    gain: float
    low: float
    high: float


def gain_of(new: Sequence[float], current: Sequence[float], *, seed: int) -> Gain:
    """Compare the errors of two models on the same photos.

    The photos are drawn again with replacement, as if others of their kind had been
    held out, and the spread of the gain is seen. It is widened by Student's t as is
    due to few photos: plain percentiles of the draws call chance a gain four times
    too often when there are four photos. One photo alone proves nothing, and its
    interval is all that there is.

    Args:
        new: Mean error of the new model on each photo, 0 or more.
        current: That of the other one, in the same order.
        seed: Of the draws.

    Raises:
        ValueError: The two differ in length, or are empty.
    """
    if len(new) != len(current) or not new:
        msg = f"Errors must come in pairs. Received: {len(new)} and {len(current)}."
        raise ValueError(msg)
    errors = np.array([new, current]) + _SMALLEST
    gain = float(_gains(errors.mean(axis=1)))
    reach = _reach(errors, np.random.default_rng(seed))
    return Gain(*(float(np.clip(g, -1, 1)) for g in (gain, gain - reach, gain + reach)))


def _reach(errors: Reals, rng: np.random.Generator) -> float:
    """Half the interval's length."""
    photos = errors.shape[1]
    if photos == 1:
        return 2.0
    counts = rng.multinomial(photos, np.full(photos, 1 / photos), _RESAMPLES)
    spread = np.std(_gains(errors @ counts.T)) * np.sqrt(photos / (photos - 1))
    student = np.abs(rng.standard_t(photos - 1, _DRAWS))
    return float(np.quantile(student, _CONFIDENCE) * spread)


def _gains(errors: Reals) -> Reals:
    """(2, ...) errors of the new and the current model to (...) gains."""
    gains: Reals = 1 - errors[0] / errors[1]
    return gains

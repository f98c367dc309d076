"""The product's engine, to be timed.

python -m benchmarks.probe_model warm|fill PROFILE
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import numpy as np

from benchmarks.probe import large_photo, tell
from core.geometry import Box
from core.inpainting.engine import FillJob
from core.inpainting.library_engine import library_engine
from core.model.library import ModelLibrary
from core.model.networks import build_network
from core.paths import AppPaths
from core.progress import silent

_ROUNDS = 15
_SIDE = 500
_MODEL = "classic"


def main() -> None:
    """Make a model ready, or fill with it, and tell when or how long it took."""
    kind, profile = sys.argv[1], AppPaths.in_folder(Path(sys.argv[2]))
    if kind == "warm":
        library_engine(profile, detail=False).prepare()
        tell(moment=time.monotonic())
    else:
        _time_fill(profile)


def _time_fill(profile: AppPaths) -> None:
    """A warm fill against the network alone, in turns, so that both meet one load."""
    engine = library_engine(profile, detail=False)
    engine.prepare(_MODEL)
    photo = large_photo()
    hole = Box.square(2000, 1500, _SIDE)
    job = FillJob(photo, hole, (hole,))
    network = build_network(ModelLibrary(profile.models).bundle(_MODEL).card.spec)
    batch = np.zeros((1, *network.input_shape[1:]), np.float32)
    fills, predictions = [], []
    for _ in range(_ROUNDS):
        fills.append(_seconds(lambda: engine.fill(job, silent)))
        predictions.append(_seconds(lambda: network.predict_on_batch(batch)))
    # The first of each is not warm.
    tell(fill=median(fills[1:]), predict=median(predictions[1:]))


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()

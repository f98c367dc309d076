"""The product's engine, to be timed.

python -m benchmarks.probe_model warm|first|fill PROFILE
"""

import sys
import time
from pathlib import Path
from statistics import median

import numpy as np

from benchmarks.probe import large_photo, seconds_of, tell
from core.geometry import Box
from core.inpainting.engine import FillJob
from core.inpainting.library_engine import library_engine
from core.model.library import ModelLibrary
from core.model.networks import build_network
from core.paths import AppPaths
from core.progress import silent

_ROUNDS = 15
_HOLE = Box.square(2000, 1500, 500)
_MODEL = "classic"


def main() -> None:
    """Make a model ready, or fill with it, and tell when or how long it took."""
    kind, profile = sys.argv[1], AppPaths.in_folder(Path(sys.argv[2]))
    match kind:
        case "warm":
            library_engine(profile, detail=False).prepare()
            tell(moment=time.monotonic())
        case "first":
            _fill_at_once(profile)
        case _:
            _time_fill(profile)


def _fill_at_once(profile: AppPaths) -> None:
    """As the program's first fill; the time for which the photo is made is left out."""
    engine = library_engine(profile, detail=True)
    engine.prepare()
    began = time.monotonic()
    job = FillJob(large_photo(), _HOLE, (_HOLE,))
    making = time.monotonic() - began
    engine.fill(job, silent)
    tell(moment=time.monotonic() - making)


def _time_fill(profile: AppPaths) -> None:
    """A warm fill against the network alone, in turns, so that both meet one load."""
    engine = library_engine(profile, detail=False)
    engine.prepare(_MODEL)
    job = FillJob(large_photo(), _HOLE, (_HOLE,))
    network = build_network(ModelLibrary(profile.models).bundle(_MODEL).card.spec)
    batch = np.zeros((1, *network.input_shape[1:]), np.float32)
    fills, predictions = [], []
    for _ in range(_ROUNDS):
        fills.append(seconds_of(lambda: engine.fill(job, silent)))
        predictions.append(seconds_of(lambda: network.predict_on_batch(batch)))
    # The first of each is not warm.
    tell(fill=median(fills[1:]), predict=median(predictions[1:]))


if __name__ == "__main__":
    main()

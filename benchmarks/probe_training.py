"""One loop of training, to be timed or weighed.

python -m benchmarks.probe_training tutorial|ours PHOTOS STEPS
python -m benchmarks.probe_training memory PHOTOS EPOCHS
"""

import resource
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import numpy as np
from PIL import Image

from benchmarks.probe import peak_memory, tell
from core.arrays import Floats
from core.dataset.holes import random_square
from core.dataset.split import Split, is_held_out_by_name
from core.errors import Cancelled
from core.model import backend
from core.model.bundle import Bundle
from core.model.library import ModelLibrary
from core.model.networks import build_network
from core.training.control import Control
from core.training.events import EpochEnded, EventSink, StepEnded, TrainingEvent
from core.training.job import TrainingJob
from core.training.loop.trainer import Trainer
from core.training.recipes import CLASSIC_RECIPE, Recipe, fine_tuning_recipe

_SIDE = CLASSIC_RECIPE.examples.side
_HOLE = 50
_BATCH = CLASSIC_RECIPE.batch_size
_CROPS = 128  # in an epoch whose memory is weighed: enough for all that it allocates
_MODEL = "landscape"


def main() -> None:
    """Train and tell the pictures a second, or the memory."""
    kind, folder, count = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    backend.start()
    match kind:
        case "tutorial":
            tell(rate=_tutorials(folder, steps=count))
        case "ours":
            tell(rate=_ours(folder, steps=count), is_fast_in_half=_is_fast_in_half())
        case _:
            second, last = _memory_after_epochs(folder, epochs=count)
            tell(second=second, last=last, peak=peak_memory())


def _tutorials(folder: Path, *, steps: int) -> float:
    """The tutorial's loop: all pictures as arrays, float32, `fit`."""
    import keras

    whole = _arrays(folder, count=_BATCH * (steps + 1))
    damaged = whole.copy()
    rng = np.random.default_rng(0)
    for picture in damaged:
        picture[random_square(rng, _SIDE, _HOLE).slices] = 0
    network = build_network(CLASSIC_RECIPE.spec)
    network.compile("adam", "mse")
    ended: list[tuple[int, float]] = []
    clock = keras.callbacks.LambdaCallback(
        on_train_batch_end=lambda step, logs=None: ended.append(
            (step, time.perf_counter())
        )
    )
    network.fit(damaged, whole, batch_size=_BATCH, verbose=0, callbacks=[clock])
    return _rate(ended)


def _arrays(folder: Path, *, count: int) -> Floats:
    pictures = [
        np.asarray(Image.open(path).convert("RGB").resize((_SIDE, _SIDE)), np.float32)
        for path in sorted(folder.iterdir())
    ]
    return np.resize(np.stack(pictures) / 255, (count, _SIDE, _SIDE, 3))


def _ours(folder: Path, *, steps: int) -> float:
    """The product's loop: streaming, in its own precision."""
    ended: list[tuple[int, float]] = []
    control = Control()

    def sink(event: TrainingEvent) -> None:
        if isinstance(event, StepEnded):
            ended.append((event.step, time.perf_counter()))
            if event.step > steps:
                control.cancel()

    recipe = replace(CLASSIC_RECIPE, crops_per_epoch=_BATCH * (steps + 2))
    with suppress(Cancelled):
        _train(folder, recipe, sink=sink, control=control)
    return _rate(ended)


def _rate(ended: Sequence[tuple[int, float]]) -> float:
    """Pictures a second from the end of the first step on, which also builds."""
    (first, begin), (last, end) = ended[0], ended[-1]
    return _BATCH * (last - first) / (end - begin)


def _memory_after_epochs(folder: Path, *, epochs: int) -> tuple[float, float]:
    """Bytes after the second and after the last epoch of fine-tuning."""
    after: list[float] = []

    def sink(event: TrainingEvent) -> None:
        if isinstance(event, EpochEnded):
            after.append(_resident())

    with tempfile.TemporaryDirectory() as empty:
        start = ModelLibrary(Path(empty)).bundle(_MODEL)
    recipe = replace(fine_tuning_recipe(start.card.spec), crops_per_epoch=_CROPS)
    _train(folder, recipe, sink=sink, start=start, epochs=epochs)
    return after[1], after[-1]


def _train(
    folder: Path,
    recipe: Recipe,
    *,
    sink: EventSink,
    control: Control | None = None,
    start: Bundle | None = None,
    epochs: int = 1,
) -> None:
    split = Split.by(folder.iterdir(), is_held_out_by_name)
    with tempfile.TemporaryDirectory() as run:
        job = TrainingJob(
            "benchmark", split, recipe, Path(run), epochs=epochs, start=start
        )
        Trainer(job, sink=sink, control=control or Control()).run()


def _is_fast_in_half() -> bool:
    """Whether the device has units of their own for products in bfloat16."""
    if backend.best_device().is_gpu:
        return True
    facts = Path("/proc/cpuinfo")
    return facts.exists() and "amx_bf16" in facts.read_text(encoding="ascii")


def _resident() -> float:
    """Bytes of this process in memory; on systems that do not tell, the most so far."""
    status = Path("/proc/self/statm")
    if not status.exists():
        return peak_memory()
    pages = int(status.read_text(encoding="ascii").split()[1])
    return float(pages * resource.getpagesize())


if __name__ == "__main__":
    main()

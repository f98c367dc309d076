"""Run by a test in a process of its own, where the backend of Keras is JAX.

    python -m tests.tools.jax_probe FOLDER

finds `model/`, a bundle, and `shards/` in the folder, and leaves its fills there and
two runs, one with a critic and one without.
"""

import sys
from dataclasses import replace
from pathlib import Path

import numpy as np

from core.model.bundle import read_bundle
from core.training.control import Control
from core.training.recipes import AdversarialTerms
from tests.tiny import TINY_SPEC, tiny_recipe

PLAIN = tiny_recipe(spec=replace(TINY_SPEC, depth=4), batch_size=8, epochs=1)
JUDGED = replace(PLAIN, learning_rate=1e-3, adversarial=AdversarialTerms(width=8))


class StopAfter(Control):
    """Ends a run after some steps, whatever the speed of the machine."""

    def __init__(self, steps: int) -> None:
        super().__init__()
        self._left = steps

    def check(self) -> bool:
        self._left -= 1
        return self._left <= 0


def main(folder: Path) -> None:
    from tools.base_training.batches import held_out_batches
    from tools.base_training.jax_learner import JaxLearner, encoded
    from tools.base_training.run import JaxRun
    from tools.base_training.shards import Shards

    batch, *_ = held_out_batches(
        Shards(folder / "shards"), PLAIN.validation, batch_size=4, most=4
    )
    learner = JaxLearner(PLAIN, precision="float32")
    learner.begin_from(read_bundle(folder / "model"))
    filled, loss = learner.fill(batch)
    inputs, targets, _ = encoded(batch.pixels, batch.masks)
    np.savez(
        folder / "filled.npz",
        pixels=batch.pixels,
        masks=batch.masks,
        inputs=inputs,
        targets=targets,
        filled=filled,
        loss=loss,
    )
    run = JaxRun(
        shards=folder / "shards",
        folder=folder / "plain",
        recipe=PLAIN,
        minutes=60,
        judge_every=3600,
        precision="float32",
        processes=1,
    )
    run.train(StopAfter(200))
    run.train(StopAfter(5))
    judged = replace(
        run,
        folder=folder / "judged",
        recipe=JUDGED,
        precision="mixed_bfloat16",
        start=folder / "plain" / "landscape",
    )
    judged.train(StopAfter(5))


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""A run under the JAX backend: the loop, its clock, and what it leaves on disk.

In the run's folder: `landscape/`, the bundle of the kept weights with the critic's
beside it (small, to be fetched); `sheet.png`, fills of held-out photos; and
`checkpoint.safetensors`, the full state, from which the run goes on.
"""

import dataclasses
import json
import shutil
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import jax
import numpy as np
from safetensors.numpy import load_file, save

from core.arrays import Floats
from core.errors import TrainingError
from core.model import backend
from core.model.bundle import read_bundle, write_bundle
from core.model.card import ModelCard
from core.training.control import Control
from core.training.loop.checkpoints import Position, load_checkpoint, save_checkpoint
from core.training.loop.schedule import learning_rate
from core.training.recipes import Recipe
from tools.base_training.batches import TrainingBatches, held_out_batches
from tools.base_training.figures import judge
from tools.base_training.jax_learner import JaxLearner
from tools.base_training.shards import Shards

NAME = "landscape"
CRITIC = "critic.safetensors"
_TELL_EVERY = 50  # steps
_HELD_OUT = 512  # photos; enough for 0.1 dB


@dataclass(frozen=True, slots=True)
class JaxRun:
    """One sitting.

    Attributes:
        shards: Folder of packed photos.
        folder: Of the run.
        recipe: How to train.
        minutes: Of training, all sittings together; the learning rate follows them.
        judge_every: Seconds between two judgements, which also write the disk.
        precision: A Keras dtype policy.
        sitting: Minutes after which to end this sitting; None is no limit.
        start: Bundle to take the first weights from; None starts with fresh ones.
        processes: To cut examples with.
        seed: Of weights, order, crops and holes.
    """

    shards: Path
    folder: Path
    recipe: Recipe
    minutes: float
    judge_every: float
    precision: str
    sitting: float | None = None
    start: Path | None = None
    processes: int = 4
    seed: int = 0

    def train(self, control: Control) -> None:
        """Train until the minutes are over or somebody stops the run.

        Raises:
            FileNotFoundError: There are no packed photos.
            ModelError: The start cannot be used.
            TrainingError: The run in the folder is another one, or it diverged.
        """
        _Sitting(self, control).go()


class _Sitting:
    def __init__(self, run: JaxRun, control: Control) -> None:
        self._run = run
        self._control = control
        self._position = Position(recipe=_fingerprint(run.recipe))
        self._best: list[Floats] = []
        self._learner = JaxLearner(run.recipe, precision=run.precision, seed=run.seed)
        shards = Shards(run.shards)
        self._pictures = len(shards.training)
        self._held_out = held_out_batches(
            shards,
            run.recipe.validation,
            batch_size=min(run.recipe.batch_size, 32),
            most=_HELD_OUT,
        )

    def go(self) -> None:
        self._prepare()
        self._begun = time.monotonic()
        self._clock = self._begun - self._position.seconds
        self._judge()
        recipe = self._run.recipe
        with TrainingBatches(
            self._run.shards,
            recipe.examples,
            batch_size=recipe.batch_size,
            seed=self._run.seed + self._position.step,
            processes=self._run.processes,
        ) as batches:
            self._learn_from(batches)
        if self._judged_step != self._position.step:
            self._judge()

    def _prepare(self) -> None:
        run = self._run
        found = load_checkpoint(run.folder)
        if found is not None:
            if found[0].recipe != self._position.recipe:
                msg = f"The run in {run.folder} has another recipe; use another folder."
                raise TrainingError(msg)
            self._position, arrays = found
            self._learner.restore(arrays)
            self._best = [arrays[n] for n in sorted(arrays) if n.startswith("best/")]
        elif run.start is not None:
            self._learner.begin_from(read_bundle(run.start))
            if (run.start / CRITIC).exists() and run.recipe.adversarial:
                self._learner.restore(load_file(run.start / CRITIC))
        _tell(
            "started",
            device=jax.devices()[0].device_kind,
            photos=self._pictures,
            held_out=sum(len(batch.pixels) for batch in self._held_out),
            step=self._position.step,
            recipe=self._position.recipe,
        )

    def _learn_from(self, batches: TrainingBatches) -> None:
        judged_at = told_at = time.monotonic()
        losses = []
        for batch in batches:
            rate = learning_rate(
                self._run.recipe,
                step=self._position.step,
                progress=self._seconds() / (60 * self._run.minutes),
            )
            losses.append(self._learner.step(batch, learning_rate=rate))
            self._advance()
            if len(losses) == _TELL_EVERY:
                loss = float(np.mean([np.asarray(loss) for loss in losses]))
                now = time.monotonic()
                speed = self._run.recipe.batch_size * len(losses) / (now - told_at)
                _tell(
                    "steps",
                    step=self._position.step,
                    seconds=round(self._seconds()),
                    loss=round(loss, 5),
                    rate=rate,
                    pictures_per_second=round(speed, 1),
                )
                losses, told_at = [], time.monotonic()
            if time.monotonic() - judged_at >= self._run.judge_every:
                self._judge()
                judged_at = told_at = time.monotonic()
            if self._is_over():
                return

    def _is_over(self) -> bool:
        sitting = self._run.sitting
        is_late = self._seconds() >= 60 * self._run.minutes
        if sitting is not None:
            is_late |= time.monotonic() - self._begun >= 60 * sitting
        return self._control.check() or is_late

    def _advance(self) -> None:
        self._position = dataclasses.replace(
            self._position, step=self._position.step + 1, seconds=self._seconds()
        )

    def _judge(self) -> None:
        """Judge the averaged weights, keep them when they are the best, and save."""
        self._judged_step = self._position.step
        figures, sheet = judge(self._learner, self._held_out)
        _tell("judged", step=self._position.step, **dataclasses.asdict(figures))
        if not np.isfinite(figures.loss):
            msg = "The run diverged: its loss is no number any more."
            raise TrainingError(msg)
        # A critic gives up nearness for looks: then the last weights are the best.
        if figures.loss < self._position.best_loss or self._run.recipe.adversarial:
            self._best = self._learner.kept_weights()
            self._position = dataclasses.replace(self._position, best_loss=figures.loss)
        folder = self._run.folder
        best = {f"best/{n:03d}": array for n, array in enumerate(self._best)}
        save_checkpoint(folder, self._position, self._learner.state() | best)
        sheet.save(folder / "sheet.png")
        self._write_bundle(folder / NAME)

    def _write_bundle(self, folder: Path) -> None:
        card = card_of(
            self._position,
            self._run.recipe,
            pictures=self._pictures,
            device=jax.devices()[0].device_kind,
        )
        fresh = folder.with_name(f"{NAME}-new")
        shutil.rmtree(fresh, ignore_errors=True)
        write_bundle(fresh, card, named(self._best))
        critic = self._learner.critic_weights()
        if critic:
            halves = {name: array.astype(np.float16) for name, array in critic.items()}
            (fresh / CRITIC).write_bytes(save(halves))
        shutil.rmtree(folder, ignore_errors=True)
        fresh.rename(folder)

    def _seconds(self) -> float:
        return time.monotonic() - self._clock


def card_of(
    position: Position, recipe: Recipe, *, pictures: int, device: str
) -> ModelCard:
    """The card of the weights that a run has kept."""
    return ModelCard(
        name=NAME,
        spec=recipe.spec,
        pictures=pictures,
        epochs=position.best_epoch or position.step * recipe.batch_size // pictures,
        seconds=round(position.seconds),
        device=device,
        versions=backend.versions(),
        created=datetime.now(UTC).isoformat(timespec="seconds"),
    )


def named(weights: Sequence[Floats]) -> dict[str, Floats]:
    """As bundles name them."""
    return {f"{number:03d}": array for number, array in enumerate(weights)}


def _fingerprint(recipe: Recipe) -> str:
    return f"{recipe} {recipe.adversarial} jax"


def _tell(event: str, **facts: object) -> None:
    at = datetime.now(UTC).isoformat(timespec="seconds")
    print(json.dumps({"event": event, "at": at} | facts), flush=True)

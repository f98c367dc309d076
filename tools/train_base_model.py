"""Train the network of the base model: the recipe of the shipped weights.

    python -m tools.train_base_model --photos DIR --runs DIR --minutes 110

trains with the product's own trainer, on TensorFlow. Where there is a GPU but no
TensorFlow, the same recipe runs under the JAX backend of Keras, from packed photos:

    python -m tools.train_base_model --shards DIR --runs DIR --minutes 9

Goes on from the checkpoint in the runs folder when there is one. `--from BUNDLE`
starts from a model's weights; `--stage adversarial`, with a critic, should. Progress
is printed as JSON, one event a line. `--export FOLDER` writes the kept weights as a
bundle and trains no further.
"""

import argparse
import dataclasses
import json
import os
import signal
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from PIL import Image
from safetensors.numpy import load_file

from core.dataset.scan import scan_folder
from core.dataset.split import Split, is_held_out_by_name
from core.model import backend
from core.model.bundle import CARD, WEIGHTS, read_bundle, write_bundle
from core.model.card import ModelCard
from core.training.control import Control
from core.training.events import StepEnded, TrainingEvent
from core.training.job import TrainingJob
from core.training.loop.checkpoints import load_checkpoint
from core.training.loop.trainer import Trainer
from core.training.recipes import BASE_RECIPE, SHARP_RECIPE, Recipe

NAME = "landscape"
STAGES = {"l1": BASE_RECIPE, "adversarial": SHARP_RECIPE}
_LARGE = 600  # px of the short side: such a photo holds many different crops
_CROPS_OF_LARGE = 10
_TELL_EVERY = 20  # steps


def main() -> int:
    """Train, or export what was trained."""
    arguments = _arguments()
    run = arguments.runs / _run_name(arguments.stage)
    if arguments.export:
        return _export(run, arguments.export)
    control = Control()
    signal.signal(signal.SIGINT, lambda *_: control.stop())
    signal.signal(signal.SIGTERM, lambda *_: control.stop())
    if arguments.shards:
        _train_with_jax(arguments, run, control)
    else:
        _train(arguments, run, control)
    return 0


def _run_name(stage: str) -> str:
    return NAME if stage == "l1" else f"{NAME}-{stage}"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    add = parser.add_argument
    source = parser.add_mutually_exclusive_group()
    source.add_argument("--photos", type=Path, help="folder of photos; on TensorFlow")
    source.add_argument("--shards", type=Path, help="folder of packed photos; on JAX")
    add("--runs", type=Path, required=True, help="for the checkpoints")
    add("--minutes", type=float, default=110, help="of training, all sittings together")
    add("--sitting", type=float, help="end this sitting after so many; JAX only")
    add("--stage", choices=STAGES, default="l1", help="which training")
    add("--from", type=Path, dest="start", help="bundle to take the first weights from")
    add("--batch", type=int, help="pictures in a step, instead of the recipe's")
    add("--rate", type=float, help="highest learning rate, instead of the recipe's")
    add("--judge-every", type=float, default=60, help="seconds; JAX only")
    add("--precision", help="Keras dtype policy; JAX only")
    add("--processes", type=int, default=os.cpu_count() or 4, help="JAX only")
    add("--export", type=Path, help="write a bundle into this folder")
    arguments = parser.parse_args()
    if not (arguments.photos or arguments.shards or arguments.export):
        parser.error("name the --photos or the --shards to train on")
    return arguments


def _recipe(arguments: argparse.Namespace) -> Recipe:
    recipe = STAGES[arguments.stage]
    if arguments.batch:
        recipe = dataclasses.replace(recipe, batch_size=arguments.batch)
    if arguments.rate:
        recipe = dataclasses.replace(recipe, learning_rate=arguments.rate)
    return recipe


def _train(arguments: argparse.Namespace, run: Path, control: Control) -> None:
    Trainer(
        TrainingJob(
            split=Split.by(_weighted(arguments.photos), is_held_out_by_name),
            name=NAME,
            recipe=_recipe(arguments),
            run_folder=run,
            epochs=1_000_000,
            minutes=arguments.minutes,
            is_resumed=True,
            start=read_bundle(arguments.start) if arguments.start else None,
        ),
        sink=_tell,
        control=control,
    ).run()


def _train_with_jax(arguments: argparse.Namespace, run: Path, control: Control) -> None:
    os.environ.setdefault("KERAS_BACKEND", "jax")
    import jax

    from tools.base_training.run import JaxRun

    has_gpu = jax.default_backend() == "gpu"
    JaxRun(
        shards=arguments.shards,
        folder=run,
        recipe=_recipe(arguments),
        minutes=arguments.minutes,
        judge_every=arguments.judge_every,
        precision=arguments.precision or ("mixed_bfloat16" if has_gpu else "float32"),
        sitting=arguments.sitting,
        start=arguments.start,
        processes=arguments.processes,
    ).train(control)


def _weighted(folder: Path) -> Iterator[Path]:
    """Every photo, the large ones several times."""
    for path in scan_folder(folder).paths:
        with Image.open(path) as image:
            is_large = min(image.size) >= _LARGE
        yield from [path] * (_CROPS_OF_LARGE if is_large else 1)


def _tell(event: TrainingEvent) -> None:
    if isinstance(event, StepEnded) and event.step % _TELL_EVERY:
        return
    line = {"event": type(event).__name__, "at": datetime.now(UTC).isoformat()}
    print(json.dumps(line | dataclasses.asdict(event), default=str), flush=True)


def _export(run: Path, folder: Path) -> int:
    if (run / NAME / CARD).exists():
        # Written beside the checkpoint, or fetched without it from another machine.
        card = read_bundle(run / NAME).card
        write_bundle(
            folder,
            dataclasses.replace(card, name=folder.name),
            load_file(run / NAME / WEIGHTS),
        )
        return 0
    found = load_checkpoint(run)
    if found is None:
        print(f"There is no checkpoint in {run}.", file=sys.stderr)
        return 1
    position, arrays = found
    weights = {
        name.removeprefix("best/"): array
        for name, array in arrays.items()
        if name.startswith("best/")
    }
    backend.start()
    card = ModelCard(
        name=folder.name,
        spec=BASE_RECIPE.spec,
        epochs=position.best_epoch,
        seconds=round(position.seconds),
        device="CPU",
        versions=backend.versions(),
        created=datetime.now(UTC).isoformat(timespec="seconds"),
    )
    write_bundle(folder, card, weights)
    return 0


if __name__ == "__main__":
    sys.exit(main())

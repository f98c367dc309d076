"""Train the network of the base model: the recipe of the shipped weights.

    python -m tools.train_base_model --photos DIR --runs DIR --minutes 110

Goes on from the checkpoint in the runs folder when there is one. Progress is printed
as JSON, one event a line. `--export FOLDER` writes the best weights so far as a
bundle and trains no further.
"""

import argparse
import dataclasses
import json
import signal
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from PIL import Image

from core.dataset.scan import scan_folder
from core.model import backend
from core.model.bundle import write_bundle
from core.model.card import ModelCard
from core.training.checkpoints import load_checkpoint
from core.training.control import Control
from core.training.events import StepEnded, TrainingEvent
from core.training.options import TrainingOptions
from core.training.recipes import BASE_RECIPE
from core.training.trainer import Trainer

NAME = "landscape"
_LARGE = 600  # px of the short side: such a photo holds many different crops
_CROPS_OF_LARGE = 10
_TELL_EVERY = 20  # steps


def main() -> int:
    """Train, or export what was trained."""
    options = _arguments()
    run = options.runs / NAME
    if options.export:
        return _export(run, options.export)
    control = Control()
    signal.signal(signal.SIGINT, lambda *_: control.stop())
    signal.signal(signal.SIGTERM, lambda *_: control.stop())
    Trainer(
        TrainingOptions(
            photos=tuple(_weighted(options.photos)),
            name=NAME,
            recipe=BASE_RECIPE,
            run_folder=run,
            epochs=1_000_000,
            minutes=options.minutes,
            is_resumed=True,
        ),
        sink=_tell,
        control=control,
    ).run()
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--photos", type=Path, required=True, help="folder of photos")
    parser.add_argument("--runs", type=Path, required=True, help="for the checkpoint")
    parser.add_argument(
        "--minutes", type=float, default=110, help="of training, all sittings together"
    )
    parser.add_argument("--export", type=Path, help="write a bundle into this folder")
    return parser.parse_args()


def _weighted(folder: Path) -> Iterator[Path]:
    """Every photo, the large ones several times."""
    for path in scan_folder(folder).accepted:
        with Image.open(path) as image:
            is_large = min(image.size) >= _LARGE
        yield from [path] * (_CROPS_OF_LARGE if is_large else 1)


def _tell(event: TrainingEvent) -> None:
    if isinstance(event, StepEnded) and event.step % _TELL_EVERY:
        return
    line = {"event": type(event).__name__, "at": datetime.now(UTC).isoformat()}
    print(json.dumps(line | dataclasses.asdict(event), default=str), flush=True)


def _export(run: Path, folder: Path) -> int:
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

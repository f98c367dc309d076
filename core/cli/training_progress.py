"""What a training run shows on the terminal."""

import sys
from types import TracebackType
from typing import Self

from tqdm import tqdm

from core.training.events import (
    EpochEnded,
    Phase,
    PhaseChanged,
    RunFinished,
    RunStarted,
    StepEnded,
    TrainingEvent,
)

_WORDS = {
    Phase.STARTING: "Starting TensorFlow",
    Phase.TRAINING: "Training",
    Phase.VALIDATING: "Validating",
    Phase.COMPARING: "Scoring on held-out photos",
    Phase.SAVING: "Saving",
}


class TrainingProgress:
    """An event sink: a bar for each epoch on a terminal, a line an epoch anywhere."""

    def __init__(self) -> None:
        """Show nothing yet."""
        self._bar = tqdm(disable=not sys.stderr.isatty(), leave=False, unit="step")

    def __enter__(self) -> Self:
        """Nothing to start."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Leave the terminal as it was."""
        self._bar.close()

    def __call__(self, event: TrainingEvent) -> None:
        """Show one event."""
        match event:
            case PhaseChanged(phase):
                self._bar.set_description(_WORDS[phase])
            case StepEnded():
                self._bar.total = event.steps
                self._bar.n = event.step
                speed = f"{event.pictures_per_second:.1f} pictures/s"
                self._bar.set_postfix_str(f"loss {event.loss:.5f}, {speed}")
            case RunStarted():
                self._say(
                    f"{event.photos} photos to train on, {event.held_out} held out, "
                    f"{event.epochs} epochs on {event.device}."
                )
            case EpochEnded():
                self._say(
                    f"Epoch {event.epoch}/{event.epochs}: loss {event.loss:.5f}, "
                    f"validation {event.validation_loss:.5f} "
                    f"(best: epoch {event.best_epoch}), {event.seconds:.0f} s"
                )
            case RunFinished():
                self._say(_verdict(event))
            case _:
                pass

    def _say(self, line: str) -> None:
        self._bar.clear()
        print(line, flush=True)


def _verdict(event: RunFinished) -> str:
    card = event.result.card
    lines = [f"The model {card.name} is in the library (epoch {card.epochs})."]
    lines += [
        f"On {score.pictures} held-out photos ({protocol}): PSNR {score.psnr:.2f} dB, "
        f"SSIM {score.ssim:.3f}, L1 {score.l1:.4f}, sharp {score.sharp:.2f}, "
        f"seam {score.seam:.2f}."
        for protocol, score in card.scores.items()
    ]
    return "\n".join(lines)

"""Whether a new model is better, in plain words."""

import shlex

from core.training.comparison import Comparison
from core.training.events import TrainingResult


def is_better(result: TrainingResult) -> bool:
    """Whether the new model deserves to be used; with no other model it does."""
    return result.comparison is None or result.comparison.is_better


def verdict(result: TrainingResult) -> str:
    """One line of judgement, and one of figures for those who read them."""
    card = result.card
    lines = [f"The model {card.name} is in the library (epoch {card.epochs})."]
    if result.comparison:
        lines += [_judgement(result.comparison), _figures(result.comparison)]
    return "\n".join(lines)


def consequence(result: TrainingResult, *, is_used: bool) -> str:
    """What becomes of the new model, in one line.

    Args:
        result: Of its run.
        is_used: Whether it was made the one in use.
    """
    name, found = result.card.name, result.comparison
    if is_used:
        return f"{name} is now the model in use."
    if found is None or found.is_better:
        return f"To use it: {shlex.join(['mendscape', 'models', 'use', name])}"
    return f"{found.current_name} is kept; {name} stays in the library unused."


def _judgement(found: Comparison) -> str:
    where = f"than {found.current_name}, on {found.photos} held-out photos"
    if found.is_better:
        return (
            f"Better on your photos by {_percent(found.gain)} (between "
            f"{_percent(found.low)} and {_percent(found.high)}) {where}."
        )
    return (
        f"Not better on your photos: {_signed(found.gain)} (between "
        f"{_signed(found.low)} and {_signed(found.high)}) {where}."
    )


def _figures(found: Comparison) -> str:
    new, current = found.new, found.current
    return (
        f"L1 {new.l1:.4f} ({found.current_name}: {current.l1:.4f}), "
        f"PSNR {new.psnr:.2f} dB ({current.psnr:.2f}), "
        f"SSIM {new.ssim:.3f} ({current.ssim:.3f}), "
        f"sharp {new.sharp:.2f} ({current.sharp:.2f}), "
        f"seam {new.seam:.2f} ({current.seam:.2f})."
    )


def _signed(part: float) -> str:
    return f"{_percent(abs(part))} {'worse' if part < 0 else 'better'}"


_ROUGH = 0.02
"""Gains below it are told with a digit after the point."""


def _percent(part: float) -> str:
    return f"{100 * part:.{1 if abs(part) < _ROUGH else 0}f} %"

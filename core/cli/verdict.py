"""Whether a new model is better, in plain words."""

from functools import partial

from core.shell_words import typed
from core.training.comparison import Comparison
from core.training.events import TrainingResult


def is_better(result: TrainingResult) -> bool:
    """Whether the new model deserves to be used; with no other model it does."""
    return result.comparison is None or result.comparison.is_better


def verdict(result: TrainingResult, *, place: str = "the library") -> str:
    """One line of judgement, and one of figures for those who read them.

    Args:
        result: Of the run.
        place: Where its model is, for people.
    """
    card = result.card
    which = f"epoch {card.epochs}" if card.epochs else "no epoch improved the start"
    lines = [f"The model {card.name} is in {place} ({which})."]
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
        return f"To use it: {typed('mendscape', 'models', 'use', name)}"
    return f"{found.current_name} is kept; {name} stays in the library unused."


def _judgement(found: Comparison) -> str:
    ends = (found.gain, found.low, found.high)
    tell = partial(_percent, is_fine=min(abs(end) for end in ends) < _FINE)
    where = f"{found.current_name}, on {found.photos} held-out photos"
    if found.is_better:
        return (
            f"Better on your photos by {tell(found.gain)} (between {tell(found.low)} "
            f"and {tell(found.high)}) than {where}."
        )
    if found.high < 0:
        return (
            f"Worse on your photos by {tell(-found.gain)} (between "
            f"{tell(-found.high)} and {tell(-found.low)}) than {where}."
        )
    return (
        f"Not better on your photos: the gain is between {tell(found.low)} and "
        f"{tell(found.high)}, compared with {where}."
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


_FINE = 0.0195
"""Parts below it are told with a digit after the point."""


def _percent(part: float, *, is_fine: bool) -> str:
    return f"{100 * part:.{int(is_fine)}f} %"

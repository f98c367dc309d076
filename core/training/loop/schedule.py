"""The learning rate over a run."""

import math

from core.training.recipes import Recipe


def learning_rate(recipe: Recipe, *, step: int, progress: float) -> float:
    """Linear warm-up, then level, then down to zero along a half cosine.

    Args:
        recipe: Gives the highest rate, the warm-up and the cool-down.
        step: Done so far, over all epochs.
        progress: Done part of the run, 0..1.
    """
    rate = recipe.learning_rate
    if recipe.warmup_steps:
        rate *= min(1.0, (step + 1) / recipe.warmup_steps)
    if recipe.cooldown:
        into = max(0.0, progress - (1 - recipe.cooldown)) / recipe.cooldown
        rate *= (1 + math.cos(math.pi * min(1.0, into))) / 2
    return rate

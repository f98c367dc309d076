"""From a recipe to the optimizers of Keras."""

from typing import Any

from core.training.recipes import AdversarialTerms, Optimizer, Recipe

KerasOptimizer = Any
"""A `keras.optimizers.Optimizer`; Keras ships no types."""


def build_optimizer(recipe: Recipe) -> KerasOptimizer:
    """The optimizer of the network."""
    import keras

    clip = recipe.clip or None
    match recipe.optimizer:
        case Optimizer.ADAM:
            return keras.optimizers.Adam(recipe.learning_rate, global_clipnorm=clip)
        case Optimizer.ADAMW:
            return keras.optimizers.AdamW(
                recipe.learning_rate, weight_decay=0.01, global_clipnorm=clip
            )


def build_critic_optimizer(terms: AdversarialTerms) -> KerasOptimizer:
    """The optimizer of the critic: little momentum, since its target moves."""
    import keras

    return keras.optimizers.Adam(terms.learning_rate, beta_1=0.5, beta_2=0.99)

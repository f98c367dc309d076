"""Which other fills of a square are worth looking at. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.repair import WantedRepair

_CLASSIC = "classic"
"""The shipped model that fills a square in one way only."""


def proposals(one: WantedRepair) -> tuple[WantedRepair, ...]:
    """Other ways to fill the square of a repair, the most promising first.

    Other seeds paint other texture; without any, skies and water often look best.

    Args:
        one: As it is filled now.
    """
    if one.model == _CLASSIC:
        one = replace(one, model=None)
        return (one, _textured(one, 1), _smooth(one))
    if one.is_smooth:
        return (_textured(one, 0), _textured(one, 1), _classic(one))
    return (_textured(one, 1), _textured(one, 2), _smooth(one), _classic(one))


def tried_again(one: WantedRepair) -> WantedRepair:
    """The same square with the texture of another seed."""
    return _textured(one, 1)


def _textured(one: WantedRepair, further: int) -> WantedRepair:
    return replace(one, seed=one.seed + further, is_smooth=False)


def _smooth(one: WantedRepair) -> WantedRepair:
    return replace(one, is_smooth=True)


def _classic(one: WantedRepair) -> WantedRepair:
    return replace(one, model=_CLASSIC, is_smooth=False)

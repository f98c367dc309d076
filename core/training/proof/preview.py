"""Previews while a run goes on: seldom enough, and never to its harm."""

import logging
import time
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path

from core.arrays import Floats
from core.errors import Cancelled, PhotosGone
from core.training.control import Suspended
from core.training.events import EventSink, PreviewReady
from core.training.proof.contest import Contest
from core.training.proof.preview_grid import PreviewGrid, choose_trials

_REST = 19  # times as long as a preview took: 5 % of the time at most

_log = logging.getLogger(__name__)


class Previews:
    """Shows held-out photos filled with the weights of now.

    Nothing is loaded before the first preview. One that fails is logged, and the run
    goes on without it.

    Args:
        contest: The network in training and the model in use.
        photos: Held-out ones.
        seed: Of the choice among them.
        sink: Told the previews.
        look: Called several times a second; may raise Cancelled or Suspended.
        clock: Seconds.
    """

    def __init__(
        self,
        contest: Contest,
        photos: Sequence[Path],
        *,
        seed: int,
        sink: EventSink,
        look: Callable[[], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._contest = contest
        self._photos = photos
        self._seed = seed
        self._sink = sink
        self._look = look
        self._clock = clock
        self._is_first = True
        self._next_at = float("-inf")

    def follow(self, epoch: int, weights: Sequence[Floats]) -> None:
        """Make a preview unless the last one was made a short while ago.

        Args:
            epoch: Finished ones.
            weights: Of the network, in its order.

        Raises:
            Cancelled: Passed on from the look; Suspended as well.
        """
        began = self._clock()
        if began < self._next_at:
            return
        self.make(epoch, weights)
        ended = self._clock()
        if not self._is_first:
            self._next_at = ended + _REST * (ended - began)
        # The first one also loads everything, once: that says nothing of the others.
        self._is_first = False

    def make(self, epoch: int, weights: Sequence[Floats]) -> None:
        """Make a preview now; arguments and errors are those of `follow`."""
        try:
            png = self._grid.png(self._contest.filler_of(weights))
        except (Cancelled, Suspended):
            raise
        except Exception:  # noqa: BLE001 - hours of training matter more than a picture
            _log.warning("No preview after epoch %d.", epoch, exc_info=True)
        else:
            self._sink(PreviewReady(epoch, png, self._grid.rows))

    @cached_property
    def _grid(self) -> PreviewGrid:
        trials = choose_trials(self._photos, seed=self._seed, look=self._look)
        if not trials:
            raise PhotosGone
        current = self._contest.current
        filler = current.filler if current else None
        return PreviewGrid(trials, filler, look=self._look)

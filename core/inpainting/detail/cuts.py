"""Where to change from one source to the next: the cheapest cuts.

Four windows lie over every pixel of the hole, so that it has four sources to choose
from. A change between neighbouring pixels costs what the two sources disagree about
both pixels, and a source beside the hole costs what it disagrees with the known pixel
(Kwatra et al., "Graphcut Textures", 2003). The minimum is found by min-sum belief
propagation, which needs nothing but whole-array arithmetic.
"""

import numpy as np

from core.arrays import Floats, Mask
from core.inpainting.detail.choice import Choice
from core.inpainting.detail.lattice import Ints
from core.inpainting.detail.scene import Scene
from core.progress import Report

_ROUNDS = 20
_DAMPING = 0.5
_DEAREST_CUT = 0.5
_FORBIDDEN = 10.0
_LAYERS = 4


def cut(
    scene: Scene, choice: Choice, rows: Ints, columns: Ints, *, report: Report
) -> tuple[Ints, Ints]:
    """Give each pixel of a rectangle the source of one of its windows.

    Args:
        scene: The picture and its hole.
        choice: A source for each window.
        rows: (h, w) picture rows of the rectangle around the hole.
        columns: (h, w) picture columns.
        report: Told the done part; may raise Cancelled.

    Returns:
        Rows and columns, each (h, w), from every pixel to its source; 0 outside the
        hole.
    """
    down, right, is_there = _offsets(choice, rows, columns)
    hole = scene.hole[rows, columns]
    vertical, own_v = _changes(scene, (rows, columns), (down, right), hole, (1, 0))
    horizontal, own_h = _changes(scene, (rows, columns), (down, right), hole, (0, 1))
    own = np.where(is_there, own_v + own_h, _FORBIDDEN)
    labels = _cheapest(own, vertical, horizontal, report)
    picked = labels[None]
    down = np.take_along_axis(down, picked, axis=0)[0]
    right = np.take_along_axis(right, picked, axis=0)[0]
    return np.where(hole, down, 0), np.where(hole, right, 0)


def _offsets(choice: Choice, rows: Ints, columns: Ints) -> tuple[Ints, Ints, Mask]:
    """For each layer of windows and each pixel: to its source, and is there one."""
    windows = np.stack(
        [choice.lattice.layer(rows, columns, layer) for layer in range(_LAYERS)]
    )
    is_there = (windows >= 0) & choice.is_used[windows]
    down = np.where(is_there, choice.down[windows], 0)
    right = np.where(is_there, choice.right[windows], 0)
    return down, right, np.asarray(is_there, np.bool_)


def _changes(
    scene: Scene,
    grid: tuple[Ints, Ints],
    offsets: tuple[Ints, Ints],
    hole: Mask,
    step: tuple[int, int],
) -> tuple[Floats, Floats]:
    """Costs of changing source between neighbours, and of meeting known pixels.

    Grid and offsets are rows and columns, (h, w) and (layers, h, w); the step is
    (1, 0) for vertical neighbours and (0, 1) for horizontal ones.

    Returns:
        (layers here, layers there, h', w') and (layers, h, w).
    """
    height, width = hole.shape
    here = (slice(0, height - step[0]), slice(0, width - step[1]))
    there = (slice(step[0], height), slice(step[1], width))

    def seen(place: tuple[slice, slice], source: tuple[slice, slice]) -> Floats:
        """Pixels at a place through the sources of another."""
        y = grid[0][place] + offsets[0][:, *source]
        x = grid[1][place] + offsets[1][:, *source]
        return _at(scene.picture, y, x)

    here_by_here, here_by_there = seen(here, here), seen(here, there)
    there_by_here, there_by_there = seen(there, here), seen(there, there)
    costs = _difference(here_by_here[:, None], here_by_there[None])
    costs += _difference(there_by_here[:, None], there_by_there[None])
    costs = np.minimum(costs, _DEAREST_CUT)
    costs[..., ~(hole[here] & hole[there])] = 0

    own = np.zeros((len(offsets[0]), height, width), np.float32)
    picture = _at(scene.picture, *grid)
    known = scene.known[grid]
    before, after = known[here] & hole[there], known[there] & hole[here]
    own[:, *there] += _difference(picture[here], here_by_there) * before
    own[:, *here] += _difference(picture[there], there_by_here) * after
    return costs, own


def _difference(a: Floats, b: Floats) -> Floats:
    """Squared distance of colours; three sums are faster than one over an axis."""
    luminance, blue, red = (np.square(a[..., c] - b[..., c]) for c in range(3))
    return np.asarray(luminance + blue + red)


def _at(picture: Floats, rows: Ints, columns: Ints) -> Floats:
    height, width = picture.shape[:2]
    return picture[np.clip(rows, 0, height - 1), np.clip(columns, 0, width - 1)]


def _cheapest(
    own: Floats, vertical: Floats, horizontal: Floats, report: Report
) -> Ints:
    """Labels of the least total cost that belief propagation finds, (h, w)."""
    up, down, left, right = (np.zeros_like(own, np.float32) for _ in range(4))
    for turn in range(_ROUNDS):
        total = own + up + down + left + right
        _pass(up[:, 1:], (total - down)[:, :-1], vertical)
        _pass(down[:, :-1], (total - up)[:, 1:], vertical.swapaxes(0, 1))
        _pass(left[:, :, 1:], (total - right)[:, :, :-1], horizontal)
        _pass(right[:, :, :-1], (total - left)[:, :, 1:], horizontal.swapaxes(0, 1))
        report((turn + 1) / _ROUNDS)
    labels: Ints = (own + up + down + left + right).argmin(axis=0)
    return labels


def _pass(message: Floats, belief: Floats, costs: Floats) -> None:
    """Renew the messages from one pixel to the next, in place, with damping."""
    fresh = (belief[:, None] + costs).min(axis=0)
    fresh -= fresh.min(axis=0)
    message *= _DAMPING
    message += (1 - _DAMPING) * fresh

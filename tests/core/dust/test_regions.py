"""Connected regions are those that anybody would draw."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from core.dust.regions import joined_runs, labelled, runs_of

MASKS = st.tuples(st.integers(1, 12), st.integers(1, 12)).flatmap(
    lambda shape: arrays(np.bool_, shape)
)


def regions(mask: np.ndarray) -> set[frozenset[tuple[int, int]]]:
    """By walking from pixel to pixel."""
    left = {(int(y), int(x)) for y, x in np.argwhere(mask)}
    found = set()
    while left:
        waiting, region = [left.pop()], set()
        while waiting:
            y, x = waiting.pop()
            region.add((y, x))
            near = {(y + dy, x + dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1)} & left
            left -= near
            waiting += near
        found.add(frozenset(region))
    return found


@given(MASKS)
def test_pixels_that_touch_have_one_number(mask: np.ndarray) -> None:
    runs = runs_of(mask)
    numbers = labelled(runs, mask.shape[1])
    rows, columns = runs.pixels()
    of = np.repeat(numbers, runs.lengths)
    found = {
        frozenset(zip(rows[of == n].tolist(), columns[of == n].tolist(), strict=True))
        for n in set(of.tolist())
    }
    assert found == regions(mask)
    assert set(numbers.tolist()) == set(range(len(found)))


@given(MASKS, st.integers(0, 12))
def test_bands_give_the_runs_of_the_whole(mask: np.ndarray, cut: int) -> None:
    whole = runs_of(mask)
    bands = joined_runs([runs_of(mask[:cut]), runs_of(mask[cut:], top=cut)])
    if cut <= len(mask):
        for name in ("rows", "starts", "ends"):
            assert np.array_equal(getattr(bands, name), getattr(whole, name))

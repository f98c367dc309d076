"""The figures of the dust finder mean what they say."""

import numpy as np

from benchmarks.dust import as_text, measured
from benchmarks.dust_damage import Kind, dusty
from tests.core.dust.scans import scan


def test_the_truth_is_where_the_dust_is() -> None:
    clean = scan(900, 700)
    pixels, marks = dusty(clean, np.random.default_rng(2), count=40)
    there = np.zeros(clean.shape[:2], np.bool_)
    for mark in marks:
        there[mark.box.slices] |= mark.mask
        assert mark.mask.any()
    changed = np.abs(pixels.astype(int) - clean).max(axis=-1) > 40
    assert (changed & ~there).sum() < 0.2 * changed.sum()
    assert {mark.kind for mark in marks} == set(Kind)
    assert {mark.is_bright for mark in marks} == {False, True}


def test_the_same_seed_draws_the_same_dust() -> None:
    clean = scan()
    first, second = (dusty(clean, np.random.default_rng(5), count=9) for _ in range(2))
    assert np.array_equal(first[0], second[0])


def test_what_is_found_and_what_is_not_is_counted() -> None:
    totals = measured(iter([("a", scan(900, 700))]))
    assert totals.megapixels == 0.63
    usual = next(each for each in totals.tallies if each.sensitivity == 50)
    assert usual.drawn["plain"] <= usual.drawn["seen"]
    assert usual.recall("plain") > 0.5
    assert usual.precision > 0.7
    recalls = [each.recall("seen") for each in totals.tallies]
    assert recalls == sorted(recalls)
    assert "| 50 |" in as_text(totals)

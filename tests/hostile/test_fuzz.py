"""A short, seeded part of what `make fuzz` does: any bytes, a value or our error."""

import pytest

from tests.hostile.mutation import mutated
from tests.hostile.targets import TARGETS

INPUTS = 250


@pytest.mark.filterwarnings("ignore")
@pytest.mark.no_qt_log
@pytest.mark.parametrize("name", TARGETS)
def test_any_bytes_end_in_a_value_or_in_an_error_of_ours(name: str) -> None:
    target = TARGETS[name]
    seeds = list(target.seeds())
    for data in (*seeds, *mutated(seeds, INPUTS, seed=5)):
        target.run(data)


def test_the_same_seed_spoils_in_the_same_way() -> None:
    first, again, other = (
        list(mutated([b"a file of some length"], 50, seed)) for seed in (1, 1, 2)
    )
    assert first == again
    assert first != other

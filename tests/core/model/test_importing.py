import gc
import sys
from collections.abc import Iterator
from types import ModuleType

import pytest

from core.model.importing import only_what_is_used


@pytest.fixture(autouse=True)
def _fresh_process(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As in a fresh process, whatever was tested before."""
    monkeypatch.delitem(sys.modules, "sklearn", raising=False)
    yield
    gc.unfreeze()


def test_nothing_is_collected_meanwhile_but_afterwards_it_is() -> None:
    with only_what_is_used():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_what_was_made_is_passed_over_when_garbage_is_looked_for() -> None:
    with only_what_is_used():
        kept = [[number] for number in range(100)]
    looked_through = {id(one) for one in gc.get_objects()}
    assert not looked_through & {id(one) for one in kept}


def test_whoever_collects_nothing_is_left_so() -> None:
    gc.disable()
    try:
        with only_what_is_used():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_scikit_learn_is_not_found_meanwhile_but_afterwards_it_is() -> None:
    with only_what_is_used(), pytest.raises(ImportError):
        import sklearn  # noqa: F401 - only whether it can be
    assert "sklearn" not in sys.modules


def test_scikit_learn_that_is_in_use_stays_so(monkeypatch) -> None:
    in_use = ModuleType("sklearn")
    monkeypatch.setitem(sys.modules, "sklearn", in_use)
    with only_what_is_used():
        assert sys.modules["sklearn"] is in_use
    assert sys.modules["sklearn"] is in_use


def test_all_of_it_ends_with_an_import_that_fails() -> None:
    with pytest.raises(ImportError, match="no such library"), only_what_is_used():
        raise ImportError("no such library")
    assert gc.isenabled()
    assert "sklearn" not in sys.modules

"""The windows of the journeys, and work in the background that fails."""

import pytest

from tests.faults.broken_tasks import BrokenTasks
from tests.journeys.conftest import driver, hidden, photo

__all__ = ["driver", "hidden", "photo"]


@pytest.fixture
def broken(monkeypatch) -> BrokenTasks:
    return BrokenTasks(monkeypatch)

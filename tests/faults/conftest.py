"""The windows of the journeys."""

from tests.journeys.conftest import driver, hidden, photo

__all__ = ["driver", "hidden", "photo"]

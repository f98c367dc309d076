"""Where a person is in a training wizard."""

from enum import StrEnum


class Step(StrEnum):
    """Where a person is."""

    FOLDER = "folder"
    """Nothing is decided yet."""
    CHECK = "check"
    """A folder was scanned and adopted."""
    OPTIONS = "options"
    """The options are chosen; the run can begin."""
    RUN = "run"
    """The run is going on."""
    RESULT = "result"
    """The run has ended, in whichever way."""
